import { randomUUID } from 'node:crypto';
import type { Db } from './store/open.ts';

type Deed = {
	/** null: it belongs to no class. */
	readonly class: string | null;
	/** Who did it. */
	readonly actor: string;
	/** Noun and verb: `assignment.update`. */
	readonly action: string;
	/** The id of what was changed. */
	readonly object: string;
	/** What can be told in JSON: what it was, what it is. */
	readonly detail?: unknown;
};

/** Keeps who changed a mark, a date or a person's rights. */
export async function record(db: Db, deed: Deed, now: Date): Promise<void> {
	const { detail = {}, ...rest } = deed;
	const row = { id: randomUUID(), ...rest, detail: JSON.stringify(detail), at: now.toISOString() };
	await db.insertInto('audit').values(row).execute();
}
