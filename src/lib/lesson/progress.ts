import { isReady, itemsOf, type LessonContext } from './context.ts';
import { passageOf } from './plan.ts';
import type { LessonSnapshot } from './snapshot.ts';

export type StepProgress = {
	readonly items: readonly string[];
	readonly state: 'open' | 'skipped' | 'submitted';
	readonly current: boolean;
};

/** “Sentence 3 of 8 in passage 2 of 6”: all counted from 1. */
export type Position = {
	readonly item: number;
	readonly items: number;
	/** Label items only: where the sentence stands among those asked about. */
	readonly passage?: {
		readonly source: string;
		readonly number: number;
		readonly of: number;
		readonly sentence: number;
		readonly sentences: number;
	};
};

type Steps = Pick<LessonContext, 'plan' | 'step' | 'skipped' | 'submitted'>;

/** Where each step stands. */
export const steps = ({ context }: { readonly context: Steps }): readonly StepProgress[] =>
	context.plan.steps.map((items, index) => ({
		items,
		state: stateOf(context, index),
		current: index === context.step
	}));

function stateOf({ submitted, skipped }: Steps, step: number): StepProgress['state'] {
	if (submitted.includes(step)) return 'submitted';
	return skipped.includes(step) ? 'skipped' : 'open';
}

/** Where the item looked at stands in the lesson; nothing in a lesson without items. */
export function position({ context }: LessonSnapshot): Position | undefined {
	const all = context.plan.steps.flat();
	const at = all.indexOf(context.item);
	if (at < 0) return undefined;
	const counted = { item: at + 1, items: all.length };
	const passages = all.map((id) => sourceOf(context, id));
	const source = passages[at];
	if (source === undefined) return counted;
	const order = [...new Set(passages.filter((passage) => passage !== undefined))];
	const fellows = all.filter((_, index) => passages[index] === source);
	return {
		...counted,
		passage: {
			source,
			number: order.indexOf(source) + 1,
			of: order.length,
			sentence: fellows.indexOf(context.item) + 1,
			sentences: fellows.length
		}
	};
}

function sourceOf({ plan }: LessonContext, id: string): string | undefined {
	const item = plan.items[id];
	return item && passageOf(item);
}

/** How many items have been handed in, of how many. */
export const done = ({ context }: LessonSnapshot) => ({
	items: context.handedIn.length,
	of: context.plan.steps.flat().length
});

/** Items of the current step that keep it from being handed in. */
export const lacking = ({ context }: LessonSnapshot): readonly string[] =>
	itemsOf(context).filter((id) => !isReady(context, id));

/** The items of the current step (in the blind review: of the review) beside the one looked at. */
export function beside(snapshot: LessonSnapshot): { previous?: string; next?: string } {
	const { context, value } = snapshot;
	const items = value === 'reviewing' ? context.review : itemsOf(context);
	const at = items.indexOf(context.item);
	const previous = items[at - 1];
	const next = at < 0 ? undefined : items[at + 1];
	return { ...(previous && { previous }), ...(next && { next }) };
}

/** The item to look at after this one is answered: the next that lacks something, round the step. */
export function nextLacking(snapshot: LessonSnapshot): string | undefined {
	const { context } = snapshot;
	const items = itemsOf(context);
	const at = items.indexOf(context.item);
	const ahead = [...items.slice(at + 1), ...items.slice(0, at)];
	return ahead.find((id) => !isReady(context, id));
}
