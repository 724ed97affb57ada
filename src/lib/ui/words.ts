import type { CardRow } from '../content/module.ts';
import { labelTests, verdictTests } from '../content/test.ts';
import {
	likelihoodPercent,
	likelihoods,
	type Certainty,
	type Fidelity,
	type Kind,
	type Label,
	type Likelihood,
	type Mechanism,
	type Trap,
	type Verdict,
	type VerdictGroup
} from '../content/vocabulary.ts';
import type { Confidence } from '../lesson/answer.ts';

/** What the closed lists are called on screen. */

export const labelWords: Readonly<
	Record<Label, { name: string; short: string; plural: string; test: string; question: string }>
> = {
	evidence: {
		name: 'Evidence',
		short: 'Seen, measured or recorded, and it says how that is known',
		plural: 'evidence',
		test: labelTests.evidence,
		question: 'Does the passage say who saw, measured or recorded this, and how they could know?'
	},
	inference: {
		name: 'Inference',
		short: 'Goes further, and shows what it moves from',
		plural: 'inferences',
		test: labelTests.inference,
		question: 'If not, does the passage tie it to something that it moves from?'
	},
	assertion: {
		name: 'Assertion',
		short: 'Put forward with no basis in the passage',
		plural: 'assertions',
		test: labelTests.assertion,
		question: 'Otherwise it is put forward with no basis in the passage.'
	}
};

export const groupWords: Readonly<Record<VerdictGroup, string>> = {
	clash: 'They clash',
	settled: 'Settled: one replaces the other',
	'no-clash': 'No clash: both can stand',
	open: 'Open'
};

export const verdictWords: Readonly<Record<Verdict, { name: string; test: string }>> = {
	contradiction: { name: 'Contradiction', test: verdictTests.contradiction },
	disagreement: { name: 'Disagreement', test: verdictTests.disagreement },
	reversal: { name: 'Reversal', test: verdictTests.reversal },
	misreport: { name: 'Misreport', test: verdictTests.misreport },
	update: { name: 'Update', test: verdictTests.update },
	apparent: { name: 'Apparent', test: verdictTests.apparent },
	compatible: { name: 'Compatible', test: verdictTests.compatible },
	'cannot-tell': { name: 'Cannot tell', test: verdictTests['cannot-tell'] }
};

export const mechanismWords: Readonly<Record<Mechanism, string>> = {
	negation: 'negation',
	'opposite-term': 'opposite term',
	number: 'number',
	date: 'date',
	identity: 'identity',
	attribution: 'attribution',
	certainty: 'certainty',
	scope: 'scope',
	cause: 'cause',
	roles: 'roles',
	wording: 'wording',
	'background-knowledge': 'background knowledge',
	'source-does-not-say-it': 'source does not say it',
	'caveat-dropped': 'caveat dropped',
	definition: 'definition'
};

export const trapWords: Readonly<Record<Trap, string>> = {
	hedge: 'a hedge, which is no basis',
	number: 'an exact number, which is no provenance',
	quotation: 'quotation marks',
	'thin-provenance': 'a source that is real but thin',
	photo: 'a picture and what is made of it',
	credentials: 'a title or an expert’s name',
	absence: 'something that was not found',
	headline: 'a headline',
	'confident-tone': 'a confident tone',
	'common-knowledge': '“everybody knows”',
	'value-judgement': 'a value judgement',
	method: 'a sentence about method'
};

const band = (one: Likelihood) => likelihoodPercent[one].join('–') + ' %';
const likelihoodNames: Readonly<Record<Likelihood, string>> = {
	'almost-no-chance': 'almost no chance',
	'very-unlikely': 'very unlikely',
	unlikely: 'unlikely',
	'roughly-even': 'roughly even chance',
	likely: 'likely',
	'very-likely': 'very likely',
	'almost-certain': 'almost certain'
};
/** How sure a sentence is, with the percentages of its band. */
export const certaintyWords: Readonly<Record<Certainty, string>> = {
	...(Object.fromEntries(
		likelihoods.map((one) => [one, `${likelihoodNames[one]}, ${band(one)}`])
	) as Record<Likelihood, string>),
	flat: 'stated as fact',
	none: 'does not say'
};

export const confidenceWords: Readonly<Record<Confidence, { name: string; range: string }>> = {
	1: { name: 'Guessing', range: 'under 67%' },
	2: { name: 'Fairly sure', range: '67–80%' },
	3: { name: 'Sure', range: 'over 80%' }
};

export const kindWords: Readonly<Record<Kind, string>> = {
	article: 'news report',
	opinion: 'opinion piece',
	interview: 'interview',
	statement: 'statement',
	post: 'post',
	report: 'report',
	data: 'data note',
	letter: 'letter'
};

export const fidelityWords: Readonly<Record<Fidelity, { name: string; means: string }>> = {
	constructed: {
		name: 'constructed for this lesson',
		means: 'Outlet, people and events are invented.'
	},
	retold: {
		name: 'retold',
		means: 'The facts and figures are the source’s; the sentences are ours.'
	},
	'quoted-fragments': {
		name: 'retold, with quoted fragments',
		means:
			'The facts and figures are the source’s, the sentences ours. Only the few words in quotation marks are quoted.'
	}
};

export const cardRowWords: Readonly<Record<CardRow, string>> = {
	who: 'Who says it',
	what: 'About what',
	when: 'When',
	sure: 'How sure',
	basis: 'On what basis'
};

const dayOf = (lang: string, parts: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(lang, { ...parts, timeZone: 'UTC' });

/** `2017`, `2017-08` or `2017-08-22` in the words of a language: “August 2017”. */
export function dateWords(date: string, lang = 'en-GB'): string {
	const [year, month, day] = date.split('-').map(Number);
	if (month === undefined) return String(year);
	return dayOf(lang, {
		year: 'numeric',
		month: 'long',
		...(day === undefined ? {} : { day: 'numeric' })
	}).format(Date.UTC(year ?? 0, month - 1, day ?? 1));
}
