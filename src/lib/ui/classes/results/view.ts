import { resultStates, type ResultRow } from '../../../scoring/results.ts';
import { fold } from '../../site/filter.ts';

/** Which students are shown: all, those who have handed in nothing, those to look at. */
export const shows = ['all', 'open', 'look'] as const;
export const sorts = [
	'student',
	'state',
	'mark',
	'answered',
	'began',
	'handed',
	'minutes'
] as const;
export type Sort = (typeof sorts)[number];

/** What is asked of a table of results. */
export type Wish = {
	readonly show: (typeof shows)[number];
	/** Words that a name must hold. */
	readonly q: string;
	readonly sort: Sort;
	/** The largest first. */
	readonly down: boolean;
};

/** Reads a wish from an address. What is not one of the choices asks nothing. */
export function wishOf(query: URLSearchParams): Wish {
	return {
		show: shows.find((one) => one === query.get('show')) ?? 'all',
		q: (query.get('q') ?? '').slice(0, 100).trim(),
		sort: sorts.find((one) => one === query.get('sort')) ?? 'student',
		down: query.get('down') !== null
	};
}

/** The address of a wish, from that of the page. */
export function addressOf(page: string, { show, q, sort, down }: Wish): string {
	const query = new URLSearchParams({
		...(show !== 'all' && { show }),
		...(q && { q }),
		...(sort !== 'student' && { sort }),
		...(down && { down: '' })
	}).toString();
	return query ? `${page}?${query}` : page;
}

/** The same table sorted by a column; by the same column again: the other way round. */
export const sortedBy = (wish: Wish, sort: Sort): Wish => ({
	...wish,
	sort,
	down: wish.sort === sort && !wish.down
});

/** In the class, and nothing of theirs was handed in. */
const isOpen = ({ state, removed }: ResultRow) =>
	!removed && state !== 'handed-in' && state !== 'late';

/** Whether a teacher may have something to do: decide, remind, or see why it was not handed in. */
const needsLook = ({ waiting, overdue, state, removed }: ResultRow): boolean =>
	waiting > 0 || (!removed && (overdue || state === 'closed'));

export const countOf = (rows: readonly ResultRow[]): Readonly<Record<Wish['show'], number>> => ({
	all: rows.length,
	open: rows.filter(isOpen).length,
	look: rows.filter(needsLook).length
});

/** The rows that fulfil a wish, in its order; what has no value stands last, whichever way round. */
export function arrange(rows: readonly ResultRow[], wish: Wish): readonly ResultRow[] {
	const words = fold(wish.q).split(/\s+/).filter(Boolean);
	const shown = rows.filter((row) => {
		const name = fold(`${row.name} ${row.namesake ? row.tag : ''}`);
		if (wish.show === 'open' && !isOpen(row)) return false;
		if (wish.show === 'look' && !needsLook(row)) return false;
		return words.every((word) => name.includes(word));
	});
	if (wish.sort === 'student') return wish.down ? shown.reverse() : shown;
	const valueOf = values[wish.sort];
	const sign = wish.down ? -1 : 1;
	return shown
		.map((row, index) => ({ row, index, value: valueOf(row) ?? null }))
		.sort((one, other) => {
			if (one.value === null || other.value === null) {
				return Number(one.value === null) - Number(other.value === null) || one.index - other.index;
			}
			return sign * (one.value - other.value) || one.index - other.index;
		})
		.map(({ row }) => row);
}

const values: Readonly<
	Record<Exclude<Sort, 'student'>, (row: ResultRow) => number | null | undefined>
> = {
	state: ({ state }) => resultStates.indexOf(state),
	mark: ({ shown }) => shown?.score?.share,
	answered: ({ shown }) => shown?.answered ?? 0,
	began: ({ shown }) => shown?.startedAt,
	handed: ({ shown }) => shown?.handedInAt,
	minutes: ({ shown }) => shown?.worked
};
