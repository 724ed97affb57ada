import type { PublicItem } from '../../../content/module.ts';
import type {
	ChainAnswer,
	CompareAnswer,
	LabelAnswer,
	LadderAnswer
} from '../../../lesson/answer.ts';
import type { LessonEvent } from '../../../lesson/event.ts';
import { plural } from '../../site/plural.ts';
import { confidenceWords, labelWords, mechanismWords, verdictWords } from '../../words.ts';

/** The items of an attempt in the order asked, to number them as the student saw them. */
type Asked = readonly Pick<PublicItem, 'id' | 'kind'>[];

/** What a student did, in a few words. */
export function eventWords(event: LessonEvent, asked: Asked): string {
	const number = 'item' in event ? asked.findIndex(({ id }) => id === event.item) + 1 : 0;
	const item = number > 0 ? `Item ${number}` : 'An example';
	switch (event.type) {
		case 'begin':
			return 'Began';
		case 'turn':
			return 'Turned a page of the examples';
		case 'leave-examples':
			return 'Left the examples';
		case 'look':
			return `${item}: looked at it`;
		case 'choose':
			return `${item}: ${answerWords(event.answer)}`;
		case 'sure':
			return event.confidence === null
				? `${item}: took back how sure`
				: `${item}: ${confidenceWords[event.confidence].name.toLowerCase()}, ${confidenceWords[event.confidence].range}`;
		case 'flag':
			return `${item}: ${event.on ? 'flagged for another look' : 'took the flag away'}`;
		case 'hint':
			return `${item}: had the hint shown`;
		case 'skip':
			return 'Put it aside for later';
		case 'submit':
			return 'Handed in what was answered';
		case 'next':
			return 'Went on';
		case 'finish':
			return 'Finished';
		case 'disagree':
			return `${item}: disagrees with the key, “${event.reason}”`;
	}
}

type Fields = LabelAnswer & CompareAnswer & LadderAnswer & ChainAnswer;

function answerWords(answer: Fields): string {
	const told: string[] = [];
	if (answer.label) told.push(`chose ${labelWords[answer.label].name.toLowerCase()}`);
	if (answer.pair) {
		const chosen = answer.pair.filter((sentence) => sentence !== null).length;
		told.push(`${plural(chosen, { one: '# sentence', other: '# sentences' })} of the pair chosen`);
	}
	if (answer.cards) told.push('wrote on the claim cards');
	if (answer.verdict) told.push(`chose ${verdictWords[answer.verdict].name.toLowerCase()}`);
	if (answer.moved) {
		const moved = answer.moved.map((one) => mechanismWords[one]);
		told.push(moved.length > 0 ? `what moved: ${moved.join(', ')}` : 'said that nothing moved');
	}
	if (answer.rungs) {
		const placed = Object.keys(answer.rungs).length;
		told.push(plural(placed, { one: 'placed # sentence', other: 'placed # sentences' }));
	}
	if (answer.rose) told.push('said where certainty rose');
	if (answer.links) {
		const linked = Object.keys(answer.links).length;
		told.push(plural(linked, { one: 'linked # sentence', other: 'linked # sentences' }));
	}
	if (answer.independent !== undefined) {
		told.push(
			plural(answer.independent, { one: '# independent root', other: '# independent roots' })
		);
	}
	return told.join(', ') || 'took the answer back';
}
