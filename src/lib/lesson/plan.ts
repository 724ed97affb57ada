import { groupBy } from '../content/group.ts';
import type { Module, PublicItem } from '../content/module.ts';
import { draw, ranked } from './draw.ts';

/** When the key is shown: after each item, after each passage, or after the whole set. */
export const feedbackPolicies = ['item', 'passage', 'set'] as const;
export type FeedbackPolicy = (typeof feedbackPolicies)[number];

/** Which tasks are asked: all, only the label items, or only what compares and orders. */
export const taskChoices = ['all', 'sentences', 'comparisons'] as const;
export type TaskChoice = (typeof taskChoices)[number];

/** As the author wrote it, or drawn by the seed; sentences of one passage stay together. */
export const itemOrders = ['author', 'shuffled'] as const;
export type ItemOrder = (typeof itemOrders)[number];

export type LessonOptions = {
	readonly feedback: FeedbackPolicy;
	readonly confidence: 'off' | 'optional' | 'required';
	/** All, unless said otherwise. */
	readonly tasks?: TaskChoice;
	/** Of these items alone is asked; all, unless said otherwise. */
	readonly items?: readonly string[];
	/** The author's, unless said otherwise. */
	readonly order?: ItemOrder;
	/** Whether what was flagged is looked at again before a set is handed in; so, unless said otherwise. */
	readonly blindReview?: boolean;
	/** Decides which of two twins is asked, and the order. The same seed gives the same plan. */
	readonly seed: number;
};

/** What the machine is started with: the items of this attempt, cut into steps. */
export type LessonPlan = {
	readonly feedback: FeedbackPolicy;
	readonly confidence: 'off' | 'optional' | 'required';
	readonly blindReview: boolean;
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
 * Of a sentence and its twins one is asked, drawn by the seed. Steps: one item each (`item`); all
 * label items of a passage, where the first of them stands, and every other item alone (`passage`);
 * everything at once (`set`).
 */
export function planLesson(module: Module, options: LessonOptions): LessonPlan {
	const { feedback, confidence, seed, order = 'author', blindReview = true } = options;
	const { examples, practice } = wantedOf(module, options);
	const families = groupBy(practice, familyOf);
	const asked = practice.filter((item) => {
		const family = families.get(familyOf(item)) ?? [];
		return draw(family.map(idOf), seed) === item.id;
	});
	const ordered = order === 'author' ? asked : shuffled(asked, seed);
	return {
		feedback,
		confidence,
		blindReview,
		examples: examples.map(idOf),
		steps: cut(ordered, feedback).map((step) => step.map(idOf)),
		items: Object.fromEntries([...examples, ...asked].map((item) => [item.id, item])),
		sentences: Object.fromEntries(
			module.sources.map((source) => [
				source.id,
				source.blocks.flatMap((block) => block.sentences.map(idOf))
			])
		)
	};
}

/** The items that may be asked. Examples are about labels: they come where a label item is asked. */
function wantedOf({ items: all }: Module, { tasks = 'all', items }: LessonOptions) {
	const wanted = all.filter((item) => isWanted(item, tasks));
	const practice = wanted.filter(
		({ use, id }) => use === 'practice' && (items?.includes(id) ?? true)
	);
	const shown = !items || practice.some(({ kind }) => kind === 'label');
	return { practice, examples: shown ? wanted.filter(({ use }) => use !== 'practice') : [] };
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
	return [...blocksOf(items).values()];
}

/** The label items of a passage together, every other item alone; by a name that nothing else has. */
const blocksOf = (items: readonly PublicItem[]) =>
	groupBy(items, (item) => (item.kind === 'label' ? `passage ${passageOf(item)}` : item.id));

/** Passages and other tasks in an order that the seed draws, and so the sentences within a passage. */
function shuffled(items: readonly PublicItem[], seed: number): PublicItem[] {
	const blocks = blocksOf(items);
	return ranked([...blocks.keys()], seed).flatMap((name) => {
		const block = new Map(blocks.get(name)?.map((item) => [item.id, item]));
		return ranked([...block.keys()], seed).flatMap((id) => block.get(id) ?? []);
	});
}
