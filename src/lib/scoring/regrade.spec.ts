import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labels, type Label } from '../content/vocabulary.ts';
import { clockKey } from '../lesson/fixture.ts';
import type { Score } from './attemptmark.ts';
import { marksOf } from './corrected.ts';
import { editionOf } from './correctedfixture.ts';
import { regrade, type Scores } from './regrade.ts';

const asked = ['stop', 'strike'];
const score = (points: number): Score => ({
	asked: 2,
	answered: 2,
	points,
	of: 2,
	share: points / 2
});
/** Right where the key says what was chosen. */
const marker = (chosen: Readonly<Record<string, Label>>) => (key: typeof clockKey) => {
	const points = asked.filter((id) => {
		const one = key.keys[id];
		return one?.kind === 'label' && one.answer === chosen[id];
	}).length;
	return { all: score(points), inTime: score(points) } satisfies Scores;
};
const key = (stop: Label, strike: Label) => editionOf('clock-2', { stop, strike }).key;
const label = fc.constantFrom(...labels);
const answers = fc.record({ stop: label, strike: label });
const later = fc.array(
	fc
		.tuple(label, label, fc.boolean())
		.map(([stop, strike, keepBetter]) => ({ key: key(stop, strike), keepBetter })),
	{ maxLength: 4 }
);

it('says what it was and what it would be beside what counts', () => {
	const chosen = { stop: 'evidence', strike: 'inference' } as const;
	const worse = key('inference', 'evidence');
	const marked = (keepBetter: boolean) =>
		regrade(clockKey, [{ key: worse, keepBetter }], asked, marker(chosen));
	expect(marked(true)).toMatchObject({
		all: { points: 1 },
		regraded: { was: { all: { points: 1 } }, by: { all: { points: 0 } } }
	});
	expect(marked(false)).toMatchObject({ all: { points: 0 } });
});

it('is no regrade where nothing that was asked is marked differently', () => {
	const other = editionOf('clock-2', { oil: 'assertion' }).key;
	const marked = regrade(clockKey, [{ key: other, keepBetter: false }], asked, marker({}));
	expect(marked.regraded).toBeNull();
});

it('makes no mark less where the better one is kept, and is the last key’s where it is not', () => {
	fc.assert(
		fc.property(answers, later, (chosen, regradings) => {
			const mark = marker(chosen);
			const { all, regraded } = regrade(clockKey, regradings, asked, mark);
			const before = mark(clockKey).all.points;
			const last = mark(regradings.at(-1)?.key ?? clockKey).all.points;
			expect(regraded?.was.all.points ?? before).toBe(before);
			expect(regraded?.by.all.points ?? last).toBe(last);
			if (regradings.every(({ keepBetter }) => keepBetter)) {
				expect(all.points).toBe(
					Math.max(before, ...regradings.map(({ key }) => mark(key).all.points))
				);
			}
			if (regradings.at(-1)?.keepBetter === false) expect(all.points).toBe(last);
		})
	);
});

it('comes to the same from the key that holds now, going back through what was corrected', () => {
	fc.assert(
		fc.property(answers, later, (chosen, regradings) => {
			const mark = marker(chosen);
			const now = regradings.at(-1)?.key ?? clockKey;
			const told = regradings.map(({ keepBetter }, at) => {
				const { keys } = regradings[at - 1]?.key ?? clockKey;
				return { keepBetter, before: { stop: keys['stop']!, strike: keys['strike']! } };
			});
			const back = marksOf(now, told, asked, mark);
			const { all, regraded } = regrade(clockKey, regradings, asked, mark);
			expect(back.all).toEqual(all);
			expect(back.regraded?.was).toEqual(regraded?.was);
		})
	);
});
