import type { Block, Module, PublicItem } from '../content/module.ts';
import { isWanted, passageOf } from '../lesson/plan.ts';

/** How much of a case is asked: a part by its tasks, or what a teacher picked. */
export const parts = ['all', 'sentences', 'comparisons', 'pick'] as const;
export type Part = (typeof parts)[number];

/** What can be picked one by one, under what it belongs to. */
export type Choice = { readonly id: string; readonly text: string; readonly claim?: string };
export type ChoiceGroup = { readonly heading: string; readonly choices: readonly Choice[] };

/** Stands for the worked examples, which come together or not at all. */
const examples = 'examples';

/** Everything that can be picked; of a sentence and its twins the one as printed stands for all. */
export function choicesOf({ items, sources }: Module): readonly ChoiceGroup[] {
	const asked = items.filter((item) => item.use === 'practice' && familyOf(item) === item.id);
	const texts = new Map(
		sources.flatMap(({ blocks }) =>
			blocks.flatMap(({ sentences }) => sentences.map(({ id, text }) => [id, text] as const))
		)
	);
	const ofPassages = sources.map(({ id: source, outlet, title, blocks }) => ({
		heading: [outlet, title ?? headlineOf(blocks)].filter(Boolean).join(': '),
		choices: asked.flatMap((item) =>
			item.kind === 'label' && passageOf(item) === source
				? [{ id: item.id, text: texts.get(item.sentence) ?? item.claim, claim: item.claim }]
				: []
		)
	}));
	const others = asked.flatMap((item) =>
		item.kind === 'label'
			? []
			: [
					{
						id: item.id,
						text: item.kind === 'compare' ? item.question : questions[item.kind],
						claim: item.claim
					}
				]
	);
	const worked = items.some(({ use }) => use !== 'practice')
		? [{ id: examples, text: 'The worked examples at the start. They are not marked.' }]
		: [];
	return [
		{ heading: 'To begin with', choices: worked },
		...ofPassages,
		{ heading: 'What compares sources', choices: others }
	].filter(({ choices }) => choices.length > 0);
}

/**
 * The ids of what is asked, twins included, as a JSON list in the case's order; null: the whole case.
 * @returns `nothing` where nothing would be asked, `unknown` where the case has no such item
 */
export function itemsOf(
	module: Module,
	part: Part,
	picked: readonly string[]
): { readonly items: string | null } | 'nothing' | 'unknown' {
	const chosen = new Set(picked);
	const known = new Set(choicesOf(module).flatMap(({ choices }) => choices.map(({ id }) => id)));
	if (part === 'pick' && picked.some((id) => !known.has(id))) return 'unknown';
	const asked = module.items.filter((item) =>
		part === 'pick' ? chosen.has(nameOf(item)) : isWanted(item, part)
	);
	if (!asked.some(({ use }) => use === 'practice')) return 'nothing';
	return { items: asked.length === module.items.length ? null : JSON.stringify(asked.map(idOf)) };
}

/** What was chosen, as the form shows it. */
export function chosenOf(
	module: Module,
	items: string | null
): { readonly part: Part; readonly picked: readonly string[] } {
	const ids = items === null ? null : new Set(JSON.parse(items) as string[]);
	const inIt = module.items.filter(({ id }) => ids?.has(id) ?? true);
	const same = (part: Part) => {
		const whole = itemsOf(module, part, []);
		return typeof whole === 'object' && whole.items === items;
	};
	const part = parts.find((one) => one !== 'pick' && same(one)) ?? 'pick';
	return { part, picked: [...new Set(inIt.map(nameOf))] };
}

/** What is asked of more than two sentences at once. */
const questions = {
	ladder: 'How sure is each retelling, and where does that rise?',
	chain: 'What does it all rest on?'
} as const;

const headlineOf = (blocks: readonly Block[]) =>
	blocks
		.find(({ kind }) => kind === 'headline')
		?.sentences.map(({ text }) => text)
		.join(' ');

const idOf = ({ id }: PublicItem) => id;
const familyOf = (item: PublicItem) => (item.kind === 'label' && item.twinOf) || item.id;
const nameOf = (item: PublicItem) => (item.use === 'practice' ? familyOf(item) : examples);
