import type { PublicItem, Source } from '#lib/content/module.ts';
import { minutesOf } from '#lib/content/minutes.ts';
import { isWanted, taskChoices, type TaskChoice } from '#lib/lesson/plan.ts';
import { findGuide } from '#lib/server/modules.ts';
import type { Listed } from '#lib/ui/site/SourceList.svelte';
import { caseOf } from '../../../shelf.ts';

/** The case without its texts: those belong to the lesson. */
export async function load({ params, locals }) {
	const module = await caseOf(params.module, locals);
	const { items, sources, ...rest } = module;
	const minutesFor = (tasks: TaskChoice) =>
		minutesOf(
			sources,
			items.filter((item) => isWanted(item, tasks))
		);
	const parts = taskChoices.filter((tasks) => items.some((item) => isWanted(item, tasks)));
	return {
		module: {
			...rest,
			sources: sources.map(listed),
			hasGuide: (await findGuide(module.id)) !== undefined,
			parts: parts.map((tasks) => ({ tasks, minutes: minutesFor(tasks) })),
			asked: {
				examples: items.filter(({ use }) => use !== 'practice').length,
				label: count(items, 'label'),
				compare: count(items, 'compare'),
				ladder: count(items, 'ladder'),
				chain: count(items, 'chain')
			}
		}
	};
}

/** A sentence and its twins are asked once. */
const count = (items: readonly PublicItem[], kind: PublicItem['kind']) =>
	items.filter(
		(item) =>
			item.kind === kind && item.use === 'practice' && !(item.kind === 'label' && item.twinOf)
	).length;

/** A passage without its text, under its title or, failing that, its headline. */
function listed(source: Source): Listed {
	const { id, outlet, kind, date, fidelity, lang, author, from } = source;
	const headline = source.blocks.find((block) => block.kind === 'headline')?.sentences;
	const title = source.title ?? headline?.map(({ text }) => text).join(' ');
	return { id, outlet, kind, date, fidelity, lang, author, from, title };
}
