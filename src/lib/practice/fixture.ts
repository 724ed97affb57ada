import type { Key, Module, PublicItem } from '../content/module.ts';
import type { Label, Trap } from '../content/vocabulary.ts';
import { bankOf, type Bank, type Content } from './bank.ts';
import type { Review } from './review.ts';
import type { SkillId } from './skills.ts';

/** For tests. Milliseconds. */
const hour = 3_600_000;
export const day = 24 * hour;
/** Noon of day 20000 (4 October 2024). */
export const noon = 20_000 * day + 12 * hour;

/** A sentence to label: its source, its label, its traps, the original that it is a twin of. */
export type Asked = readonly [source: string, Label, readonly Trap[], twinOf?: string];

/** A case whose sources are about a hundred words long; its items are named by their number. */
export function caseOf(id: string, asked: readonly Asked[], topic = id): Content {
	const keys: Record<string, Key> = {};
	const items = asked.map(([source, answer, traps, twinOf], at): PublicItem => {
		const name = String(at);
		keys[name] = {
			kind: 'label',
			answer,
			traps,
			sound: true,
			certainty: 'none',
			attribution: 'none',
			settles: [],
			reasons: {}
		};
		return {
			id: name,
			kind: 'label',
			use: 'practice',
			claim: 'It rained.',
			sentence: `${source}/1`,
			...(twinOf !== undefined && { twinOf })
		};
	});
	const text = 'It rained. '.repeat(50);
	const module = {
		id,
		topic,
		revision: `${id}-1`,
		items,
		sources: [...new Set(asked.map(([source]) => source))].map((source) => ({
			id: source,
			lang: 'en',
			blocks: [{ kind: 'paragraph', sentences: [{ id: `${source}/1`, text }] }]
		}))
	} as unknown as Module;
	return { module, key: { id, revision: `${id}-1`, keys } };
}

const sides = ['evidence', 'inference', 'assertion'] as const;

/** So many cases of six texts, each text with three plain sentences, one per label. */
export const plainBank = (cases: number): Bank =>
	bankOf(
		Array.from({ length: cases }, (_, at) =>
			caseOf(
				`case${at}`,
				[0, 1, 2, 3, 4, 5].flatMap((source) =>
					sides.map((side): Asked => [`text${source}`, side, []])
				)
			)
		)
	);

let count = 0;

/** A right answer to a plain boundary at noon, unless told otherwise. */
export const answered = (change: Partial<Review> = {}): Review => ({
	id: `r${String(count++).padStart(6, '0')}`,
	at: noon,
	offset: 0,
	module: 'case0',
	revision: 'case0-1',
	item: String(count),
	topic: 'case0',
	skills: ['evidence-inference/plain' satisfies SkillId],
	correct: change.correct ?? true,
	credit: (change.correct ?? true) ? 1 : 0,
	algorithm: 'test',
	...change
});
