import type { PublicItem } from '../content/module.ts';
import type { Answer, ChainAnswer, CompareAnswer, LabelAnswer, LadderAnswer } from './answer.ts';

/**
 * Whether an answer says all that can be marked. A claim card may stay empty; an empty list of
 * mechanisms is an answer (nothing moved), a missing one is not.
 */
export function isComplete(item: PublicItem, answer: Answer | undefined): boolean {
	if (!answer) return false;
	switch (item.kind) {
		case 'label':
			return (answer as LabelAnswer).label !== undefined;
		case 'compare': {
			const { pair, verdict, moved } = answer as CompareAnswer;
			return !!pair?.every((sentence) => sentence !== null) && !!verdict && !!moved;
		}
		case 'ladder': {
			const { rungs, rose } = answer as LadderAnswer;
			return !!rungs && !!rose && item.sentences.every((id) => Object.hasOwn(rungs, id));
		}
		case 'chain': {
			const { links, independent } = answer as ChainAnswer;
			return (
				!!links
				&& independent !== undefined
				&& item.sentences.every((id) => Object.hasOwn(links, id))
			);
		}
	}
}
