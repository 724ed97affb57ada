import { error } from '@sveltejs/kit';
import { find, findGuide, findKey } from '#lib/server/modules.ts';

/** The guide holds answers: it is for teachers, and open like the key in open practice. */
export async function load({ params }) {
	const module = await find(params.module);
	const guide = module && (await findGuide(module.id));
	const key = module && (await findKey(module.id, module.revision));
	if (!module || !key) error(404, 'There is no case of this name.');
	if (!guide) error(404, 'No guide is written for this case yet. Its worksheet and key exist.');
	const sentences = new Map(
		module.sources.flatMap(({ blocks }) =>
			blocks.flatMap((block) => block.sentences.map(({ id, text }) => [id, text] as const))
		)
	);
	const answers = guide.answers.flatMap(({ item: id, note }) => {
		const item = module.items.find((one) => one.id === id);
		const answer = key.keys[id];
		if (!item || !answer) return [];
		return {
			id,
			note,
			text:
				item.kind === 'label'
					? (item.reads ?? sentences.get(item.sentence) ?? '')
					: item.kind === 'compare'
						? item.question
						: item.claim,
			answer: answer.kind === 'label' || answer.kind === 'compare' ? answer.answer : undefined
		};
	});
	const { id, title, lang, aims, minutes, sources } = module;
	return {
		module: { id, title, lang, aims, minutes, passages: sources.length },
		discussion: guide.discussion,
		misconceptions: guide.misconceptions,
		answers
	};
}
