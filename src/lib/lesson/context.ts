import type { Answer, Confidence } from './answer.ts';
import { isComplete } from './complete.ts';
import type { LessonPlan } from './plan.ts';

/** What the machine remembers besides its state. Replaced whole, never changed in place. */
export type LessonContext = {
	readonly plan: LessonPlan;
	/** Index in `plan.examples`. */
	readonly example: number;
	/** Index in `plan.steps`. */
	readonly step: number;
	/** The item looked at; empty only in a plan without steps. */
	readonly item: string;
	readonly answers: Readonly<Record<string, Answer>>;
	readonly confidence: Readonly<Record<string, Confidence>>;
	readonly flagged: readonly string[];
	/** Items of the blind review: those flagged when it began. */
	readonly review: readonly string[];
	/** Item → how often its hint was shown. */
	readonly hints: Readonly<Record<string, number>>;
	/** Steps put aside and still open, in the plan's order. */
	readonly skipped: readonly number[];
	/** Steps in the order in which they were handed in. */
	readonly submitted: readonly number[];
	/** Items that can be marked; all others are unanswered, which is not wrong. */
	readonly handedIn: readonly string[];
	/** Item → the latest reason given. */
	readonly disagreements: Readonly<Record<string, string>>;
};

export const start = (plan: LessonPlan): LessonContext => ({
	plan,
	example: 0,
	step: 0,
	item: plan.steps[0]?.[0] ?? '',
	answers: {},
	confidence: {},
	flagged: [],
	review: [],
	hints: {},
	skipped: [],
	submitted: [],
	handedIn: [],
	disagreements: {}
});

/** The items of a step; of the current one, if none is named. */
export const itemsOf = (context: LessonContext, step = context.step): readonly string[] =>
	context.plan.steps[step] ?? [];

/** The step that holds an item, or -1 for an example and for what is not asked. */
export const stepOf = (context: LessonContext, item: string): number =>
	context.plan.steps.findIndex((step) => step.includes(item));

/** The step after the current one that is still open: those put aside come last. */
export function nextOpen({ plan, step, skipped, submitted }: LessonContext): number | undefined {
	const others = plan.steps.map((_, index) => (step + 1 + index) % plan.steps.length);
	const open = others.filter((index) => index !== step && !submitted.includes(index));
	return open.find((index) => !skipped.includes(index)) ?? open[0];
}

export const isAnswered = (context: LessonContext, id: string): boolean => {
	const item = context.plan.items[id];
	return !!item && isComplete(item, context.answers[id]);
};

/** Whether an item can be handed in: its answer complete, and its confidence given if it must be. */
export const isReady = (context: LessonContext, id: string): boolean =>
	isAnswered(context, id)
	&& (context.plan.confidence !== 'required' || context.confidence[id] !== undefined);
