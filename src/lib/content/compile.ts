import { withCardOptions } from './card.ts';
import type { CompareItem } from './compare.ts';
import { overviewOf } from './describe.ts';
import type { Overview } from './describe.ts';
import { readModule } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Figure } from './figure.ts';
import type { DraftItem } from './items.ts';
import { moduleAgreement } from './labellings.ts';
import type { Hash } from './labellings.ts';
import { isLabel } from './lint.ts';
import { minutesOf } from './minutes.ts';
import type { Guide, Module, ModuleKey, PublicItem } from './module.ts';
import { isError, problemsOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { lintRepeats } from './repeats.ts';
import { revisionOf } from './revision.ts';
import type { Content } from './text.ts';

/** Path below the folder of questions → content: `ferry/items.yaml`. */
export type Files = ReadonlyMap<string, Content>;

export type Compiled = {
	readonly id: string;
	readonly problems: readonly Problem[];
	/** What the module holds, as far as it can be read. */
	readonly overview: Overview;
	readonly draft: Draft;
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
	const drafts = [...folders]
		.map(([id, inside]) => readModule(id, inside, hash, `${root}/${id}`))
		.sort(byShelf);
	lintRepeats(drafts);
	return drafts.map((draft) => compileModule(draft, hash));
}

function byShelf({ front: a }: Draft, { front: b }: Draft): number {
	const last = Number.MAX_SAFE_INTEGER;
	const order = (a.order ?? last) - (b.order ?? last);
	return order || (a.title === b.title ? 0 : a.title < b.title ? -1 : 1);
}

function compileModule(draft: Draft, hash: Hash): Compiled {
	const { id, front, sources, figures, items, guide, agreement, grade } = draft;
	const asked = publicItems(items, front.lang);
	const total = moduleAgreement(
		draft.labellings,
		items.filter(isLabel).map((item) => item.asked.id)
	);
	const { title, about, topic, lang, licence, authors, status, aims } = front;
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
	const problems = problemsOf(draft.found, status);
	const revision = revisionOf({ module, keys, figures }, hash);
	const key = { id, revision, keys };
	return {
		...{ id, problems, draft },
		overview: overviewOf(module, keys, draft.rates),
		signs: Object.fromEntries(draft.signs),
		...(problems.some(isError)
			? {}
			: { built: { module: { ...module, revision }, key, figures, guide } })
	};
}

/** Items as they are asked, in the author's order. */
function publicItems(items: readonly DraftItem[], lang: string): PublicItem[] {
	const pairs = items.filter((item): item is CompareItem => item.asked.kind === 'compare');
	const ready = new Map(withCardOptions(pairs, lang).map((item) => [item.id, item]));
	return items.map(({ asked }) => (asked.kind === 'compare' ? ready.get(asked.id)! : asked));
}
