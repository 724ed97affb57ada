import type { Block } from './module.ts';
import type { Notes } from './problem.ts';

/** A sentence as it stands in the file. */
type Line = { readonly line: number; readonly number: string; readonly text: string };
export type DraftBlock = Omit<Block, 'sentences'> & {
	readonly line: number;
	readonly sentences: Line[];
};

/** No sentence is longer; what is, is no prose. */
const longest = 2000;
const escaped = /\\([[\]\\*_#>!<-])/g;
const mark = /^\[([^\]]*)\]\s*(.*)$/;
const turn = /^\*\*([^*]+?)[:：]\s*\*\*\s*(.*)$/;
const figure = /^!\[(.*)\]\(([^()]*)\)$/;

/** Blocks that no voice of an interview speaks. */
const unspoken: readonly Block['kind'][] = ['headline', 'subheading', 'figure'];

/**
 * Reads the body of a source: one sentence a line, its number in brackets before it.
 *
 * @param first number of the line on which the body begins
 */
export function readBody(body: string, first: number, notes: Notes): DraftBlock[] {
	const blocks: DraftBlock[] = [];
	/** The block to which the next plain line belongs. */
	let open: DraftBlock | undefined;
	let speaker: string | undefined;
	const taken = new Map<string, number>();
	const bare: number[] = [];
	const wrong: { line: number; text: string }[] = [];

	const begin = (kind: Block['kind'], line: number): DraftBlock => {
		const voice = unspoken.includes(kind) ? undefined : speaker;
		const block: DraftBlock = {
			kind,
			line,
			...(voice === undefined ? {} : { speaker: voice }),
			sentences: []
		};
		blocks.push(block);
		return block;
	};

	body.split('\n').forEach((raw, index) => {
		const line = first + index;
		let rest = raw.trim();
		if (rest.length > longest) {
			notes.error(
				line,
				`this line has ${rest.length} signs; a sentence has at most ${longest}. Divide it.`
			);
			return;
		}
		if (!rest || rest === '>') {
			open = undefined;
			return;
		}
		const picture = figure.exec(rest);
		if (picture) {
			const [, description = '', file = ''] = picture;
			if (!description.trim())
				notes.error(
					line,
					'the figure has no description. Say between the square brackets what can be seen, not what it means.'
				);
			open = {
				kind: 'figure',
				line,
				sentences: [],
				figure: { file: file.trim(), description: description.trim() }
			};
			blocks.push(open);
			return;
		}
		const heading = /^(#+)\s+(.*)$/.exec(rest);
		const prefix = /^([>-])\s+(.*)$/.exec(rest);
		const named = turn.exec(rest);
		if (heading) {
			if (heading[1]!.length > 2)
				notes.error(
					line,
					'only # (headline) and ## (subheading) are used. Delete the other signs.'
				);
			rest = heading[2]!;
			open = begin(heading[1] === '#' ? 'headline' : 'subheading', line);
		} else if (prefix) {
			rest = prefix[2]!;
			const quoted = prefix[1] === '>';
			if (!(quoted && open?.kind === 'quotation'))
				open = begin(quoted ? 'quotation' : 'list-item', line);
		} else if (named) {
			speaker = named[1]!.trim();
			rest = named[2]!;
			open = begin('paragraph', line);
		} else open ??= begin('paragraph', line);

		const marked = mark.exec(rest);
		if (!marked) bare.push(line);
		else if (!/^[1-9]\d{0,4}$/.test(marked[1]!)) wrong.push({ line, text: marked[1]! });
		else {
			const [, number = '', text = ''] = marked;
			const before = taken.get(number);
			if (before !== undefined)
				notes.error(
					line,
					`sentence number [${number}] is used twice (also in line ${before}). Give this one a number not yet used; never renumber the others.`
				);
			else {
				taken.set(number, line);
				open.sentences.push({ line, number, text: readSentence(text, number, line, notes) });
			}
		}
		if (heading) open = undefined;
	});

	let free = 1;
	for (const number of taken.keys()) free = Math.max(free, Number(number) + 1);
	for (const line of bare)
		notes.error(
			line,
			`this line has no sentence number. Write [${free}] before it (any number not yet used), or join it to the line above.`
		);
	for (const { line, text } of wrong)
		notes.error(
			line,
			`"[${text}]" is not a sentence number. Use digits only, for example [${free}].`
		);
	return blocks;
}

function readSentence(written: string, number: string, line: number, notes: Notes): string {
	if (!written)
		notes.error(
			line,
			`sentence [${number}] is empty. Write it behind its number, or delete the line.`
		);
	if (/(?<!\\)\[\d+\]/.test(written))
		notes.error(
			line,
			`a second sentence number stands inside line ${line}. Start a new line before it.`
		);
	else if (looksLikeTwo(written))
		notes.advice(
			line,
			`[${number}] looks like 2 sentences. Give each its own line and number, unless this is an abbreviation.`
		);
	if (/(?<!\\)\*\S|(?<!\\)`|(?<!\\)\b__?\S.*\S__?\b/.test(written))
		notes.error(
			line,
			'bold, italic and code are not shown. Delete the signs, or write \\* for an asterisk that is to be seen.'
		);
	return written.replace(escaped, '$1');
}

const abbreviation =
	/(?:^|[\s(“"])(?:\p{L}|\p{L}\.\p{L}|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|cf|ca|approx|Fig|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Art|Bd|Nr|bzw|usw|Sra?|M|Mme)\.$/u;

/** A full stop, then a capital letter, and no abbreviation before it. A rule of thumb. */
function looksLikeTwo(text: string): boolean {
	for (const stop of text.matchAll(
		/[.!?؟۔]["”’»)\]]* (?=["“‘«(]?[\p{Lu}\p{Lo}])|[。！？](?=[^」』”’）)\s]|$)/gu
	)) {
		const end = stop.index + stop[0].length;
		if (end >= text.length) continue;
		if (!abbreviation.test(text.slice(Math.max(0, stop.index - 12), stop.index + 1))) return true;
	}
	return false;
}
