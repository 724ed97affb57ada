import { describe, expect, it } from 'vitest';
import type { LessonEvent } from './event.ts';
import { clockModule, clockModuleOf } from './fixture.ts';
import { planLesson, type LessonOptions } from './plan.ts';
import { rehearse } from './rehearse.ts';
import { advance, begin, can, where, type LessonSnapshot } from './snapshot.ts';

const planOf = (options: Partial<LessonOptions> = {}, module = clockModule) =>
	planLesson(module, { feedback: 'item', confidence: 'optional', seed: 1, ...options });
const labels = clockModuleOf('oil', 'neglect', 'strike');

const on: LessonEvent[] = [{ type: 'begin' }];
const submit: LessonEvent = { type: 'submit' };
const skip: LessonEvent = { type: 'skip' };
const next: LessonEvent = { type: 'next' };
const finish: LessonEvent = { type: 'finish' };
const look = (item: string): LessonEvent => ({ type: 'look', item });
const label = (item: string): LessonEvent => ({
	type: 'choose',
	item,
	answer: { label: 'inference' }
});
const flag = (item: string, on = true): LessonEvent => ({ type: 'flag', item, on });
const sure = (item: string, confidence: 1 | 2 | 3 | null): LessonEvent => ({
	type: 'sure',
	item,
	confidence
});
const dissent = (item: string, reason = 'The cold was not seen.'): LessonEvent => ({
	type: 'disagree',
	item,
	reason
});
const contextOf = ({ context }: LessonSnapshot) => context;
const at = (snapshot: LessonSnapshot) => [where(snapshot), contextOf(snapshot).item];

describe('the worked examples', () => {
	it('are paged through, or left before their end', () => {
		const first = rehearse(planOf(), ...on);
		expect(where(first)).toBe('examples');
		const second = advance(first, { type: 'turn' });
		expect([where(second), contextOf(second).example]).toEqual(['examples', 1]);
		expect(where(advance(second, { type: 'turn' }))).toBe('answering');
		expect(where(advance(first, { type: 'leave-examples' }))).toBe('answering');
	});

	it('take an answer only to the completion example on the page, and never mark it', () => {
		const first = rehearse(planOf(), ...on);
		expect(can(first, label('wound'))).toBe(false);
		expect(can(first, label('ran-down'))).toBe(false);
		const second = rehearse(planOf(), ...on, { type: 'turn' }, label('ran-down'));
		expect(contextOf(second).answers['ran-down']).toEqual({ label: 'inference' });
		expect(can(second, sure('ran-down', 1))).toBe(false);
		const done = rehearse(
			planOf({ feedback: 'set' }),
			...on,
			{ type: 'turn' },
			label('ran-down'),
			{ type: 'turn' },
			finish
		);
		expect(contextOf(done).handedIn).toEqual([]);
	});

	it('are passed over where there are none', () => {
		expect(where(rehearse(planOf({}, labels), ...on))).toBe('answering');
	});
});

it('is done at once where nothing is asked', () => {
	const plan = planOf({}, clockModuleOf('wound'));
	expect(where(rehearse(plan, ...on, { type: 'turn' }))).toBe('done');
	expect(where(rehearse(planOf({}, clockModuleOf()), ...on))).toBe('done');
});

describe('answering', () => {
	const plan = planOf({}, clockModuleOf('oil', 'when', 'strike'));

	it('replaces the fields that a choice names, and keeps the others', () => {
		const lesson = rehearse(
			plan,
			...on,
			look('when'),
			{ type: 'choose', item: 'when', answer: { verdict: 'update', moved: ['date'] } },
			{ type: 'choose', item: 'when', answer: { moved: [] } }
		);
		expect(contextOf(lesson).answers['when']).toEqual({ verdict: 'update', moved: [] });
	});

	it('may say the same again, to no effect', () => {
		const events = [...on, label('oil'), sure('oil', 2), flag('oil')];
		const once = rehearse(plan, ...events);
		const twice = rehearse(plan, ...events, label('oil'), sure('oil', 2), flag('oil'));
		expect(contextOf(twice)).toEqual(contextOf(once));
	});

	it('takes choices, confidence, flags and hints for items of the current step alone', () => {
		const lesson = rehearse(plan, ...on);
		for (const event of [
			label('strike'),
			sure('strike', 1),
			flag('strike'),
			{ type: 'hint', item: 'strike' } as const
		]) {
			expect(can(lesson, event)).toBe(false);
			expect(can(advance(lesson, look('strike')), event)).toBe(true);
		}
	});

	it('counts hints', () => {
		const hint: LessonEvent = { type: 'hint', item: 'oil' };
		expect(contextOf(rehearse(plan, ...on, hint, hint)).hints).toEqual({ oil: 2 });
	});

	it('hands in only what is complete', () => {
		const open = rehearse(plan, ...on);
		expect(can(open, submit)).toBe(false);
		const shown = rehearse(plan, ...on, label('oil'), submit);
		expect(at(shown)).toEqual(['feedback', 'oil']);
		expect(contextOf(shown).handedIn).toEqual(['oil']);
		expect(can(shown, label('oil'))).toBe(false);
	});
});

