import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates } from '../lesson/candidates.ts';
import type { LessonEvent } from '../lesson/event.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { rehearse } from '../lesson/rehearse.ts';
import { advance, begin, can, type LessonSnapshot } from '../lesson/snapshot.ts';
import { feedbackTimes, type FeedbackTime } from './store/tables.ts';
import { hintsOf, keysOf, unlocked } from './unlocking.ts';

const due = '2026-11-14T22:59:00.000Z';
const before = new Date('2026-11-14T22:58:59.999Z');
const after = new Date(due);

const planOf = (feedback: FeedbackTime, seed = 1) =>
	planLesson(clockModule, {
		feedback: feedback === 'item' ? 'item' : 'set',
		confidence: 'off',
		seed
	});
const free = (snapshot: LessonSnapshot, feedback: FeedbackTime, now = before) =>
	unlocked(snapshot, { feedback, dueAt: due }, now);

const toItems: LessonEvent[] = [{ type: 'begin' }, { type: 'leave-examples' }];
const label = (item: string): LessonEvent => ({
	type: 'choose',
	item,
	answer: { label: 'evidence' }
});

describe('an example', () => {
	const begun = rehearse(planOf('never'), { type: 'begin' });

	it('is explained from the start if it is worked', () => {
		expect(free(begin(planOf('never')), 'never')).toEqual(['wound']);
		expect(free(begun, 'never')).toEqual(['wound']);
	});

	it('is explained once it is answered if it is to be completed', () => {
		const turned = advance(begun, { type: 'turn' });
		expect(free(turned, 'never')).toEqual(['wound']);
		expect(free(advance(turned, label('ran-down')), 'never')).toEqual(['wound', 'ran-down']);
	});
});

describe('an item asked', () => {
	const [first = ''] = planOf('item').steps[0] ?? [];
	const answered = rehearse(planOf('item'), ...toItems, label(first));
	const submitted = advance(answered, { type: 'submit' });
	const set = rehearse(planOf('submission'), ...toItems, label(first), label('oil'));
	const finished = advance(set, { type: 'finish' });
	const asked = planOf('submission').steps.flat();

	it('is explained when it is handed in, if that is wanted after each', () => {
		expect(free(answered, 'item')).toEqual(['wound']);
		expect(free(submitted, 'item')).toEqual(['wound', first]);
		expect(free(advance(submitted, { type: 'finish' }), 'item')).toEqual(['wound', ...asked]);
	});

	it('is explained with all others when the lesson is handed in', () => {
		expect(free(set, 'submission')).toEqual(['wound']);
		expect(free(finished, 'submission')).toEqual(['wound', ...asked]);
	});

	it('is explained once the lesson is due, but only if it is handed in', () => {
		expect(free(finished, 'due', before)).toEqual(['wound']);
		expect(free(finished, 'due', after)).toEqual(['wound', ...asked]);
		expect(free(set, 'due', after)).toEqual(['wound']);
		expect(unlocked(finished, { feedback: 'due', dueAt: null }, after)).toEqual(['wound']);
	});

	it('is never explained if that is wanted', () => {
		expect(free(finished, 'never', after)).toEqual(['wound']);
	});
});

describe('a hint', () => {
	const hinted = rehearse(
		planOf('item'),
		...toItems,
		{ type: 'look', item: 'oil' },
		{
			type: 'hint',
			item: 'oil'
		}
	);

	it('is the words that settle it, and nothing else of the key', () => {
		expect(hintsOf(hinted, clockKey, [])).toEqual({ oil: clockKey.keys['oil']?.settles });
	});

	it('is not said beside the key', () => expect(hintsOf(hinted, clockKey, ['oil'])).toEqual({}));
});

it('leaves out how certain a sentence sounds while a ladder asks for that', () => {
	const plan = planOf('item');
	const oil = rehearse(plan, ...toItems, { type: 'look', item: 'oil' }, label('oil'), {
		type: 'submit'
	});
	expect(keysOf(oil, clockKey, ['oil'])).toEqual({
		oil: { ...clockKey.keys['oil'], certainty: 'none' }
	});
	const ladder = advance(
		advance(oil, { type: 'look', item: 'how-sure' }),
		candidates(advance(oil, { type: 'look', item: 'how-sure' })).find(
			({ type }) => type === 'choose'
		)!
	);
	const both = advance(ladder, { type: 'submit' });
	expect(keysOf(both, clockKey, ['oil'])).toEqual({ oil: clockKey.keys['oil'] });
});

it('never unlocks what can still be changed, nor what is not asked, and takes nothing back', () => {
	const walk = fc.array(fc.tuple(fc.nat(), fc.nat(30)), { maxLength: 60 });
	fc.assert(
		fc.property(fc.constantFrom(...feedbackTimes), fc.nat(), walk, (feedback, seed, steps) => {
			const plan = planOf(feedback, seed);
			const asked = plan.steps.flat();
			let snapshot = begin(plan);
			for (const [choice, turn] of steps) {
				const known = free(snapshot, feedback, after);
				const legal = candidates(snapshot, turn);
				if (legal.length === 0) return;
				snapshot = advance(snapshot, legal[choice % legal.length]!);
				const now = free(snapshot, feedback, after);
				expect(now).toEqual(expect.arrayContaining(known));
				for (const id of now) expect([...plan.examples, ...asked]).toContain(id);
				for (const id of now.filter((one) => asked.includes(one))) {
					const change = candidates(snapshot, turn).filter(
						(event) => event.type === 'choose' && event.item === id
					);
					expect(change).toEqual([]);
					expect(can(snapshot, label(id))).toBe(false);
				}
			}
		})
	);
});
