import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModuleKey } from '../content/module.ts';
import { labels, type Label, type Trap } from '../content/vocabulary.ts';
import type { Answer, Confidence } from '../lesson/answer.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import type { Attempt } from './first.ts';
import { reportOf } from './report.ts';

const items = Object.fromEntries(clockModule.items.map((item) => [item.id, item]));
const steps = [['stop', 'oil', 'neglect'], ['strike'], ['when'], ['how-sure'], ['whose-word']];
const plan = {
	feedback: 'item',
	confidence: 'optional',
	blindReview: true,
	examples: ['wound', 'ran-down'],
	steps,
	items,
	sentences: {}
} as const;

const attempt = (given: Partial<Attempt>): Attempt => ({
	id: 'a',
	at: 0,
	plan,
	answers: {},
	confidence: {},
	handedIn: Object.keys(given.answers ?? {}),
	key: clockKey,
	...given
});
const say = (label: Label) => ({ label });

/** A module of nothing but label items; the labels take turns. */
function long(length: number, traps: (at: number) => Trap[] = () => ['number']) {
	const ids = Array.from({ length }, (_, at) => `item-${at}`);
	const was = (at: number) => labels[at % 3] as Label;
	const longKey: ModuleKey = {
		id: 'long',
		revision: 'long-1',
		keys: Object.fromEntries(
			ids.map((id, at) => [id, { ...clockKey.keys['stop'], answer: was(at), traps: traps(at) }])
		) as ModuleKey['keys']
	};
	const longPlan = {
		...plan,
		steps: ids.map((id) => [id]),
		items: Object.fromEntries(ids.map((id) => [id, { ...items['stop'], id }]))
	} as Attempt['plan'];
	const answers = (wrong: (at: number) => Label | undefined) =>
		Object.fromEntries(ids.map((id, at) => [id, { label: wrong(at) ?? was(at) }]));
	return { longKey, longPlan, answers };
}

describe('one lesson', () => {
	const report = reportOf([
		attempt({
			answers: {
				stop: say('evidence'),
				oil: say('evidence'),
				neglect: say('inference'),
				when: { pair: ['radio/2', 'courier/2'], verdict: 'disagreement', moved: ['number'] },
				'how-sure': { rungs: {} },
				wound: say('assertion')
			},
			confidence: { stop: 3, oil: 2, neglect: 1, when: 2, strike: 3 }
		})
	]);

	it('counts what was asked, and takes the unfinished for unanswered', () => {
		expect(report.tally).toEqual({
			asked: 7,
			answered: 4,
			right: 1,
			partly: 2,
			wrong: 1,
			unanswered: 3,
			credit: expect.closeTo(1 + 0 + 2 / 3 + 0.75, 12)
		});
		expect(report.byTask.compare).toMatchObject({ asked: 1, partly: 1, credit: 0.75 });
		expect(report.byTask.chain).toMatchObject({ asked: 1, answered: 0, credit: 0 });
	});

	it('adds up the certainty-based marks of what was answered: 3 − 2 + 0 − 2', () => {
		expect(report.certainty).toEqual({ sum: -1, of: 4 });
	});

	it('lays out the answers in the order asked', () => {
		expect(report.strip.map(({ item }) => item)).toEqual(steps.flat());
		expect(report.strip.slice(1, 4)).toEqual([
			{
				module: 'clock',
				item: 'oil',
				kind: 'label',
				outcome: 'wrong',
				credit: 0,
				certaintyMark: -2,
				was: 'inference',
				said: 'evidence'
			},
			{
				module: 'clock',
				item: 'neglect',
				kind: 'label',
				outcome: 'partly',
				credit: 2 / 3,
				certaintyMark: 0,
				was: 'assertion',
				said: 'inference',
				contested: true
			},
			{
				module: 'clock',
				item: 'strike',
				kind: 'label',
				outcome: 'unanswered',
				credit: null,
				was: 'evidence'
			}
		]);
	});

	it('holds confidence against full credit only', () => {
		expect(report.calibration).toMatchObject({
			n: 3,
			points: [{ n: 0 }, { n: 2, right: 0 }, { n: 1 }]
		});
	});

	it('draws no conclusion about the learner from a contested item, nor from a handful', () => {
		expect(report.judged).toBe(2);
		expect(report.matrix.assertion.inference).toBe(0);
		expect(report.byTrap).toEqual({ number: { right: 0, total: 1 } });
		expect(report.finding).toEqual({ kind: 'too-few', of: 2 });
		expect(report.discernment.evidence).toMatchObject({ enough: false, signals: 1, noises: 1 });
		expect(report.common).toEqual({ errors: 1, traps: [{ trap: 'number', count: 1 }] });
	});
});

it('what was chosen but not handed in is not an answer', () => {
	const open = attempt({ answers: { stop: say('inference') }, handedIn: [] });
	expect(reportOf([open]).tally).toMatchObject({ wrong: 0, unanswered: 7 });
});

