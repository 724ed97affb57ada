import type { Module, ModuleKey, Sentence, Span } from '../content/module.ts';

/*
 * A module small enough to hold in the head, for tests: two sources, every kind of item, one
 * sentence with a twin, one contested item, one worked and one completion example. Constructed.
 */

const texts = {
	'radio/1': 'Was it the frost?',
	'radio/2': 'I stood below the tower on Tuesday and heard it strike three.',
	'radio/3': 'That it was the frost is unlikely, as the works are heated.',
	'radio/4': 'But the clockmaker told the council that the oil was thick.',
	'courier/1': 'Frost stops the town clock',
	'courier/2': 'The clock stopped at 2.14 on Tuesday, the keeper’s log shows.',
	'courier/3': 'As the airfield measured eleven below at two, the oil very likely thickened.',
	'courier/4': 'The works have been neglected for years.',
	'courier/5': 'The keeper wound the weights on Monday, the log shows.',
	'courier/6': 'Wound on Monday, they can hardly have run down by Tuesday.'
} as const;

const read = (id: keyof typeof texts): Sentence => ({ id, text: texts[id] });

function words(sentence: keyof typeof texts, part: string): Span {
	const start = texts[sentence].indexOf(part);
	if (start < 0) throw new Error(`“${part}” does not stand in ${sentence}`);
	return { sentence, start, end: start + part.length };
}

const frost = 'Frost stopped the clock.';
const early = 'The clock stopped before three on Tuesday.';
const fault = 'The town is to blame that the clock stopped.';

export const clockModule: Module = {
	id: 'clock',
	revision: 'clock-1',
	title: 'Who stopped the clock?',
	about: 'Two accounts of a cold night.',
	lang: 'en',
	licence: 'CC-BY-4.0',
	authors: ['Grounds'],
	status: 'draft',
	aims: ['tell a record from a guess'],
	claims: { frost, early, fault },
	minutes: 5,
	sources: [
		{
			id: 'radio',
			outlet: 'Radio Norr',
			kind: 'interview',
			date: '2031-02-04',
			fidelity: 'constructed',
			lang: 'en',
			licence: 'CC-BY-4.0',
			speakers: { Host: 'Jon Fell, morning programme', Berg: 'Ilse Berg, baker at the square' },
			blocks: [
				{ kind: 'paragraph', speaker: 'Host', sentences: [read('radio/1')] },
				{
					kind: 'paragraph',
					speaker: 'Berg',
					sentences: [read('radio/2'), read('radio/3'), read('radio/4')]
				}
			]
		},
		{
			id: 'courier',
			outlet: 'Norrport Courier',
			kind: 'article',
			date: '2031-02-05',
			fidelity: 'constructed',
			lang: 'en',
			licence: 'CC-BY-4.0',
			speakers: {},
			blocks: [
				{ kind: 'headline', sentences: [read('courier/1')] },
				{
					kind: 'paragraph',
					sentences: [read('courier/2'), read('courier/3'), read('courier/4')]
				},
				{ kind: 'paragraph', sentences: [read('courier/5'), read('courier/6')] }
			]
		}
	],
	items: [
		{ kind: 'label', id: 'wound', use: 'worked', claim: early, sentence: 'courier/5' },
		{ kind: 'label', id: 'ran-down', use: 'completion', claim: early, sentence: 'courier/6' },
		{ kind: 'label', id: 'stop', use: 'practice', claim: early, sentence: 'courier/2' },
		{
			kind: 'label',
			id: 'stop-bare',
			use: 'practice',
			claim: early,
			sentence: 'courier/2',
			reads: 'The clock stopped at 2.14 on Tuesday.',
			twinOf: 'stop'
		},
		{ kind: 'label', id: 'oil', use: 'practice', claim: frost, sentence: 'courier/3' },
		{ kind: 'label', id: 'neglect', use: 'practice', claim: fault, sentence: 'courier/4' },
		{ kind: 'label', id: 'strike', use: 'practice', claim: early, sentence: 'radio/2' },
		{
			kind: 'compare',
			id: 'when',
			use: 'practice',
			claim: early,
			question: 'When did the clock stop?',
			sources: ['radio', 'courier'],
			cardOptions: {
				who: ['Berg', 'keeper’s log', 'the clockmaker'],
				what: ['the clock running', 'the oil'],
				when: ['Monday', 'Tuesday'],
				sure: ['flat', 'unlikely', 'very likely'],
				basis: ['heard it', 'log', '–']
			}
		},
		{
			kind: 'ladder',
			id: 'how-sure',
			use: 'practice',
			claim: frost,
			sentences: ['radio/3', 'courier/1', 'courier/3']
		},
		{
			kind: 'chain',
			id: 'whose-word',
			use: 'practice',
			claim: frost,
			sentences: ['courier/1', 'courier/3', 'radio/4'],
			roots: {
				airfield: 'the thermometer of the airfield',
				clockmaker: 'the clockmaker, who opened the works'
			}
		}
	]
};

/** The module with some of its items only. */
export const clockModuleOf = (...ids: readonly string[]): Module => ({
	...clockModule,
	items: clockModule.items.filter(({ id }) => ids.includes(id))
});

const plain = { sound: true, certainty: 'none', attribution: 'author', traps: [] } as const;

