import { value } from './field.ts';
import type { Field } from './field.ts';
import {
	attributions,
	certainties,
	fidelities,
	kinds,
	labels,
	mechanisms,
	traps,
	uses,
	verdicts
} from './vocabulary.ts';

const { text, list, texts, records, choice } = value;

export const moduleFields: readonly Field[] = [
	{ name: 'title', value: text, required: true, about: 'What the shelf shows' },
	{
		name: 'lang',
		value: text,
		required: true,
		about: 'Language of the module, BCP 47: en, ar, zh-Hant'
	},
	{
		name: 'licence',
		value: text,
		required: true,
		about: 'SPDX name; holds for every source that names none'
	},
	{
		name: 'authors',
		value: list,
		required: true,
		about: 'Who wrote it; they never count as labellers'
	},
	{
		name: 'claims',
		value: texts,
		required: true,
		about: 'The claims at issue: name: one sentence'
	},
	{
		name: 'status',
		value: choice('status', ['draft', 'ready']),
		about: 'draft (default): gaps warn; ready: gaps stop the build'
	},
	{ name: 'about', value: text, about: 'One or two sentences for the shelf' },
	{ name: 'topic', value: text, about: 'What kind of matter it is, in a word or two' },
	{ name: 'aims', value: list, about: 'Two to five phrases: what a learner can do afterwards' },
	{
		name: 'grade',
		value: { form: 'number', from: 1, to: 18 },
		about: "The audience's reading grade (default 9)"
	},
	{
		name: 'order',
		value: { form: 'number', from: 0, to: 1000 },
		about: 'Place on the shelf; without it, after those that have one, by title'
	}
];

export const sourceFields: readonly Field[] = [
	{ name: 'outlet', value: text, required: true, about: 'Who published it' },
	{
		name: 'kind',
		value: choice('kind of source', kinds),
		required: true,
		about: 'What sort of text it is'
	},
	{
		name: 'date',
		value: text,
		required: true,
		about: 'Year, month or day: 2017, 2017-08, 2017-08-22'
	},
	{
		name: 'fidelity',
		value: choice('fidelity', fidelities),
		required: true,
		about: 'How near it is to a text that exists'
	},
	{
		name: 'from',
		value: text,
		about: 'What it retells, and whether that was read whole; not for constructed ones'
	},
	{ name: 'author', value: text, about: 'Who wrote it' },
	{ name: 'title', value: text, about: 'Its title, when no headline shows it' },
	{ name: 'lang', value: text, about: "Its language, when it is not the module's" },
	{ name: 'licence', value: text, about: "Its licence, when it is not the module's" },
	{ name: 'speakers', value: texts, about: 'Name in the turns: who that is' }
];

const common: readonly Field[] = [
	{ name: 'claim', value: text, about: "Name of the claim at issue (default: the module's first)" },
	{
		name: 'settles',
		value: text,
		required: true,
		about: 'The words in the passage that settle it; “ … ” joins several places',
		ask: 'Quote the words in the passage that settle it.'
	},
	{
		name: 'test',
		value: text,
		about: 'Why the right answer passes (default: the standard question)'
	},
	{ name: 'change', value: text, about: 'What would change the answer' },
	{
		name: 'use',
		value: choice('kind of use', uses),
		about: 'practice (default), worked or completion'
	},
	{
		name: 'steps',
		value: list,
		about: 'Worked and completion items: the questions, answered in turn'
	},
	{ name: 'sides', value: texts, about: "Contested items: choice: that side's reason" }
];

const labelFields: readonly Field[] = [
	{ name: 'label', value: text, required: true, about: 'The name of the item, kept for ever' },
	{ name: 'sentence', value: text, about: 'Which sentence is asked: source/number' },
	{
		name: 'answer',
		value: choice('label', labels),
		required: true,
		about: 'The right label',
		ask: `Write one of: ${labels.join(', ')}.`
	},
	{ name: 'twin-of', value: text, about: 'The item above of which this is the minimal pair' },
	{ name: 'reads', value: text, about: 'A twin: the sentence as it stands instead' },
	{
		name: 'sound',
		value: { form: 'flag' },
		about: 'false when it misleads about what is known (default true)'
	},
	{
		name: 'certainty',
		value: choice('certainty', certainties),
		about: 'How sure the sentence is (default none)'
	},
	{
		name: 'attribution',
		value: choice('attribution', attributions),
		about: 'Who the sentence says it is from (default none)'
	},
	{
		name: 'traps',
		value: { form: 'list', noun: 'trap', of: traps },
		about: 'Cues that mislead here'
	},
	...common
];

