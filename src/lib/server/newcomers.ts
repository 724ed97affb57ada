import * as guesses from './guesses.ts';
import type { Db } from './store/open.ts';
import * as tries from './tries.ts';

/*
 * How fast a class can fill. Whoever has its code can join under any name, so a vandal must not be able
 * to fill it before its teacher sees it; and a class behind one address joins within a minute. All is
 * counted by the code: other classes of the same school go on, and a new code begins anew. Places that
 * wait on the roster are taken at any time.
 */
const within = 10 * 60 * 1000;
const most = { forms: 360, network: 120, class: 240 };

type Door = { readonly class: string; readonly code: string; readonly network: string };

const count = ({ class: id, code }: Door, who: string, most: number): tries.Count => ({
	key: `join ${id} ${code} ${who}`,
	bound: { most, within }
});

/** Counts a form that was sent, right or not, as each costs a hash. @returns false: one too many */
export const knock = (db: Db, door: Door, now: Date): Promise<boolean> => {
	const { key, bound } = count(door, `forms ${door.network}`, most.forms);
	return guesses.allow(db, key, bound, now);
};

/** Counts somebody for whom nobody had made a place. @returns false: one too many */
export const enter = (transaction: Db, door: Door, now: Date): Promise<boolean> => {
	const counts = [count(door, `new ${door.network}`, most.network), count(door, 'new', most.class)];
	return tries.take(transaction, counts, now);
};
