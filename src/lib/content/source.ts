import { badDate, isDate } from './date.ts';
import { readBody } from './markdown.ts';
import type { DraftBlock } from './markdown.ts';
import type { Source } from './module.ts';
import { isBuiltIn } from './name.ts';
import type { Notes } from './problem.ts';
import { readRecord } from './record.ts';
import type { Entered } from './record.ts';
import { didYouMean } from './similar.ts';
import { sourceFields } from './tables.ts';
import { badLanguage, badLicence, isLanguage, isLicence, wordsOf } from './tongue.ts';
import { fidelities, kinds } from './vocabulary.ts';
import { readYaml } from './yaml.ts';

const front = /^---\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/;

/** What a source takes from its module when it names nothing itself. */
export type Inherited = { readonly lang: string; readonly licence: string };

/**
 * Reads `sources/<id>.md`.
 *
 * @param figures names of the figure files beside it
 */
export function readSource(
	id: string,
	text: string,
	module: Inherited,
	figures: ReadonlySet<string>,
	notes: Notes
): Source | undefined {
	const cut = front.exec(text);
	if (!cut) {
		notes.error(
			1,
			'the source has no front matter. Begin with a line ---, then outlet, kind, date and fidelity, then another line ---.'
		);
		return undefined;
	}
	const above = cut[0].split('\n').length - (cut[0].endsWith('\n') ? 1 : 0);
	const yaml = readYaml(cut[1]!, notes, 1);
	const blocks = readBody(text.slice(cut[0].length), above + 1, notes);
	if (yaml?.kind !== 'dict') {
		if (yaml) notes.error(1, 'the front matter must hold lines of the form "name: …".');
		return undefined;
	}
	const record = readRecord(yaml, sourceFields, 'a source', notes);
	for (const field of sourceFields)
		if (field.required && !record.has(field.name))
			notes.error(
				1,
				`the source has no ${field.name}. Add a line "${field.name}: …" to its front matter.`
			);

	const fidelity = record.choice('fidelity', fidelities) ?? 'constructed';
	checkFront(record, fidelity, notes);
	const speakers = Object.fromEntries(
		record.entries('speakers').flatMap((entry) => {
			if (isBuiltIn(entry.name))
				notes.error(entry.line, `"${entry.name}" cannot be a speaker's name.`);
			return entry.value.kind === 'text' ? [[entry.name, entry.value.text] as const] : [];
		})
	);
	checkSpeakers(blocks, Object.keys(speakers), notes);
	checkFigures(blocks, figures, notes);
	const lang = record.text('lang') ?? module.lang;
	if (fidelity !== 'constructed') checkQuotations(blocks, lang, notes);
	if (!blocks.some((block) => block.sentences.length))
		notes.error(1, 'the source has no sentences. Write one a line, each with its number: [1] …');

	return {
		id,
		outlet: record.text('outlet') ?? '',
		kind: record.choice('kind', kinds) ?? 'article',
		date: record.text('date') ?? '',
		fidelity,
		...optional('from', record),
		...optional('title', record),
		...optional('author', record),
		lang,
		licence: record.text('licence') ?? module.licence,
		speakers,
		blocks: blocks.map(({ kind, speaker, figure, sentences }) => ({
			kind,
			...(speaker === undefined ? {} : { speaker }),
			...(figure ? { figure } : {}),
			sentences: sentences.map(({ number, text }) => ({ id: `${id}/${number}`, text }))
		}))
	};
}

const optional = <K extends string>(name: K, record: Entered): { [name in K]?: string } => {
	const text = record.text(name);
	return text === undefined ? {} : ({ [name]: text } as { [name in K]: string });
};

function checkFront(record: Entered, fidelity: string, notes: Notes): void {
	const [date, lang, licence] = [record.text('date'), record.text('lang'), record.text('licence')];
	if (date !== undefined && !isDate(date)) notes.error(record.lineOf('date'), badDate(date));
	if (lang !== undefined && !isLanguage(lang))
		notes.error(record.lineOf('lang'), badLanguage(lang));
	if (licence !== undefined && !isLicence(licence))
		notes.error(record.lineOf('licence'), badLicence(licence));
	if (fidelity !== 'constructed' && !record.has('from'))
		notes.error(
			1,
			`${fidelity === 'retold' ? 'a retold source' : 'a source of quoted fragments'} must say what it retells. Add "from: title, outlet, date, and whether you read it whole".`
		);
	if (fidelity === 'constructed' && record.has('from'))
		notes.error(
			record.lineOf('from'),
			'a constructed source retells nothing. Delete "from", or correct the fidelity.'
		);
}

function checkSpeakers(
	blocks: readonly DraftBlock[],
	speakers: readonly string[],
	notes: Notes
): void {
	const known = new Set(speakers);
	let last: string | undefined;
	for (const { speaker, line } of blocks) {
		if (speaker !== undefined && speaker !== last && !known.has(speaker))
			notes.error(
				line,
				`"${speaker}" speaks here but is not among the speakers.${didYouMean(speaker, speakers)} Add "${speaker}: who that is" under speakers, or correct the name.`
			);
		last = speaker;
	}
}

function checkFigures(
	blocks: readonly DraftBlock[],
	files: ReadonlySet<string>,
	notes: Notes
): void {
	for (const { figure, line } of blocks)
		if (figure && !files.has(figure.file))
			notes.error(
				line,
				`there is no figure "${figure.file}" beside the source.${didYouMean(figure.file, files)} Put the file into the folder sources, or correct its name.`
			);
}

const quotation = /“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|‘([^’]*)’(?!\p{L})|"([^"]*)"|「([^」]*)」/gu;

/** Of a text that exists only fragments may be quoted: eight words, or sixteen signs without spaces. */
function checkQuotations(blocks: readonly DraftBlock[], lang: string, notes: Notes): void {
	for (const block of blocks)
		for (const { text, line } of block.sentences)
			for (const found of text.matchAll(quotation)) {
				const words = wordsOf(found.slice(1).find((part) => part !== undefined) ?? '', lang).length;
				if (words > 8)
					notes.error(
						line,
						`the quotation is ${words} words long; a fragment has at most 8. Retell the rest.`
					);
			}
}
