import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';
import { compileOne, ferry, withSlips } from './ferry.ts';
import { readFilled } from './filled.ts';
import { takeIn } from './intake.ts';
import { formatProblem, notesOf } from './problem.ts';
import type { Note } from './problem.ts';
import { codeOf, sheetAsCsv, sheetAsJson, sheetOf } from './sheet.ts';
import { agreements } from './labellings.ts';

const { draft, signs } = compileOne(ferry);
type Answers = Readonly<Record<string, readonly [answer: string, reason?: string]>>;
const answers: Answers = {
	count: ['evidence', 'the log: “412”, they say # "quoted"'],
	'count-bare': ['assertion', '=1+1'],
	half: ['Assertion '],
	'how-many': ['contradiction', 'two\nlines'],
	'how-sure': ['gazette/1']
};

/** The sheet as somebody fills it in a spreadsheet. */
function filledCsv(given: Answers, who = 'mk', date = '2031-06-01', separator = ','): string {
	const rows = readCsv(sheetAsCsv(sheetOf(draft, 1)).replace('\uFEFF', ''), ',').map(
		({ cells }): string[] => {
			const [first = ''] = cells;
			if (first === 'labeller') return ['labeller', who];
			if (first === 'date') return ['date', date];
			const id = Object.keys(given).find((one) => codeOf('ferry', one) === first);
			return id ? [...cells.slice(0, 7), given[id]![0], given[id]![1] ?? ''] : [...cells];
		}
	);
	if (separator === ',') return writeCsv(rows);
	const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
	return rows.map((cells) => cells.map(quoted).join(separator)).join('\r\n');
}

function take(content: string | Uint8Array, files = ferry) {
	const found: Note[] = [];
	const notes = notesOf('mk.csv', found);
	const filled = readFilled(content, notes);
	const intake = filled && takeIn(filled, compileOne(files).draft, notes);
	return {
		intake,
		said: found.map((note) => formatProblem({ ...note, severity: 'error' })),
		votes: () =>
			compileOne(withSlips(['labellings/mk.yaml', '', intake?.yaml ?? ''])).draft.labellings
	};
}
const expected = {
	count: 'evidence',
	'count-bare': 'assertion',
	half: 'assertion',
	'how-many': 'contradiction',
	'how-sure': 'gazette/1'
};

describe('there and back', () => {
	test.each([
		['commas', filledCsv(answers)],
		['semicolons', filledCsv(answers, 'MK', '2031/6/1', ';')],
		['tabs', filledCsv(answers, 'mk', '2031-06-01', '\t')]
	])('as CSV with %s', (_, csv) => {
		const { intake, said, votes } = take(csv);
		expect(said).toEqual([]);
		expect(intake).toMatchObject({ labeller: 'mk', taken: 5, blank: 2 });
		expect(votes()).toEqual([
			{ labeller: 'mk', date: '2031-06-01', answers: new Map(Object.entries(expected)) }
		]);
		expect(intake?.yaml).toContain(
			`  count: "evidence ${signs['count']} – the log: “412”, they say # \\"quoted\\""`
		);
		expect(intake?.yaml).toContain(`– two lines"`);
		const [one] = votes();
		expect(agreements([one!]).get('count')?.votes).toEqual({ evidence: 1 });
	});

	test('as JSON', () => {
		const sheet = JSON.parse(sheetAsJson(sheetOf(draft, 2))) as {
			items: { item: string; answer: string; reason: string }[];
		};
		for (const row of sheet.items) {
			const id = Object.keys(answers).find((one) => codeOf('ferry', one) === row.item);
			if (id) [row.answer, row.reason] = [answers[id]![0], answers[id]![1] ?? ''];
		}
		const { said, votes } = take(
			JSON.stringify({ ...sheet, labeller: 'mk', date: '2031-06-01' }, null, '\t')
		);
		expect(said).toEqual([]);
		expect(Object.fromEntries(votes()[0]!.answers)).toEqual(expected);
	});
});

