import type { Part } from '../../scoring/parts.ts';

/** What each part of an answer earned, one phrase a part: “sentences 2 of 2”, “verdict, near”. */
export function earned(parts: readonly Part[]): readonly string[] {
	const places = parts.filter(({ part }) => part === 'first' || part === 'second');
	const found = places.filter(({ credit }) => credit === 1).length;
	return [
		...(places.length > 0 ? [`sentences ${found} of ${places.length}`] : []),
		...parts.flatMap(({ part, credit }) => phrases[part]?.[degree(credit)] ?? [])
	];
}

type Degree = 'full' | 'some' | 'none';
const degree = (credit: number): Degree => (credit === 1 ? 'full' : credit > 0 ? 'some' : 'none');

const phrases: Partial<Record<Part['part'], Partial<Record<Degree, string>>>> = {
	verdict: { full: 'verdict, right', some: 'verdict, near', none: 'verdict, missed' },
	mechanism: {
		full: 'what moved, right',
		some: 'what moved, in part',
		none: 'what moved, missed'
	},
	order: { full: 'order, right', some: 'order, in part', none: 'order, turned round' },
	rose: { full: 'the rise, found', none: 'the rise, missed' },
	links: { full: 'links, right', some: 'links, in part', none: 'links, missed' },
	independent: { full: 'count, right', none: 'count, missed' }
};