describe('confidence', () => {
	const plan = (confidence: LessonOptions['confidence']) => planOf({ confidence }, labels);

	it('is refused when off', () => {
		const lesson = rehearse(plan('off'), ...on);
		expect(can(lesson, sure('oil', 3))).toBe(false);
		expect(can(lesson, sure('oil', null))).toBe(false);
	});

	it('is needed to hand in when required, and only then', () => {
		const lesson = rehearse(plan('required'), ...on, label('oil'));
		expect(can(lesson, submit)).toBe(false);
		expect(can(advance(lesson, sure('oil', 1)), submit)).toBe(true);
		expect(can(rehearse(plan('optional'), ...on, label('oil')), submit)).toBe(true);
	});

	it('can be taken back', () => {
		const lesson = rehearse(plan('required'), ...on, label('oil'), sure('oil', 1));
		const back = advance(lesson, sure('oil', null));
		expect(contextOf(back).confidence).toEqual({});
		expect(can(back, submit)).toBe(false);
	});
});

describe('the way through the steps', () => {
	const plan = planOf({}, clockModuleOf('oil', 'neglect', 'strike', 'when'));

	it('comes back to what was skipped after all the others', () => {
		const lesson = rehearse(plan, ...on, skip, label('neglect'), submit, next);
		expect(at(lesson)).toEqual(['answering', 'strike']);
		const further = rehearse(plan, ...on, skip, label('neglect'), submit, next, skip);
		expect(at(further)).toEqual(['answering', 'when']);
		const round = advance(further, skip);
		expect(at(round)).toEqual(['answering', 'oil']);
		expect(at(advance(round, skip))).toEqual(['answering', 'strike']);
		expect(contextOf(round).skipped).toEqual([0, 2, 3]);
	});

	it('forgets that a step was skipped once it is handed in', () => {
		const lesson = rehearse(plan, ...on, skip, look('oil'), label('oil'), submit);
		expect(contextOf(lesson).skipped).toEqual([]);
	});

	it('goes on to the step that follows, and only from the last back to the first', () => {
		const lesson = rehearse(plan, ...on, look('neglect'), label('neglect'), submit, next);
		expect(at(lesson)).toEqual(['answering', 'strike']);
		const last = [look('when'), skip].reduce(advance, lesson);
		expect(at(last)).toEqual(['answering', 'oil']);
	});

	it('cannot skip the last open step', () => {
		const one = planOf({}, clockModuleOf('oil'));
		expect(can(rehearse(one, ...on), skip)).toBe(false);
	});

	it('goes back to a step by looking: to its feedback, if it was handed in', () => {
		const shown = rehearse(plan, ...on, label('oil'), submit);
		const ahead = advance(shown, look('strike'));
		expect(at(ahead)).toEqual(['answering', 'strike']);
		expect(at(advance(ahead, look('oil')))).toEqual(['feedback', 'oil']);
		expect(at(advance(advance(ahead, look('oil')), next))).toEqual(['answering', 'neglect']);
	});

	it('ends when nothing is open', () => {
		const two = planOf({}, clockModuleOf('oil', 'strike'));
		const last = rehearse(two, ...on, look('strike'), label('strike'), submit, next);
		expect(at(last)).toEqual(['answering', 'oil']);
		const end = [label('oil'), submit, next].reduce(advance, last);
		expect(where(end)).toBe('done');
		expect(contextOf(end).submitted).toEqual([1, 0]);
	});

	it('can end early: what is open stays unanswered', () => {
		const lesson = rehearse(plan, ...on, label('oil'), submit, next, label('neglect'), finish);
		expect(where(lesson)).toBe('done');
		expect(contextOf(lesson).handedIn).toEqual(['oil']);
		expect(can(lesson, look('oil'))).toBe(false);
	});
});

