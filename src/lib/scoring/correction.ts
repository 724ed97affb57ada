import type { Key, Module, ModuleKey, PublicItem, Source } from '../content/module.ts';
import { passagesOf } from '../content/question.ts';
import { same } from '../content/same.ts';

/*
 * A case with its key that was corrected, against the one that was asked. A new key says something
 * about an old answer only where the learner was asked the same question about the same texts.
 */

type Edition = { readonly module: Module; readonly key: ModuleKey };

/**
 * `rekeyed`: another answer is right; `reworded`: the same one is, explained otherwise; `rewritten`:
 * the question or its texts changed too; `gone`: it is asked no more. The last two keep the old key.
 */
export type Change = 'rekeyed' | 'reworded' | 'rewritten' | 'gone';

/** An item whose key, question or texts are not what they were. */
export type Correction = {
	readonly change: Change;
	/** As it was asked. */
	readonly item: PublicItem;
	readonly was: Key;
	/** What its answers are marked by after it. */
	readonly now: Key;
};

/** What a corrected case changes, of the items named, in their order. */
export function correctionsOf(
	asked: Edition,
	next: Edition,
	ids: readonly string[]
): readonly Correction[] {
	return ids.flatMap((id) => {
		const item = asked.module.items.find((one) => one.id === id);
		const was = asked.key.keys[id];
		if (!item || !was) return [];
		const now = keyFor(item, asked.module, next);
		const change = now ? changeOf(was, now) : isAsked(next.module, id) ? 'rewritten' : 'gone';
		return change ? [{ change, item, was, now: now ?? was }] : [];
	});
}

/** The key of the case as it was asked, with the corrected one wherever that may stand in its place. */
export const correctedKey = ({ module, key }: Edition, next: Edition): ModuleKey => ({
	...key,
	keys: {
		...key.keys,
		...Object.fromEntries(
			module.items.flatMap((item) => {
				const now = keyFor(item, module, next);
				return now ? [[item.id, now]] : [];
			})
		)
	}
});

/** Whether a corrected case can be asked instead, so that all learners are asked the same items. */
export function asksTheSame(
	module: Module,
	next: Module,
	chosen: readonly string[] | null
): boolean {
	const all = (of: Module) => of.items.filter(({ use }) => use === 'practice').map(({ id }) => id);
	const had = all(module).filter((id) => chosen?.includes(id) ?? true);
	const has = all(next).filter((id) => chosen?.includes(id) ?? true);
	return same(had.sort(), has.sort());
}

/** Whether two keys mark some answer differently; explanations may differ. */
export const marksAlike = (one: Key, other: Key): boolean => same(marking(one), marking(other));

/** The part of a key that marks come from. */
function marking(key: Key): unknown {
	const votes = key.agreement?.contested ? key.agreement.votes : null;
	switch (key.kind) {
		case 'label':
			return [key.answer, votes];
		case 'compare':
			return [key.pair, key.also, key.answer, [...key.moved].sort(), votes];
		case 'ladder':
			return [key.steps, key.rose];
		case 'chain':
			return [key.links, key.independent];
	}
}

function changeOf(was: Key, now: Key): Change | undefined {
	if (!marksAlike(was, now)) return 'rekeyed';
	return same(told(was), told(now)) ? undefined : 'reworded';
}

/** What an explanation shows. Who has labelled how changes too often to be a correction. */
function told(key: Key): unknown {
	const { agreement, ...explained } = key;
	if (explained.kind !== 'label') return explained;
	const { sound, certainty, attribution, traps, ...shown } = explained;
	return shown;
}

const isAsked = ({ items }: Module, id: string) => items.some((item) => item.id === id);

/** The corrected key of an item, where question and texts are what they were. */
function keyFor(item: PublicItem, module: Module, next: Edition): Key | undefined {
	const other = next.module.items.find(({ id }) => id === item.id);
	const key = next.key.keys[item.id];
	if (!other || !key || key.kind !== item.kind) return undefined;
	const alike = same(questionOf(item), questionOf(other));
	return alike && same(textsOf(item, module), textsOf(item, next.module)) ? key : undefined;
}

/** An item without what asks nothing: where it is used, what else it is drawn from, card choices. */
function questionOf(item: PublicItem): unknown {
	const { use, ...asked } = item;
	if (asked.kind === 'label') return { ...asked, twinOf: undefined };
	return asked.kind === 'compare' ? { ...asked, cardOptions: undefined } : asked;
}

/** The passages that an item stands on, as they are read: a sentence is judged in its passage. */
const textsOf = (item: PublicItem, { sources }: Module): unknown =>
	sources
		.filter(({ id }) => passagesOf(item).includes(id))
		.map(({ licence, from, fidelity, ...read }: Source) => read);