export const clockKey: ModuleKey = {
	id: 'clock',
	revision: 'clock-1',
	keys: {
		wound: {
			...plain,
			kind: 'label',
			answer: 'evidence',
			attribution: 'document',
			settles: [words('courier/5', 'the log shows')],
			steps: ['The log recorded it, and the passage says so: evidence.'],
			reasons: {
				inference: 'Nothing is worked out; the winding is copied from the log.',
				assertion: 'It does not stand alone; the log is named.'
			}
		},
		'ran-down': {
			...plain,
			kind: 'label',
			answer: 'inference',
			settles: [words('courier/6', 'Wound on Monday')],
			steps: ['Nobody saw the weights.', 'The winding leads to it: inference.'],
			reasons: {
				evidence: 'The winding is on record; that they still hung is worked out.',
				assertion: 'The basis stands at the head of the sentence.'
			}
		},
		stop: {
			...plain,
			kind: 'label',
			answer: 'evidence',
			attribution: 'document',
			settles: [words('courier/2', 'the keeper’s log shows')],
			twin: { reads: 'The clock stopped at 2.14 on Tuesday.', answer: 'assertion' },
			reasons: {
				inference: 'Nothing is worked out; 2.14 is copied from the log.',
				assertion: 'The time does not stand alone; the sentence says who wrote it down.'
			}
		},
		'stop-bare': {
			...plain,
			kind: 'label',
			answer: 'assertion',
			sound: false,
			certainty: 'flat',
			traps: ['number'],
			settles: [words('courier/2', '2.14 on Tuesday')],
			twin: { reads: texts['courier/2'], answer: 'evidence' },
			reasons: {
				evidence: 'An exact time looks recorded, but nobody is said to have noted it.',
				inference: 'No step leads to 2.14; it is simply put there.'
			}
		},
		oil: {
			...plain,
			kind: 'label',
			answer: 'inference',
			certainty: 'very-likely',
			traps: ['number'],
			settles: [words('courier/3', 'As the airfield measured eleven below at two')],
			change: 'Had the keeper touched the oil and said so, it would be evidence.',
			agreement: { labellers: 5, votes: { inference: 5 }, contested: false },
			reasons: {
				evidence: 'The cold was measured; what it did to the oil is concluded.',
				assertion: '“Very likely” is no basis, but the measured cold is.'
			}
		},
		neglect: {
			...plain,
			kind: 'label',
			answer: 'assertion',
			traps: ['confident-tone'],
			settles: [words('courier/4', 'neglected for years')],
			change: 'Name the inspection that found it, and it is evidence.',
			agreement: { labellers: 5, votes: { assertion: 3, inference: 2 }, contested: true },
			sides: {
				assertion: 'No inspection and no step is given.',
				inference: 'The thick oil of the line before may be read as its basis.'
			},
			reasons: {
				evidence: 'It sounds like a finding, but nobody is said to have looked.',
				inference: 'The passage does not tie it to the thick oil.'
			}
		},
		strike: {
			...plain,
			kind: 'label',
			answer: 'evidence',
			attribution: 'named',
			traps: ['quotation'],
			settles: [words('radio/2', 'heard it strike three')],
			change: 'Without “I stood below the tower” nobody would know how she can tell.',
			reasons: {
				inference: 'She reports what she heard and draws nothing from it.',
				assertion: 'One voice is thin, but it says how it knows.'
			}
		},
		when: {
			kind: 'compare',
			pair: ['radio/2', 'courier/2'],
			also: [[], ['courier/1']],
			cards: [
				{
					who: 'Berg',
					what: 'the clock running',
					when: 'Tuesday',
					sure: 'flat',
					basis: 'heard it'
				},
				{
					who: 'keeper’s log',
					what: 'the clock running',
					when: 'Tuesday',
					sure: 'flat',
					basis: 'log'
				}
			],
			answer: 'contradiction',
			moved: ['number'],
			settles: [words('radio/2', 'strike three'), words('courier/2', 'stopped at 2.14')],
			reasons: {
				disagreement: 'They do not judge one fact differently; they report two times.',
				apparent: 'Both mean the same clock and night, so no scope saves them.'
			}
		},
		'how-sure': {
			kind: 'ladder',
			steps: [
				{ sentence: 'radio/3', rung: 'unlikely' },
				{ sentence: 'courier/3', rung: 'very-likely' },
				{ sentence: 'courier/1', rung: 'flat' }
			],
			rose: 'courier/1',
			settles: [
				words('radio/3', 'unlikely'),
				words('courier/3', 'very likely'),
				words('courier/1', 'Frost stops')
			],
			reasons: { 'courier/3': 'Certainty rises here, but on a measurement.' },
			order: 'Read for the words that say how sure, not for the order of days.'
		},
		'whose-word': {
			kind: 'chain',
			links: {
				'courier/1': ['courier/3', 'radio/4'],
				'courier/3': ['airfield'],
				'radio/4': ['clockmaker']
			},
			independent: 2,
			settles: [words('courier/3', 'the airfield measured'), words('radio/4', 'the clockmaker')],
			reasons: {
				more: 'The headline adds no source of its own.',
				fewer: 'The thermometer and the clockmaker know independently of each other.'
			}
		}
	}
};
