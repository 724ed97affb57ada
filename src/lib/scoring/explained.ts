import {
	cardRows,
	type ChainKey,
	type CompareKey,
	type Key,
	type LabelKey,
	type LadderKey,
	type PublicChainItem,
	type PublicCompareItem
} from '../content/module.ts';
import type { ChainAnswer, CompareAnswer, LabelAnswer, LadderAnswer } from '../lesson/answer.ts';
import type {
	ChainFeedback,
	CompareFeedback,
	LabelFeedback,
	LadderFeedback,
	Shared
} from './feedback.ts';
import { foundPair } from './pair.ts';
import { orderCredit } from './parts.ts';

/* What to say about an answer, one function for each task; `explain` picks among them. */

export function ofLabel(key: LabelKey, { label }: LabelAnswer): LabelFeedback {
	const told = key.agreement?.contested ? (key.sides ?? {}) : {};
	const misled = label && !told[label] && label !== key.answer ? key.reasons[label] : undefined;
	return {
		kind: 'label',
		right: key.answer,
		...shared(key, [label, ...Object.keys(told)]),
		...present({ chosen: label, misled, twin: key.twin, steps: key.steps })
	};
}

export function ofCompare(
	item: PublicCompareItem,
	key: CompareKey,
	answer: CompareAnswer
): CompareFeedback {
	const found = foundPair(item, key, answer);
	// A verdict on another pair was not misled about this one.
	const wrong = found[0] && found[1] && answer.verdict !== key.answer ? answer.verdict : undefined;
	return {
		kind: 'compare',
		right: key.answer,
		pair: key.pair,
		found,
		cards: key.cards,
		moved: { chosen: answer.moved ?? [], right: key.moved },
		...shared(key, [wrong]),
		...present({
			chosen: answer.verdict,
			misled: wrong && (key.reasons[wrong] ?? { builtFrom: differing(key.cards) }),
			ask: key.ask
		})
	};
}

export function ofLadder(key: LadderKey, { rungs = {}, rose }: LadderAnswer): LadderFeedback {
	const placed = key.steps.every(({ sentence }) => rungs[sentence]);
	return {
		kind: 'ladder',
		right: key.rose,
		rungs: key.steps.map(({ sentence, rung }) => ({
			sentence,
			right: rung,
			...present({ chosen: rungs[sentence] })
		})),
		...shared(key, [rose]),
		...present({
			chosen: rose,
			misled: rose && rose !== key.rose ? key.reasons[rose] : undefined,
			order: placed && orderCredit(key, rungs) < 1 ? key.order : undefined
		})
	};
}

export function ofChain(
	{ sentences }: PublicChainItem,
	key: ChainKey,
	{ links = {}, independent }: ChainAnswer
): ChainFeedback {
	const off = Math.sign((independent ?? key.independent) - key.independent);
	const side = off > 0 ? 'more' : off < 0 ? 'fewer' : undefined;
	return {
		kind: 'chain',
		right: key.independent,
		links: sentences.map((sentence) => ({
			sentence,
			chosen: links[sentence] ?? [],
			right: key.links[sentence] ?? []
		})),
		...shared(key, [side]),
		...present({ chosen: independent, misled: side && key.reasons[side] })
	};
}

/** @param said choices whose reason is given elsewhere */
function shared(key: Key, said: readonly (string | undefined)[]): Shared {
	const { settles, test, change, agreement, sides } = key;
	const others = Object.entries(key.reasons)
		.filter(([choice]) => !said.includes(choice))
		.map(([choice, reason]) => ({ choice, reason }));
	return { settles, others, ...present({ test, change, agreement, sides }) };
}

const differing = ([one, two]: CompareKey['cards']) =>
	cardRows.filter((row) => one[row] !== two[row]);

/** Leaves out what is undefined, so that a missing field is missing and not empty. */
function present<Fields extends object>(fields: Fields) {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
		[Name in keyof Fields]?: NonNullable<Fields[Name]>;
	};
}
