import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels } from '../content/vocabulary.ts';
import { confidences, type Answer, type Confidence } from '../lesson/answer.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { start } from '../lesson/context.ts';
import { planLesson } from '../lesson/plan.ts';
import { markAttempt } from './attemptmark.ts';

const plan = planLesson(clockModule, {
	feedback: 'item',
	confidence: 'optional',
	tasks: 'sentences',
	seed: 1
});
const asked = plan.steps.flat();
const right = Object.fromEntries(
	asked.map((id) => {
		const key = clockKey.keys[id];
		return [id, { label: key?.kind === 'label' ? key.answer : 'evidence' } as Answer];
	})
);
const wrong: Answer = { label: 'evidence' };
const [first = '', second = ''] = asked;
const credit = { certainty: false, ranOut: false };

const attempt = (
	answers: Readonly<Record<string, Answer>>,
	handedIn: readonly string[] = Object.keys(answers),
	confidence: Readonly<Record<string, Confidence>> = {}
) => ({ ...start(plan), answers, handedIn, confidence });

describe('the mark of an attempt', () => {
	it('is its credit over what was asked', () => {
		expect(markAttempt(attempt(right), clockKey, credit)).toMatchObject({
			asked: 4,
			answered: 4,
			points: 4,
			of: 4,
			share: 1
		});
		const half = markAttempt(
			attempt({ [first]: right[first]!, [second]: wrong }),
			clockKey,
			credit
		);
		expect(half).toMatchObject({ asked: 4, answered: 2, points: 1, share: 0.25 });
	});

	it('takes a contested item by the votes', () => {
		const { points } = markAttempt(attempt({ neglect: { label: 'inference' } }), clockKey, credit);
		expect(points).toBeCloseTo(2 / 3, 12);
	});

	it('holds answers that were chosen and not handed in only where time ran out', () => {
		const chosen = attempt({ ...right, [second]: {} }, [first]);
		expect(markAttempt(chosen, clockKey, credit)).toMatchObject({ answered: 1, points: 1 });
		const ranOut = markAttempt(chosen, clockKey, { ...credit, ranOut: true });
		expect(ranOut).toMatchObject({ answered: 3, points: 3 });
	});

	it('is no mark where nothing was asked', () => {
		const empty = { ...start({ ...plan, steps: [] }), handedIn: [] };
		expect(markAttempt(empty, clockKey, credit)).toMatchObject({ asked: 0, share: null });
	});

	it('names the item that has no key', () => {
		const broken = { ...clockKey, keys: {} };
		expect(() => markAttempt(attempt(right), broken, credit)).toThrow(
			/"stop-bare" of module "clock"/
		);
	});
});

describe('with certainty-based marks', () => {
	const certainty = { certainty: true, ranOut: false };

	it('three for each item are the whole', () => {
		const sure = Object.fromEntries(asked.map((id) => [id, 3 as const]));
		expect(markAttempt(attempt(right, asked, sure), clockKey, certainty)).toMatchObject({
			points: 12,
			of: 12,
			share: 1
		});
	});

	it('takes one who does not say how sure to guess', () => {
		expect(markAttempt(attempt(right), clockKey, certainty).share).toBeCloseTo(1 / 3, 12);
	});

	it('costs what was sure and wrong, but never more than there is', () => {
		const answers = { ...right, [second]: wrong };
		const one = markAttempt(
			attempt(answers, asked, { [first]: 3, [second]: 2 }),
			clockKey,
			certainty
		);
		expect(one.points).toBe(3 - 2 + 1 + 1);
		const all = markAttempt(
			attempt({ [second]: wrong }, [second], { [second]: 3 }),
			clockKey,
			certainty
		);
		expect(all).toMatchObject({ points: 0, share: 0 });
	});
});

const answers = fc.dictionary(
	fc.constantFrom(...asked),
	fc.record({ label: fc.constantFrom(...labels) })
);
const sureness = fc.dictionary(fc.constantFrom(...asked), fc.constantFrom(...confidences));

it('lies between 0 and 1, and an answer more never lowers a mark by credit', () => {
	fc.assert(
		fc.property(answers, sureness, fc.boolean(), (given, sure, certain) => {
			const marked = markAttempt(attempt(given, asked, sure), clockKey, {
				certainty: certain,
				ranOut: false
			});
			expect(marked.share).toBeGreaterThanOrEqual(0);
			expect(marked.share).toBeLessThanOrEqual(1);
			expect(marked.answered).toBe(Object.keys(given).length);
			const [one] = Object.keys(given);
			if (!one || certain) return;
			const fewer = markAttempt(attempt({ ...given, [one]: {} }, asked, sure), clockKey, credit);
			expect(fewer.points).toBeLessThanOrEqual(marked.points);
		})
	);
});
