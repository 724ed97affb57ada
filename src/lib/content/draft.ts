import type { Files } from './compile.ts';
import type { Figure } from './figure.ts';
import { readFrontpage } from './frontpage.ts';
import type { Frontpage } from './frontpage.ts';
import { readingGrade } from './grade.ts';
import { readGuide } from './guide.ts';
import { readItems } from './items.ts';
import type { DraftItem } from './items.ts';
import { agreements, readLabelling, signOf } from './labellings.ts';
import type { Hash, Labelling } from './labellings.ts';
import {
	isLabel,
	isPractised,
	lintAgreement,
	lintBalance,
	lintFeedback,
	lintGrade,
	lintShortcuts,
	lintSources
} from './lint.ts';
import type { Agreement, Guide, Source } from './module.ts';
import { badName, isName } from './name.ts';
import { passagesOf, sourceOf } from './passages.ts';
import type { Passages } from './passages.ts';
import { notesOf } from './problem.ts';
import type { Note, Notes } from './problem.ts';
import { auditShortcuts } from './shortcuts.ts';
import type { Seen, ShortcutRates } from './shortcuts.ts';
import { readSources } from './sources.ts';
import { listLimit, readText } from './text.ts';

/** A module as far as it can be read, with all that was noted on the way. */
export type Draft = {
	readonly id: string;
	readonly front: Frontpage;
	readonly sources: readonly Source[];
	readonly passages: Passages;
	readonly figures: Readonly<Record<string, Figure>>;
	readonly items: readonly DraftItem[];
	readonly guide: Guide | null;
	/** Item → the four signs for the labelling sheet. */
	readonly signs: ReadonlyMap<string, string>;
	readonly labellings: readonly Labelling[];
	readonly agreement: ReadonlyMap<string, Agreement>;
	/** The labelled sentences that are practised. */
	readonly seen: readonly Seen[];
	readonly rates: ShortcutRates;
	readonly grade: number | undefined;
	readonly found: readonly Note[];
	notes(path: string): Notes;
};

/** @param root what the module's folder is called in messages */
export function readModule(id: string, files: Files, hash: Hash, root: string): Draft {
	const found: Note[] = [];
	const notes = (path: string): Notes => notesOf(`${root}/${path}`, found);
	const text = (path: string): string | undefined => {
		const content = files.get(path);
		return content === undefined ? undefined : readText(content, listLimit, notes(path));
	};
	if (!isName(id)) notes('module.yaml').error(1, badName(id));
	for (const required of ['module.yaml', 'items.yaml'])
		if (!files.has(required))
			notes(required).error(1, 'the module lacks this file. Write it, or delete the folder.');

	const front = readFrontpage(text('module.yaml') ?? '', notes('module.yaml')) ?? blank;
	const { figures, sources, unsure } = readSources(files, front, notes, found);
	const passages = passagesOf(sources, unsure);
	const list = text('items.yaml');
	const items =
		list === undefined ? [] : readItems(list, passages, front.claims, notes('items.yaml'));
	const byId = new Map(items.map((item) => [item.asked.id, item]));
	const words = text('guide.yaml');
	const guide =
		words === undefined
			? undefined
			: readGuide(words, new Set(byId.keys()), hasError(found), notes('guide.yaml'));
	if (!files.has('guide.yaml') && front.status === 'ready')
		notes('guide.yaml').advice(
			1,
			'there is no guide for the teacher. Write discussion, misconceptions and answers.'
		);
	const signs = new Map(items.map((item) => [item.asked.id, signOf(item, passages, hash)]));
	const labellings = [...files.keys()]
		.filter((path) => /^labellings\/[^/]+\.yaml$/.test(path))
		.flatMap((path) => {
			const written = text(path);
			return written === undefined
				? []
				: (readLabelling(written, byId, signs, front.authors, notes(path)) ?? []);
		});
	const agreement = agreements(labellings);
	const grade = readingGrade(sources);
	const seen = seenOf(items, passages);
	const rates = auditShortcuts(seen);
	lintFeedback(items, front.lang, notes('items.yaml'));
	lintAgreement(items, agreement, notes('items.yaml'));
	lintGrade(grade, front.grade, notes('module.yaml'));
	// Shares and uses mean nothing while some of the items could not be read.
	if (!hasError(found)) {
		lintBalance(items, notes('items.yaml'));
		lintSources(sources, items, (source) => notes(`sources/${source}.md`));
		lintShortcuts(rates, seen.length, notes('items.yaml'));
	}
	return {
		...{ id, front, sources, passages, figures, items, signs, labellings, agreement },
		...{ seen, rates, grade, found, notes, guide: guide ?? null }
	};
}

function seenOf(items: readonly DraftItem[], passages: Passages): Seen[] {
	return items
		.filter(isPractised)
		.filter(isLabel)
		.map(({ asked, key }) => {
			const source = passages.sources.get(sourceOf(asked.sentence))!;
			return {
				text: asked.reads ?? passages.texts.get(asked.sentence) ?? '',
				lang: source.lang,
				sentence: asked.sentence,
				source,
				answer: key.answer
			};
		});
}

const hasError = (found: readonly Note[]): boolean =>
	found.some((note) => note.severity === 'error');

const blank: Frontpage = {
	title: '',
	about: '',
	lang: 'en',
	licence: '',
	authors: [],
	status: 'draft',
	aims: [],
	claims: new Map(),
	grade: 9
};
