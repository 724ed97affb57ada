import type { LessonContext } from './context.ts';
import { isAnswered, itemsOf, nextOpen, stepOf } from './context.ts';
import type { LessonEvent, LessonEventType } from './event.ts';

/* What each event changes. That it may happen has been checked before. */

type Change = Partial<LessonContext>;
type Event<T extends LessonEventType> = Extract<LessonEvent, { type: T }>;

export const look = (context: LessonContext, { item }: Event<'look'>): Change => ({
	step: stepOf(context, item),
	item
});

export const choose = (context: LessonContext, { item, answer }: Event<'choose'>): Change => ({
	answers: { ...context.answers, [item]: { ...context.answers[item], ...answer } }
});

export function sure(context: LessonContext, { item, confidence }: Event<'sure'>): Change {
	if (confidence) return { confidence: { ...context.confidence, [item]: confidence } };
	const others = Object.entries(context.confidence).filter(([id]) => id !== item);
	return { confidence: Object.fromEntries(others) };
}

export function flag({ flagged }: LessonContext, { item, on }: Event<'flag'>): Change {
	if (on === flagged.includes(item)) return {};
	return { flagged: on ? [...flagged, item] : flagged.filter((id) => id !== item) };
}

export const hint = ({ hints }: LessonContext, { item }: Event<'hint'>): Change => ({
	hints: { ...hints, [item]: (hints[item] ?? 0) + 1 }
});

export const disagree = (context: LessonContext, event: Event<'disagree'>): Change => ({
	disagreements: { ...context.disagreements, [event.item]: event.reason }
});

export function goOn(context: LessonContext): Change {
	const step = nextOpen(context) ?? context.step;
	return { step, item: itemsOf(context, step)[0] ?? '' };
}

export const skip = (context: LessonContext): Change => ({
	...goOn(context),
	skipped: [...new Set([...context.skipped, context.step])].sort((a, b) => a - b)
});

export function review(context: LessonContext): Change {
	const items = itemsOf(context).filter((id) => context.flagged.includes(id));
	return { review: items, item: items[0] ?? context.item };
}

export const handIn = (context: LessonContext): Change => ({
	item: itemsOf(context)[0] ?? '',
	skipped: context.skipped.filter((step) => step !== context.step),
	submitted: [...context.submitted, context.step],
	handedIn: [...context.handedIn, ...itemsOf(context)]
});

/** A set is one long step: its complete answers count, even if it was never handed in. */
export const finish = (context: LessonContext): Change =>
	context.plan.feedback === 'set'
		? { handedIn: context.plan.steps.flat().filter((id) => isAnswered(context, id)) }
		: {};
