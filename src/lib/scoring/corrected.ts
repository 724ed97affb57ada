import type { Key, ModuleKey } from '../content/module.ts';
import { regrade, type Regraded, type Scores } from './regrade.ts';

/** A correction as it is told to a learner: the keys before it, of the items that it changed. */
type Told = {
	readonly keepBetter: boolean;
	readonly before: Readonly<Record<string, Key>>;
};

/** Marks an attempt from the key that holds now, going back through its corrections. */
export function marksOf(
	now: ModuleKey,
	corrections: readonly Told[],
	asked: readonly string[],
	mark: (key: ModuleKey) => Scores
): Regraded {
	let key = now;
	const later = [...corrections].reverse().map(({ keepBetter, before }) => {
		const after = key;
		key = { ...key, keys: { ...key.keys, ...before } };
		return { key: after, keepBetter };
	});
	return regrade(key, later.reverse(), asked, mark);
}