it('of several answers to an item the first complete one counts, once', () => {
	const report = reportOf([
		attempt({ id: 'x', at: 3, answers: { stop: say('evidence') } }),
		attempt({ id: 'z', at: 1, answers: { stop: {} } }),
		attempt({ id: 'y', at: 2, answers: { stop: say('assertion') } })
	]);
	expect(report.tally).toMatchObject({ asked: 7, answered: 1, wrong: 1, right: 0 });
});

it('the same item of another module is another item', () => {
	const other = attempt({ id: 'b', key: { ...clockKey, id: 'other' } });
	expect(reportOf([attempt({}), other]).tally.asked).toBe(14);
});

it('a headline comes with what its errors have in common, and discernment with enough of it', () => {
	const { longKey, longPlan, answers } = long(60);
	const report = reportOf([
		attempt({
			key: longKey,
			plan: longPlan,
			// Every third sentence is an inference: one in two of them is called evidence.
			answers: answers((at) => (at % 6 === 1 ? 'evidence' : at === 2 ? 'inference' : undefined))
		})
	]);
	expect(report.finding).toEqual({
		kind: 'confuses',
		was: 'inference',
		said: 'evidence',
		count: 10,
		of: 20
	});
	expect(report.common).toEqual({ errors: 10, traps: [{ trap: 'number', count: 10 }] });
	expect(report.discernment.evidence).toMatchObject({
		enough: true,
		hits: 20,
		falseAlarms: 10,
		noises: 40
	});
	expect(report.tally.right).toBe(49);
});

describe('what the errors have in common', () => {
	const common = (wrong: (at: number) => Label | undefined, traps?: (at: number) => Trap[]) => {
		const { longKey, longPlan, answers } = long(60, traps);
		const { finding, common } = reportOf([
			attempt({ key: longKey, plan: longPlan, answers: answers(wrong) })
		]);
		return { kind: finding.kind, ...common };
	};

	it('is told of those toward the label leaned to', () => {
		// Sentences 1, 4, 7 … are inferences, 2, 5, 8 … assertions; 0 and 3 are missed evidence.
		const wrong = (at: number) => (at < 4 ? 'assertion' : at < 20 ? 'evidence' : undefined);
		expect(common(wrong)).toMatchObject({ kind: 'leans', errors: 11 });
	});

	it('is told of those with the trap that is missed, the most frequent first', () => {
		const slips: Label[] = ['inference', 'assertion', 'evidence'];
		const wrong = (at: number) => (at < 7 ? slips[at % 3] : undefined);
		const traps = (at: number): Trap[] =>
			at < 6 ? (['hedge', 'number'].slice(at % 3 ? 1 : 0) as Trap[]) : ['method'];
		expect(common(wrong, traps)).toEqual({
			kind: 'misses-trap',
			errors: 6,
			traps: [
				{ trap: 'number', count: 6 },
				{ trap: 'hedge', count: 2 }
			]
		});
	});
});

it('an empty list is a report of nothing', () => {
	const report = reportOf([]);
	expect(report.tally).toMatchObject({ asked: 0, answered: 0, credit: 0 });
	expect(report.finding).toEqual({ kind: 'too-few', of: 0 });
	const figures: unknown[] = [];
	JSON.stringify(report, (_, value) => (figures.push(value), value));
	expect(figures).not.toContain(NaN);
});

it('the order of attempts, of their records and of repeats changes nothing', () => {
	const answer = fc.record({ label: fc.constantFrom(...labels) });
	const ids = ['stop', 'oil', 'neglect', 'strike'];
	const one = fc.record({
		at: fc.nat(3),
		answers: fc.array(fc.tuple(fc.constantFrom(...ids), answer as fc.Arbitrary<Answer>)),
		confidence: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom<Confidence>(1, 2, 3)))
	});
	const build = fc.array(one, { maxLength: 5 }).map((list) =>
		list.map(({ at, answers, confidence }, index) =>
			attempt({
				id: `attempt-${index}`,
				at,
				answers: Object.fromEntries(answers),
				confidence: Object.fromEntries(confidence)
			})
		)
	);
	const turned = (record: object) => Object.fromEntries(Object.entries(record).toReversed());
	const twice = build.chain((list) =>
		fc.tuple(
			fc.constant(list),
			fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })
		)
	);
	fc.assert(
		fc.property(twice, ([list, shuffled]) => {
			const again = shuffled.map((one) => ({
				...one,
				answers: turned(one.answers),
				confidence: turned(one.confidence),
				handedIn: one.handedIn.toReversed()
			}));
			expect(reportOf(again)).toEqual(reportOf(list));
		})
	);
});

it('an item without a key is an error that names it', () => {
	const broken = attempt({ key: { ...clockKey, keys: {} } });
	expect(() => reportOf([broken])).toThrow(/"stop" of module "clock"/);
});
