import { groupBy } from '../content/group.ts';
import type { Module, PublicItem } from '../content/module.ts';
import { draw } from './draw.ts';

/** When the key is shown: after each item, after each passage, or after the whole set. */
export const feedbackPolicies = ['item', 'passage', 'set'] as const;
export type FeedbackPolicy = (typeof feedbackPolicies)[number];

/** Which tasks are asked: all, only the label items, or only what compares and orders. */
export const taskChoices = ['all', 'sentences', 'comparisons'] as const;
export type TaskChoice = (typeof taskChoices)[number];

export type LessonOptions = {
	readonly feedback: FeedbackPolicy;
	readonly confidence: 'off' | 'optional' | 'required';
	/** All, unless said otherwise. */
	readonly tasks?: TaskChoice;
	/** Decides which of two twins is asked. The same seed gives the same plan. */
	readonly seed: number;
};

/** What the machine is started with: the items of this attempt, cut into steps. */
export type LessonPlan = {
	readonly feedback: FeedbackPolicy;
	readonly confidence: 'off' | 'optional' | 'required';
	/** Worked and completion items, in order. */
	readonly examples: readonly string[];
	/** Items handed in together. */
	readonly steps: readonly (readonly string[])[];
	/** Every item of the examples and the steps, with what can be chosen in it. */
	readonly items: Readonly<Record<string, PublicItem>>;
	/** Sentences of each source, so that a choice can be checked to exist. */
	readonly sentences: Readonly<Record<string, readonly string[]>>;
};

/**
 * Cuts a module into the steps of one attempt.
 *
 * Items come in the author's order. Of a sentence and its twins one is asked, drawn by the seed.
 * Steps: one item each (`item`); all label items of a passage, where the first of them stands,
 * and every other item alone (`passage`); everything at once (`set`).
 */
export function planLesson(module: Module, options: LessonOptions): LessonPlan {
	const { feedback, confidence, seed, tasks = 'all' } = options;
	const wanted = module.items.filter((item) => isWanted(item, tasks));
	const practice = wanted.filter((item) => item.use === 'practice');
	const families = groupBy(practice, familyOf);
	const asked = practice.filter((item) => {
		const family = families.get(familyOf(item)) ?? [];
		return draw(family.map(idOf), seed) === item.id;
	});
	const examples = wanted.filter((item) => item.use !== 'practice');
	return {
		feedback,
		confidence,
		examples: examples.map(idOf),
		steps: cut(asked, feedback).map((step) => step.map(idOf)),
		items: Object.fromEntries([...examples, ...asked].map((item) => [item.id, item])),
		sentences: Object.fromEntries(
			module.sources.map((source) => [
				source.id,
				source.blocks.flatMap((block) => block.sentences.map(idOf))
			])
		)
	};
}

/** Worked examples are about labels, so they go with the sentences. */
export const isWanted = ({ kind }: Pick<PublicItem, 'kind'>, tasks: TaskChoice): boolean =>
	tasks === 'all' || (kind === 'label') === (tasks === 'sentences');

const idOf = ({ id }: { readonly id: string }) => id;

/** An original and its twins are one family. */
const familyOf = (item: PublicItem) => (item.kind === 'label' && item.twinOf) || item.id;

/** The source in which a label item's sentence stands; nothing for the other kinds. */
export function passageOf(item: PublicItem): string | undefined {
	return item.kind === 'label' ? item.sentence.slice(0, item.sentence.indexOf('/')) : undefined;
}

function cut(items: readonly PublicItem[], feedback: FeedbackPolicy): PublicItem[][] {
	if (feedback === 'item') return items.map((item) => [item]);
	if (feedback === 'set') return items.length ? [[...items]] : [];
	const steps: PublicItem[][] = [];
	const ofPassage = new Map<string, PublicItem[]>();
	for (const item of items) {
		const passage = passageOf(item);
		const step = passage === undefined ? undefined : ofPassage.get(passage);
		if (step) step.push(item);
		else {
			const begun = [item];
			steps.push(begun);
			if (passage !== undefined) ofPassage.set(passage, begun);
		}
	}
	return steps;
}
