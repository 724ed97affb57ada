import { error } from '@sveltejs/kit';
import { findGuide, findKey } from '#lib/server/modules.ts';
import { sheetOf } from '#lib/ui/site/print/sheet.ts';
import { caseOf } from '../../../../shelf.ts';

/** The guide holds answers: it is for teachers, and open like the key in open practice. */
export async function load({ params, locals }) {
	const module = await caseOf(params.module, locals);
	const guide = await findGuide(module.id);
	const key = await findKey(module.id, module.revision);
	if (!guide) error(404, 'No guide is written for this case yet. Its worksheet and key exist.');
	const { refs, texts } = sheetOf(module);
	/** Sentences as they are called on the worksheet: `mail/4` is B4 there. */
	const onPaper = (text: string) =>
		text.replace(/[a-z0-9-]+\/\d+/g, (sentence) => refs[sentence] ?? sentence);
	const answers = guide.answers.flatMap(({ item: id, note }) => {
		const item = module.items.find((one) => one.id === id);
		const answer = key?.keys[id];
		if (!item || !answer) return [];
		return {
			id,
			note: onPaper(note),
			text:
				item.kind === 'label'
					? (item.reads ?? texts[item.sentence] ?? '')
					: item.kind === 'compare'
						? item.question
						: item.claim,
			answer: answer.kind === 'label' || answer.kind === 'compare' ? answer.answer : undefined
		};
	});
	const { id, title, lang, aims, minutes, sources } = module;
	return {
		module: { id, title, lang, aims, minutes, passages: sources.length },
		discussion: guide.discussion.map(({ ask, expect }) => ({
			ask: onPaper(ask),
			expect: onPaper(expect)
		})),
		misconceptions: guide.misconceptions.map(({ says, answer }) => ({
			says: onPaper(says),
			answer: onPaper(answer)
		})),
		answers
	};
}
