import type { Module, PublicItem } from '../content/module.ts';
import { minutesOf } from '../content/minutes.ts';
import { passagesOf } from '../content/question.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow } from './store/tables.ts';

/** What an assignment is about and how much it is, as it was given. */
export type About = {
	readonly module: Pick<Module, 'id' | 'title' | 'about' | 'lang'>;
	/** To read and answer all of it. */
	readonly minutes: number;
	readonly passages: number;
	/** What is asked; of a sentence and its twins one is. */
	readonly counts: Readonly<Record<PublicItem['kind'], number>>;
};

/** Reads it from the edition that the assignment is pinned to. */
export async function of(db: Db, { module: id, revision, items }: AssignmentRow): Promise<About> {
	const { module } = await revisions.find(db, id, revision);
	const ids = items === null ? undefined : new Set(JSON.parse(items) as string[]);
	const chosen = module.items.filter((item) => ids?.has(item.id) ?? true);
	const asked = chosen.filter(
		(item) => item.use === 'practice' && !(item.kind === 'label' && item.twinOf)
	);
	const read = new Set(chosen.flatMap(passagesOf));
	const sources = module.sources.filter((source) => read.has(source.id));
	const count = (kind: PublicItem['kind']) => asked.filter((item) => item.kind === kind).length;
	return {
		module: { id, title: module.title, about: module.about, lang: module.lang },
		minutes: minutesOf(sources, chosen),
		passages: sources.length,
		counts: {
			label: count('label'),
			compare: count('compare'),
			ladder: count('ladder'),
			chain: count('chain')
		}
	};
}