describe('feedback after a passage', () => {
	it('hands in its sentences together', () => {
		const plan = planOf({ feedback: 'passage' }, labels);
		const half = rehearse(plan, ...on, label('oil'));
		expect(can(half, submit)).toBe(false);
		const shown = rehearse(plan, ...on, look('neglect'), label('oil'), label('neglect'), submit);
		expect(at(shown)).toEqual(['feedback', 'oil']);
		expect(contextOf(shown).handedIn).toEqual(['oil', 'neglect']);
		expect(at(advance(shown, look('neglect')))).toEqual(['feedback', 'neglect']);
	});
});

describe('feedback after the set', () => {
	const plan = planOf({ feedback: 'set' }, labels);
	const all = [...on, label('oil'), label('neglect'), label('strike')];

	it('goes straight to the feedback when nothing is flagged', () => {
		expect(where(rehearse(plan, ...all, submit))).toBe('feedback');
		expect(where(rehearse(plan, ...all, submit, next))).toBe('done');
	});

	it('goes straight to the feedback where no review is wanted', () => {
		const plan = planOf({ feedback: 'set', blindReview: false }, labels);
		expect(where(rehearse(plan, ...all, flag('strike'), submit))).toBe('feedback');
	});

	it('first shows the flagged items again, without their key', () => {
		const blind = rehearse(plan, ...all, flag('strike'), flag('neglect'), submit);
		expect(at(blind)).toEqual(['reviewing', 'neglect']);
		expect(contextOf(blind).handedIn).toEqual([]);
		expect(can(blind, dissent('neglect'))).toBe(false);
		expect(at(advance(blind, look('strike')))).toEqual(['reviewing', 'strike']);
		for (const event of [look('oil'), label('oil'), sure('oil', 2), flag('oil'), skip]) {
			expect(can(blind, event)).toBe(false);
		}
		expect(can(blind, sure('strike', 2))).toBe(true);
		const shown = [label('strike'), submit].reduce(advance, blind);
		expect(at(shown)).toEqual(['feedback', 'oil']);
		expect(contextOf(shown).handedIn).toEqual(['oil', 'neglect', 'strike']);
	});

	it('keeps an item in the review when its flag is taken off, so that it can be put on again', () => {
		const blind = rehearse(plan, ...all, flag('strike'), submit, flag('strike', false));
		expect(contextOf(blind).flagged).toEqual([]);
		expect(can(blind, flag('strike'))).toBe(true);
		expect(can(blind, label('strike'))).toBe(true);
		expect(where(advance(blind, submit))).toBe('feedback');
	});

	it('is not reviewed under the other policies', () => {
		const each = planOf({ feedback: 'item' }, labels);
		expect(where(rehearse(each, ...on, label('oil'), flag('oil'), submit))).toBe('feedback');
	});

	it('counts the complete answers as handed in when it is ended early', () => {
		const early = rehearse(plan, ...on, label('strike'), label('oil'), finish);
		expect(contextOf(early).handedIn).toEqual(['oil', 'strike']);
		expect(contextOf(early).submitted).toEqual([]);
		const blind = rehearse(plan, ...all, flag('oil'), submit, finish);
		expect(contextOf(blind).handedIn).toEqual(['oil', 'neglect', 'strike']);
	});
});

describe('disagreement', () => {
	const plan = planOf({}, labels);

	it('is heard once the item was handed in, and even when the lesson is done', () => {
		const open = rehearse(plan, ...on, label('oil'));
		expect(can(open, dissent('oil'))).toBe(false);
		const shown = advance(open, submit);
		const heard = [dissent('oil', 'First.'), next, dissent('oil', 'Second.')].reduce(
			advance,
			shown
		);
		expect(contextOf(heard).disagreements).toEqual({ oil: 'Second.' });
		expect(where(heard)).toBe('answering');
		const done = advance(heard, finish);
		expect(can(done, dissent('oil'))).toBe(true);
		expect(can(done, dissent('strike'))).toBe(false);
	});

	it('needs a reason of at most 2,000 characters', () => {
		const shown = rehearse(plan, ...on, label('oil'), submit);
		expect(can(shown, dissent('oil', ''))).toBe(false);
		expect(can(shown, dissent('oil', 'x'.repeat(2000)))).toBe(true);
		expect(can(shown, dissent('oil', 'x'.repeat(2001)))).toBe(false);
	});
});

it('starts in the briefing, where only beginning is possible', () => {
	const lesson = begin(planOf());
	expect(where(lesson)).toBe('briefing');
	for (const event of [submit, skip, next, finish, look('oil'), label('oil')]) {
		expect(advance(lesson, event)).toBe(lesson);
	}
});