describe('who may not label', () => {
	test.each([
		[
			'an author',
			filledCsv(answers, 'Grounds'),
			'"Grounds" is an author of this module. An author\'s own labels do not count as independent.'
		],
		['nobody', filledCsv(answers, ''), 'nobody stands behind "labeller". Write a pseudonym there.'],
		[
			'a path',
			filledCsv(answers, '../mk'),
			'"../mk" cannot be a name. Use small letters, digits and hyphens, for example two-engines.'
		],
		[
			'a day in an unknown order',
			filledCsv(answers, 'mk', '06/01/2031'),
			'no day stands behind "date". Write it as 2031-05-06, year first; --date sets it, too.'
		],
		[
			'a day that is none',
			filledCsv(answers, 'mk', '2031-02-30'),
			'"2031-02-30" is not a date of the calendar. Write a year, a month or a day: 2031, 2031-05, 2031-05-06.'
		]
	])('%s', (_, csv, message) => {
		const { intake, said } = take(csv);
		expect(said).toEqual([`mk.csv:1  ${message}`]);
		expect(intake).toBe(undefined);
	});
});

describe('lines that are not taken', () => {
	/** Line of an item in the file. */
	const lineOf = (csv: string, id: string) =>
		readCsv(csv.replace('\uFEFF', ''), ',').find((row) => row.cells[0] === codeOf('ferry', id))
			?.line;

	test('are named with their lines, and the others are taken', () => {
		const csv = filledCsv({
			...answers,
			half: ['evidense'],
			over: ['inference', '<b>so</b>'],
			'how-big': ['apparent', 'x'.repeat(1001)]
		});
		const { intake, said } = take(csv);
		expect(intake?.taken).toBe(4);
		expect(said.sort()).toEqual(
			[
				`mk.csv:${lineOf(csv, 'half')}  "evidense" is not an answer of "half". Did you mean "evidence"? Write one of: evidence, inference, assertion.`,
				`mk.csv:${lineOf(csv, 'over')}  HTML is not allowed ("<b"). Write plain text; a "<" that is to be seen needs a space behind it.`,
				`mk.csv:${lineOf(csv, 'how-big')}  the reason has 1001 signs; at most 1000 are kept. Shorten it.`
			].sort()
		);
	});

	test('an earlier wording, an item that is gone, an item twice', () => {
		const changed = withSlips(['sources/gazette.md', 'Half of all', 'Three in ten of all']);
		const csv = filledCsv(answers);
		const now = compileOne(changed).signs['half'];
		expect(take(csv, changed).said).toEqual([
			`mk.csv:${lineOf(csv, 'half')}  "half" was labelled in an earlier wording (${signs['half']}, now ${now}); not counted. Ask mk again, or write ${now} if only spelling changed.`
		]);
		const renamed = filledCsv(answers).replace(codeOf('ferry', 'half'), 'halves');
		expect(take(renamed).said[0]).toContain(
			'there is no item "halves"; this answer is not counted.'
		);
		const twice = filledCsv(answers).replace(codeOf('ferry', 'half'), codeOf('ferry', 'count'));
		expect(take(twice).said).toHaveLength(1);
	});

	test('when none is left, nothing is kept', () => {
		const { intake, said } = take(filledCsv({}));
		expect(intake).toBe(undefined);
		expect(said).toEqual(['mk.csv:1  no line of the sheet can be counted; nothing is kept.']);
	});
});

describe('files that are no sheet', () => {
	test.each([
		['a letter', 'Dear all,\nhere it is', /no column "item", "signs", "answer"/],
		['a sheet without its signs', 'item,answer\nq1,evidence', /mk\.csv:1 {2}.*no column "signs"/],
		['broken JSON', '{\n"items": [\n}', /mk\.csv:\d {2}this is not JSON/],
		['other JSON', '{}', /has no "items"/],
		['another encoding', Uint8Array.from([105, 116, 0xe9, 10]), /mk\.csv:1 {2}this is not UTF-8/]
	])('%s', (_, content, message) => {
		const { intake, said } = take(content);
		expect(intake).toBe(undefined);
		expect(said).toEqual([expect.stringMatching(message)]);
	});

	test('rows of anything do no harm', () => {
		expect(
			take('{"items": [null, 3, {"item": {}, "answer": ["x"]}], "labeller": "mk"}').intake
		).toBe(undefined);
	});
});
