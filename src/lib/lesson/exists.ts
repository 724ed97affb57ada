import {
	cardRows,
	type PublicChainItem,
	type PublicCompareItem,
	type PublicItem,
	type PublicLadderItem
} from '../content/module.ts';
import { labels, mechanisms, rungs, verdicts } from '../content/vocabulary.ts';
import type { Answer } from './answer.ts';
import type { LessonPlan } from './plan.ts';

/*
 * Which choices exist; which are right is scoring's affair. An answer may come from an altered
 * log, so nothing about its shape is taken for granted.
 */

type Check = (value: unknown) => boolean;

/** Whether every field of the answer belongs to this kind of item, and names what can be chosen. */
export function exists(plan: LessonPlan, item: PublicItem, answer: Answer): boolean {
	const checks = checksOf(plan, item);
	const fields = Object.entries(answer);
	return (
		fields.length > 0
		&& fields.every(([field, value]) => Object.hasOwn(checks, field) && checks[field]?.(value))
	);
}

function checksOf(plan: LessonPlan, item: PublicItem): Readonly<Record<string, Check>> {
	switch (item.kind) {
		case 'label':
			return { label: oneOf(labels) };
		case 'compare':
			return compareChecks(plan, item);
		case 'ladder':
			return ladderChecks(item);
		case 'chain':
			return chainChecks(item);
	}
}

function compareChecks(plan: LessonPlan, item: PublicCompareItem): Record<string, Check> {
	const [first, second] = item.sources.map((id) => oneOf([null, ...(plan.sentences[id] ?? [])]));
	const card = recordOf(oneOf(cardRows), (text, row) =>
		oneOf(item.cardOptions[row as keyof typeof item.cardOptions])(text)
	);
	return {
		pair: (pair) =>
			isList(pair, 2)
			&& !!first?.(pair[0])
			&& !!second?.(pair[1])
			&& (pair[0] === null || pair[0] !== pair[1]),
		cards: (cards) => isList(cards, 2) && cards.every((draft) => card(draft)),
		verdict: oneOf(verdicts),
		moved: (moved) => isSet(moved, oneOf(mechanisms)) && moved.length <= 2
	};
}

const ladderChecks = (item: PublicLadderItem): Record<string, Check> => ({
	rungs: recordOf(oneOf(item.sentences), oneOf(rungs)),
	rose: oneOf([...item.sentences, 'nowhere'])
});

function chainChecks(item: PublicChainItem): Record<string, Check> {
	const grounds = oneOf([...item.sentences, ...Object.keys(item.roots)]);
	return {
		links: recordOf(oneOf(item.sentences), (links, sentence) =>
			isSet(links, (ground) => grounds(ground) && ground !== sentence)
		),
		independent: (count) => Number.isInteger(count) && Number(count) >= 0 && Number(count) <= 20
	};
}

const oneOf =
	(names: readonly unknown[]): Check =>
	(value) =>
		names.includes(value);

const isList = (value: unknown, length: number): value is unknown[] =>
	Array.isArray(value) && value.length === length;

const isSet = (value: unknown, member: Check): value is unknown[] =>
	Array.isArray(value) && new Set(value).size === value.length && value.every(member);

const recordOf =
	(key: Check, entry: (value: unknown, key: string) => boolean): Check =>
	(value) =>
		typeof value === 'object'
		&& value !== null
		&& !Array.isArray(value)
		&& Object.entries(value).every(([name, member]) => key(name) && entry(member, name));
