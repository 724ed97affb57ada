import * as audit from './audit.ts';
import * as passwords from './passwords.ts';
import * as phrases from './phrases.ts';
import * as roster from './roster.ts';
import type { Db } from './store/open.ts';

/** At once; each phrase takes a moment to be hashed. */
export const mostSlips = 100;

/** What is handed to one student on paper. */
export type Slip = { readonly name: string; readonly tag: string; readonly phrase: string };

/** Who may get one: has not come in yet. Whoever has, has a phrase of their own. */
export async function waiting(db: Db, id: string): Promise<roster.Student[]> {
	const all = await roster.list(db, id);
	return all.filter(({ joined_at, removed_at }) => joined_at === null && removed_at === null);
}

/**
 * Makes phrases for these students, to be printed. The form sent again prints the same ones.
 * @param form drawn when the form was shown
 */
export async function make(
	db: Db,
	secret: string,
	asked: {
		readonly class: string;
		readonly users: readonly string[];
		readonly form: string;
		readonly by: string;
	},
	now: Date
): Promise<Slip[]> {
	const wanted = new Set(asked.users);
	const chosen = (await waiting(db, asked.class))
		.filter(({ id }) => wanted.has(id))
		.slice(0, mostSlips);
	const made = await Promise.all(
		chosen.map(async ({ id, name, tag }) => {
			const phrase = phrases.drawFor(secret, `${asked.form} ${id}`);
			return { id, name, tag, phrase, hash: await passwords.hash(phrase) };
		})
	);
	await db.transaction().execute(async (all) => {
		for (const { id, hash } of made) await phrases.keep(all, id, hash, now);
		const deed = { class: asked.class, actor: asked.by, action: 'member.slips' };
		const detail = { students: made.map(({ id }) => id) };
		await audit.record(all, { ...deed, object: asked.class, detail }, now);
	});
	return made.map(({ name, tag, phrase }) => ({ name, tag, phrase }));
}
