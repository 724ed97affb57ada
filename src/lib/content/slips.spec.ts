import { describe, expect, test } from 'vitest';
import { compileOne, ferry, said, withSlips } from './ferry.ts';
import type { Slip } from './ferry.ts';

const gazette = 'sources/gazette.md';
const radio = 'sources/radio.md';
const items = 'items.yaml';
const mk = 'labellings/mk.yaml';
const sign = compileOne(ferry).signs['count'] ?? '';
const labelling = (who: string, answers: string): Slip => [
	mk,
	'',
	`labeller: ${who}\ndate: 2031-06-01\nanswers:\n  ${answers}\n`
];

test('the module without a slip has no problem', () => {
	expect(said(ferry)).toEqual([]);
});

/** One slip of an author's hand, and every line that the checker answers with. */
const slips: readonly (readonly [slip: string, changes: Slip[], lines: string[]])[] = [
	[
		'a line without a number',
		[[gazette, '[7] Half', 'Half']],
		[
			`${gazette}:15  this line has no sentence number. Write [5] before it (any number not yet used), or join it to the line above.`
		]
	],
	[
		'a number used twice',
		[[gazette, '# [1]', '# [2]']],
		[
			`${gazette}:10  sentence number [2] is used twice (also in line 8). Give this one a number not yet used; never renumber the others.`
		]
	],
	[
		'a number that is none',
		[[gazette, '[3]', '[s3]']],
		[`${gazette}:11  "[s3]" is not a sentence number. Use digits only, for example [8].`]
	],
	[
		'two sentences under one number',
		[[gazette, 'allows 350.', 'allows 350. She is old.']],
		[
			`${gazette}:11  (warning) [3] looks like 2 sentences. Give each its own line and number, unless this is an abbreviation.`
		]
	],
	[
		'two numbers on one line',
		[[gazette, 'allows 350.', 'allows 350. [9] She is old.']],
		[`${gazette}:11  a second sentence number stands inside line 11. Start a new line before it.`]
	],
	[
		'an unknown kind of source',
		[[gazette, 'article', 'artcle']],
		[
			`${gazette}:3  "artcle" is not a kind of source. Did you mean "article"? Write one of: article, opinion, interview, statement, post, report, data, letter.`
		]
	],
	[
		'no outlet',
		[[gazette, 'outlet: Norrport Gazette\n', '']],
		[`${gazette}:1  the source has no outlet. Add a line "outlet: …" to its front matter.`]
	],
	[
		'a figure without a description',
		[[gazette, '![Bar chart of ten trips in May; three bars rise above a line at 350]', '![]']],
		[
			`${gazette}:14  the figure has no description. Say between the square brackets what can be seen, not what it means.`
		]
	],
	[
		'a direction control',
		[[gazette, 'Her licence', 'Her \u202Elicence']],
		[
			`${gazette}:11  an invisible direction control is hidden in this line. Delete it; the page sets the direction from "lang".`
		]
	],
	[
		'an unknown speaker',
		[[radio, '**Reis:**', '**Ries:**']],
		[
			`${radio}:11  "Ries" speaks here but is not among the speakers. Did you mean "Reis"? Add "Ries: who that is" under speakers, or correct the name.`
		]
	],
	[
		'retold from nowhere',
		[[radio, 'fidelity: constructed', 'fidelity: retold']],
		[
			`${radio}:1  a retold source must say what it retells. Add "from: title, outlet, date, and whether you read it whole".`
		]
	],
	[
		'a long quotation',
		[
			[
				radio,
				'fidelity: constructed',
				'fidelity: quoted-fragments\nfrom: Morning programme; heard whole'
			],
			[
				radio,
				'I clicked every one of them through the gate,',
				'“I clicked every one of them through the gate”,'
			]
		],
		[`${radio}:12  the quotation is 9 words long; a fragment has at most 8. Retell the rest.`]
	],
	[
		'no licence',
		[['module.yaml', 'licence: CC-BY-4.0\n', '']],
		['module.yaml:1  the module has no licence. Add a line "licence: …".']
	],
	[
		'an unknown sentence',
		[[items, 'sentence: gazette/4', 'sentence: gazette/22']],
		[`${items}:19  sources/gazette.md has no sentence [22]. It has 1, 2, 3, 4, 7.`]
	],
	[
		'an unknown source',
		[[items, 'sentence: gazette/4', 'sentence: gazete/4']],
		[`${items}:19  there is no source "gazete". Did you mean "gazette"? Sources: gazette, radio.`]
	],
	[
		'not an address',
		[[items, 'sentence: gazette/4', 'sentence: gazette 4']],
		[
			`${items}:19  "gazette 4" does not name a sentence. Write source/number, for example gazette/2.`
		]
	],
	[
		'an unknown label',
		[[items, 'answer: evidence', 'answer: evidense']],
		[
			`${items}:3  "evidense" is not a label. Did you mean "evidence"? Write one of: evidence, inference, assertion.`
		]
	],
	[
		'an unknown claim',
		[[items, 'sentence: gazette/4', 'sentence: gazette/4\n  claim: overlaod']],
		[
			`${items}:20  there is no claim "overlaod". Did you mean "overload"? Claims stand in module.yaml: overload.`
		]
	],
	[
		'an unknown field',
		[[items, 'attribution: document', 'atribution: document']],
		[
			`${items}:4  a label item has no field "atribution". Did you mean "attribution"? Known: label, sentence, answer, twin-of, reads, sound, certainty, attribution, traps, claim, settles, test, change, use, steps, sides.`
		]
	],
	[
		'an unknown trap',
		[[items, '[hedge]', '[hegde]']],
		[
			`${items}:31  "hegde" is not a trap. Did you mean "hedge"? Write one of: hedge, number, quotation, thin-provenance, photo, credentials, absence, headline, confident-tone, common-knowledge, value-judgement, method.`
		]
	],
	[
		'words that do not occur',
		[[items, "the harbour office's ticket log", "the harbour master's log"]],
		[
			`${items}:5  “the harbour master's log” does not occur in gazette/2 nor around it. gazette/2 reads: “The Alda left Norrport on Sunday with 412 people on board, t…”. Copy the words from there.`
		]
	],
	[
		'words that occur too often',
		[[items, 'settles: 412 people\n', 'settles: o\n']],
		[`${items}:14  “o” occurs 6 times (gazette/2). Quote more words.`]
	],
	[
		'no settling words',
		[[items, "  settles: the harbour office's ticket log\n", '']],
		[`${items}:1  "count" has no "settles:". Quote the words in the passage that settle it.`]
	],
	[
		'a wrong choice without a reason',
		[[items, '  not inference: Nothing is worked out here; 412 is copied from the log.\n', '']],
		[
			`${items}:1  (warning) "count" does not explain the wrong choice "inference". Add "not inference: …", the cue that misleads a reader there.`
		]
	],
	[
		'a reason against the right answer',
		[[items, 'not assertion: “Very likely”', 'not inference: “Very likely”']],
		[
			`${items}:18  (warning) "over" does not explain the wrong choice "assertion". Add "not assertion: …", the cue that misleads a reader there.`,
			`${items}:25  "inference" is the right answer of "over". Say why under "test:", or correct the answer.`
		]
	],
	[
		'one reason for two choices',
		[
			[
				items,
				'The number does not stand alone; the sentence says who wrote it down.',
				'Nothing is worked out here; 412 is copied from the log.'
			]
		],
		[
			`${items}:7  "not assertion" repeats the text of another wrong choice. Each misleads in its own way; say how.`
		]
	],
	[
		'nothing that would change the label',
		[[items, "  change: Name who went through the year's logs, and it is evidence.\n", '']],
		[
			`${items}:27  (warning) "half" does not say what would change its label. Add "change: …" or a twin.`
		]
	],
	[
		'feedback that is too long',
		[
			[
				items,
				'not inference: Nothing is worked out here;',
				`not inference: ${'again '.repeat(30)}Nothing is worked out here;`
			]
		],
		[
			`${items}:1  (warning) the feedback for choosing "inference" is 67 words; at most 60 fit on the screen. Shorten the reason, test or change.`
		]
	],
	[
		'a twin of nothing',
		[[items, 'twin-of: count', 'twin-of: cuont']],
		[
			`${items}:1  (warning) "count" does not say what would change its label. Add "change: …" or a twin.`,
			`${items}:10  there is no item "cuont" above. Did you mean "count"? A twin comes after its original.`
		]
	],
	[
		'a twin with the same answer',
		[[items, 'answer: assertion\n  sound', 'answer: evidence\n  sound']],
		[
			`${items}:9  (warning) "count-bare" does not explain the wrong choice "assertion". Add "not assertion: …", the cue that misleads a reader there.`,
			`${items}:12  the twin has the same answer as "count" (evidence). A minimal pair must change the label.`,
			`${items}:15  "evidence" is the right answer of "count-bare". Say why under "test:", or correct the answer.`
		]
	],
	[
		'a twin without wording',
		[[items, '  reads: The Alda left Norrport on Sunday with 412 people on board.\n', '']],
		[`${items}:9  a twin needs "reads:", the sentence as it would stand in place of the original.`]
	],
	[
		'a short claim card',
		[
			[items, 'ticket log · people on board · Sunday · flat', 'ticket log · people on board · flat']
		],
		[
			`${items}:39  the claim card of gazette/2 has 4 parts, not 5. Write: who · about what · when · how sure · on what basis (– for none).`
		]
	],
	[
		'nothing that would settle it',
		[[items, 'answer: apparent', 'answer: cannot-tell']],
		[`${items}:47  "cannot-tell" needs "ask:", what one would have to know to settle it.`]
	],
	[
		'an update back in time',
		[
			[
				items,
				'gazette/2: ticket log · people on board · Sunday · flat · evidence\n    radio/1: Reis',
				'radio/1: Reis'
			],
			[
				items,
				'Reis · people on board · Sunday · flat · evidence\n',
				'Reis · people on board · Sunday · flat · evidence\n    gazette/2: ticket log · people on board · Sunday · flat · evidence\n'
			],
			[items, 'answer: contradiction', 'answer: update']
		],
		[
			`${items}:37  update: the later statement comes second, but radio/1 (2031-05-08) is later than gazette/2 (2031-05-06). Swap them.`,
			`${items}:37  (warning) "how-many" does not explain the wrong choice "reversal". Add "not reversal: …", the cue that misleads a reader there.`,
			`${items}:37  (warning) "how-many" does not explain the wrong choice "contradiction". Add "not contradiction: …", the cue that misleads a reader there.`
		]
	],
	[
		'rungs out of order',
		[
			[items, '    radio/2: unlikely\n', ''],
			[items, 'gazette/4: very-likely\n', 'gazette/4: very-likely\n    radio/2: unlikely\n']
		],
		[
			`${items}:57  (warning) "how-sure" does not explain the wrong choice "radio/2". Add "not radio/2: …", the cue that misleads a reader there.`,
			`${items}:59  the rungs are not in order. List the sentences from the least to the most certain.`
		]
	],
	[
		'a rise outside the ladder',
		[[items, 'rose: gazette/1', 'rose: gazette/2']],
		[
			`${items}:57  (warning) "how-sure" does not explain the wrong choice "gazette/1". Add "not gazette/1: …", the cue that misleads a reader there.`,
			`${items}:62  "rose" must be one of the steps, or nowhere.`
		]
	],
	[
		'three mechanisms',
		[[items, 'moved: [number]', 'moved: [number, date, scope]']],
		[`${items}:42  3 mechanisms are named; a learner may choose two. Keep those that matter.`]
	],
	[
		'a question that gives the verdict away',
		[[items, 'How many people were on board?', 'Do the two contradict each other?']],
		[
			`${items}:46  the question names a verdict (“contradict”). Ask what the two passages are compared on, and nothing about how they stand to each other.`
		]
	],
	[
		'a choice that no server would take',
		[[items, 'Reis · people on board', `${'R'.repeat(1001)} · people on board`]],
		[
			`${items}:40  a part of the claim card of radio/1 has more than 1000 signs; no learner could choose it. Shorten it.`
		]
	],
	[
		'a name without end',
		[[items, 'label: over', `label: ${'o'.repeat(101)}`]],
		[`${items}:18  "${'o'.repeat(30)}…" has 101 signs; a name has at most 60. Shorten it.`]
	],
	[
		'a name used twice',
		[[items, 'label: over', 'label: count']],
		[`${items}:18  the name "count" is taken (line 1). Names are kept for ever; choose another.`]
	],
	[
		'an unknown kind of item',
		[[items, 'label: over', 'lable: over']],
		[
			`${items}:18  an item begins with "label:", "compare:", "ladder:" or "chain:" and its name, not "lable:".`
		]
	],
	[
		'a colon inside a text',
		[[items, "the year's logs, and", "the year's logs: and"]],
		[
			`${items}:33  a colon followed by a space inside a text. Put the text in quotation marks, or use a dash.`
		]
	],
	[
		'a straight quotation mark first',
		[[items, '“Probably” sounds', '"Probably" sounds']],
		[
			`${items}:35  a text that begins with a straight quotation mark must be quoted as a whole. Use curly quotes inside: “like this”.`
		]
	],
	[
		'a comment behind a text',
		[[items, 'settles: 412 people\n', 'settles: 412 people # bare\n']],
		[
			`${items}:14  everything after "#" is a comment and would be lost (" # bare"). Put the text in quotation marks, or move the comment to its own line.`
		]
	],
	[
		'a labelling by an author',
		[labelling('Grounds', `count: evidence ${sign}`)],
		[
			`${mk}:1  "Grounds" is an author of this module. An author's own labels do not count as independent.`
		]
	],
	[
		'an answer to an item that is not there',
		[labelling('mk', `count: evidence ${sign}\n  count-bear: evidence ${sign}`)],
		[`${mk}:5  (warning) there is no item "count-bear"; this answer is not counted.`]
	],
	[
		'an answer to an earlier wording',
		[labelling('mk', 'count: evidence 03a7 – a log')],
		[
			`${mk}:4  (warning) "count" was labelled in an earlier wording (03a7, now ${sign}); not counted. Ask mk again, or write ${sign} if only spelling changed.`
		]
	],
	[
		'an answer without its signs',
		[labelling('mk', 'count: evidence')],
		[
			`${mk}:4  write the answer, the four signs printed beside the item on the sheet, and a reason if there is one: "count: evidence ${sign} – why".`
		]
	]
];

describe('each slip is named with its line and its remedy', () => {
	test.each(slips)('%s', (_, changes, lines) => {
		expect(said(withSlips(...changes))).toEqual(lines);
	});
});