const compareFields: readonly Field[] = [
	{ name: 'compare', value: text, required: true, about: 'The name of the item, kept for ever' },
	{
		name: 'question',
		value: text,
		required: true,
		about: 'What the two passages are compared on, as a question',
		ask: 'Ask what the two passages are compared on, for example: From which design is the engine?'
	},
	{
		name: 'pair',
		value: texts,
		required: true,
		about: 'Two sentences, earlier first: who · about what · when · how sure · on what basis',
		ask: 'Name two sentences, each with its claim card: who · about what · when · how sure · on what basis.'
	},
	{
		name: 'answer',
		value: choice('verdict', verdicts),
		required: true,
		about: 'The right verdict',
		ask: `Write one of: ${verdicts.join(', ')}.`
	},
	{
		name: 'moved',
		value: { form: 'list', noun: 'mechanism', of: mechanisms },
		about: 'What exactly moved; at most two'
	},
	{ name: 'ask', value: text, about: 'cannot-tell: what one would have to know to settle it' },
	{
		name: 'also',
		value: { form: 'lists' },
		about: 'Sentence of the pair: [others accepted in its place]'
	},
	...common
];

const ladderFields: readonly Field[] = [
	{ name: 'ladder', value: text, required: true, about: 'The name of the item, kept for ever' },
	{
		name: 'steps',
		value: texts,
		required: true,
		about: 'Sentence: certainty, the least certain first',
		ask: 'List the sentences with their certainty, the least certain first.'
	},
	{
		name: 'rose',
		value: text,
		required: true,
		about: 'The sentence where certainty rose without new evidence, or nowhere',
		ask: 'Name the sentence where certainty rose without new evidence, or nowhere.'
	},
	{ name: 'order', value: text, about: 'Why another order is wrong' },
	...common.filter((field) => field.name !== 'steps')
];

const chainFields: readonly Field[] = [
	{ name: 'chain', value: text, required: true, about: 'The name of the item, kept for ever' },
	{
		name: 'links',
		value: { form: 'lists' },
		required: true,
		about: 'Sentence: [sentences and roots it rests on], from the headline inwards',
		ask: 'List the sentences from the headline inwards, each with what it rests on.'
	},
	{ name: 'roots', value: texts, about: 'Name: what it is, for grounds that are not shown' },
	{
		name: 'independent',
		value: { form: 'number', from: 0, to: 50 },
		required: true,
		about: 'How many independent roots there are',
		ask: 'Say how many independent roots there are.'
	},
	...common.filter((field) => field.name !== 'steps')
];

export const itemFields = {
	label: labelFields,
	compare: compareFields,
	ladder: ladderFields,
	chain: chainFields
} as const;
export type ItemKind = keyof typeof itemFields;

export const labellingFields: readonly Field[] = [
	{ name: 'labeller', value: text, required: true, about: 'A pseudonym' },
	{ name: 'date', value: text, required: true, about: 'The day of the labelling' },
	{
		name: 'answers',
		value: texts,
		required: true,
		about: 'Item: answer, the four signs of the sheet – why'
	}
];

export const guideFields: readonly Field[] = [
	{
		name: 'discussion',
		value: records([
			{ name: 'ask', value: text, required: true, about: 'What the teacher asks the class' },
			{ name: 'expect', value: text, required: true, about: 'What to expect, and where to lead it' }
		]),
		required: true,
		about: 'Prompts for talking about the passages'
	},
	{
		name: 'misconceptions',
		value: records([
			{ name: 'says', value: text, required: true, about: 'What a learner is likely to say' },
			{ name: 'answer', value: text, required: true, about: 'What helps then' }
		]),
		required: true,
		about: 'Likely misconceptions'
	},
	{
		name: 'answers',
		value: records([
			{ name: 'item', value: text, required: true, about: 'Name of an item of the module' },
			{ name: 'note', value: text, required: true, about: 'Which answers to expect, and why' }
		]),
		about: 'Items on which a class is likely to be divided'
	}
];
