import type { ModuleKey } from '../content/module.ts';
import { asksTheSame, correctedKey } from '../scoring/correction.ts';
import * as regrades from './regrades.ts';
import type { Regrade } from './regrades.ts';
import * as revisions from './revisions.ts';
import type { Revision } from './revisions.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow, AttemptRow } from './store/tables.ts';

/* Attempts stay pinned to the edition that they were begun with; only keys come from a later one. */

/** Editions never change, so what was worked out once is kept. */
const kept = new Map<string, ModuleKey>();
const most = 200;

/**
 * The key after each regrade: the corrected one, item by item, where what is asked is unchanged, and
 * the one before it elsewhere.
 */
export function keysOf(pinned: Revision, later: readonly Pick<Regrade, 'to'>[]): ModuleKey[] {
	const keys: ModuleKey[] = [];
	let name = `${pinned.module.id} ${pinned.module.revision}`;
	let key = pinned.key;
	for (const { to } of later) {
		name += ` ${to.module.revision}`;
		key = kept.get(name) ?? keep(name, correctedKey({ module: pinned.module, key }, to));
		keys.push(key);
	}
	return keys;
}

function keep(name: string, key: ModuleKey): ModuleKey {
	if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
	kept.set(name, key);
	return key;
}

/** What an attempt is marked by. */
export type Marking = Revision & {
	/** `key` is the one it was begun with; these came after it, the last one holds. */
	readonly later: readonly { readonly regrade: Regrade; readonly key: ModuleKey }[];
};

/** @param all the regrades of its assignment */
export async function markingOf(
	db: Db,
	attempt: Pick<AttemptRow, 'module' | 'revision' | 'started_at'>,
	all: readonly Regrade[]
): Promise<Marking> {
	const pinned = await revisions.find(db, attempt.module, attempt.revision);
	const held = regrades.holding(all, attempt);
	const keys = keysOf(pinned, held);
	return { ...pinned, later: held.map((regrade, at) => ({ regrade, key: keys[at]! })) };
}

/** The key that holds. */
export const keyOf = ({ key, later }: Marking): ModuleKey => later.at(-1)?.key ?? key;

/**
 * The edition that a new attempt is begun with: the corrected one where it asks the same items, so
 * that all of the class are asked alike, else the one that was given.
 * @param all the regrades of the assignment
 */
export async function revisionFor(
	db: Db,
	assignment: AssignmentRow,
	all: readonly Regrade[]
): Promise<string> {
	const last = regrades.standing(all).at(-1);
	if (!last) return assignment.revision;
	const { module } = await revisions.find(db, assignment.module, assignment.revision);
	const chosen = assignment.items === null ? null : (JSON.parse(assignment.items) as string[]);
	return asksTheSame(module, last.to.module, chosen)
		? last.to.module.revision
		: assignment.revision;
}
