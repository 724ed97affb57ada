import { withCardOptions } from './card.ts';
import type { CompareItem } from './compare.ts';
import { overviewOf } from './describe.ts';
import type { Overview } from './describe.ts';
import type { Figure } from './figure.ts';
import { readFrontpage } from './frontpage.ts';
import type { Frontpage } from './frontpage.ts';
import { readingGrade } from './grade.ts';
import { readGuide } from './guide.ts';
import { readItems } from './items.ts';
import type { DraftItem } from './items.ts';
import { agreements, moduleAgreement, readLabelling, signOf } from './labellings.ts';
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
import { minutesOf } from './minutes.ts';
import type { Guide, Module, ModuleKey, PublicItem } from './module.ts';
import { badName, isName } from './name.ts';
import { passagesOf, sourceOf } from './passages.ts';
import { isError, notesOf, problemsOf } from './problem.ts';
import type { Note, Notes, Problem } from './problem.ts';
import { revisionOf } from './revision.ts';
import { auditShortcuts } from './shortcuts.ts';
import { readSources } from './sources.ts';
import { listLimit, readText } from './text.ts';
import type { Content } from './text.ts';

/** Path below the folder of questions → content: `ferry/items.yaml`. */
export type Files = ReadonlyMap<string, Content>;

export type Compiled = {
	readonly id: string;
	readonly problems: readonly Problem[];
	/** What the module holds, as far as it can be read. */
	readonly overview: Overview;
	readonly order: number;
	/** Item → the four signs for the labelling sheet. */
	readonly signs: Readonly<Record<string, string>>;
	/** Nothing when there is any error: half a module is never asked. */
	readonly built?: {
		readonly module: Module;
		readonly key: ModuleKey;
		readonly figures: Readonly<Record<string, Figure>>;
		/** Nothing when none is written. */
		readonly guide: Guide | null;
	};
};

/** @param root what the folder of questions is called in messages */
export type CompileOptions = { readonly hash: Hash; readonly root?: string };

/** Compiles every module: those with an `order` first, then by title. */
export function compile(files: Files, { hash, root = 'questions' }: CompileOptions): Compiled[] {
	const folders = new Map<string, Map<string, Content>>();
	for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const cut = path.indexOf('/');
		const folder = path.slice(0, cut);
		if (cut < 1 || folder === 'schema') continue;
		const inside = folders.get(folder) ?? new Map<string, Content>();
		folders.set(folder, inside.set(path.slice(cut + 1), content));
	}
	return [...folders]
		.map(([id, inside]) => compileModule(id, inside, hash, `${root}/${id}`))
		.sort(
			(a, b) =>
				a.order - b.order
				|| (a.overview.title === b.overview.title
					? 0
					: a.overview.title < b.overview.title
						? -1
						: 1)
		);
}

function compileModule(id: string, files: Files, hash: Hash, root: string): Compiled {
	const found: Note[] = [];
	const notes = (path: string): Notes => notesOf(`${root}/${path}`, found);
	const text = (path: string, limit: number): string | undefined => {
		const content = files.get(path);
		return content === undefined ? undefined : readText(content, limit, notes(path));
	};
	if (!isName(id)) notes('module.yaml').error(1, badName(id));
	for (const required of ['module.yaml', 'items.yaml'])
		if (!files.has(required))
			notes(required).error(1, 'the module lacks this file. Write it, or delete the folder.');

	const front = readFrontpage(text('module.yaml', listLimit) ?? '', notes('module.yaml')) ?? blank;
	const { figures, sources, unsure } = readSources(files, front, notes, found);
	const passages = passagesOf(sources, unsure);
	const list = text('items.yaml', listLimit);
	const items =
		list === undefined ? [] : readItems(list, passages, front.claims, notes('items.yaml'));
	const names = new Set(items.map(({ asked }) => asked.id));
	const unread = hasError(found);
	const words = text('guide.yaml', listLimit);
	const guide =
		words === undefined ? undefined : readGuide(words, names, unread, notes('guide.yaml'));
	if (!files.has('guide.yaml') && front.status === 'ready')
		notes('guide.yaml').advice(
			1,
			'there is no guide for the teacher. Write discussion, misconceptions and answers.'
		);
	const byId = new Map(items.map((item) => [item.asked.id, item]));
	const signs = new Map(items.map((item) => [item.asked.id, signOf(item, passages, hash)]));
	const labellings = readLabellings(files, (path) => {
		const written = text(path, listLimit);
		return written === undefined
			? undefined
			: readLabelling(written, byId, signs, front.authors, notes(path));
	});
	const agreement = agreements(labellings);
	const grade = readingGrade(sources);
	const seen = items
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

	const asked = publicItems(items, front.lang);
	const total = moduleAgreement(
		labellings,
		items.filter(isLabel).map((item) => item.asked.id)
	);
	const { title, about, topic, lang, licence, authors, status, aims, order } = front;
	const module: Omit<Module, 'revision'> = {
		id,
		...{ title, about, lang, licence, authors, status, aims },
		...(topic === undefined ? {} : { topic }),
		claims: Object.fromEntries(front.claims),
		minutes: minutesOf(sources, asked),
		...(grade === undefined ? {} : { readingGrade: grade }),
		...(total === undefined ? {} : { agreement: total }),
		sources,
		items: asked
	};
	const keys = Object.fromEntries(
		items.map(({ asked: { id: item }, key }) => {
			const votes = agreement.get(item);
			return [item, votes ? { ...key, agreement: votes } : key];
		})
	);
	const problems = problemsOf(found, front.status);
	const revision = revisionOf({ module, keys, figures }, hash);
	return {
		id,
		problems,
		overview: overviewOf(module, keys, rates),
		order: order ?? Number.MAX_SAFE_INTEGER,
		signs: Object.fromEntries(signs),
		...(problems.some(isError)
			? {}
			: {
					built: {
						module: { ...module, revision },
						key: { id, revision, keys },
						figures,
						guide: guide ?? null
					}
				})
	};
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

const readLabellings = (files: Files, read: (path: string) => Labelling | undefined): Labelling[] =>
	[...files.keys()]
		.filter((path) => /^labellings\/[^/]+\.yaml$/.test(path))
		.flatMap((path) => read(path) ?? []);

/** Items as they are asked, in the author's order. */
function publicItems(items: readonly DraftItem[], lang: string): PublicItem[] {
	const pairs = items.filter((item): item is CompareItem => item.asked.kind === 'compare');
	const ready = new Map(withCardOptions(pairs, lang).map((item) => [item.id, item]));
	return items.map(({ asked }) => (asked.kind === 'compare' ? ready.get(asked.id)! : asked));
}
