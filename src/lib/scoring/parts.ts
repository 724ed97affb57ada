import type {
	ChainKey,
	CompareKey,
	Key,
	LabelKey,
	LadderKey,
	PublicChainItem,
	PublicCompareItem,
	PublicItem
} from '../content/module.ts';
import { rungs } from '../content/vocabulary.ts';
import type {
	Answer,
	ChainAnswer,
	CompareAnswer,
	LabelAnswer,
	LadderAnswer
} from '../lesson/answer.ts';
import { foundPair } from './pair.ts';
import { chainWeights, compareWeights, ladderWeights, overlap, verdictCredit } from './tables.ts';

type PartName =
	'label' | keyof typeof compareWeights | keyof typeof ladderWeights | keyof typeof chainWeights;

/** One thing asked for: the share of it that was got right (0 to 1), and its weight in the item. */
export type Part = { readonly part: PartName; readonly credit: number; readonly weight: number };

/**
 * What each part of a complete answer earns.
 * @throws when the key belongs to another kind of item: the module is broken.
 */
export function partsOf(item: PublicItem, key: Key, answer: Answer): readonly Part[] {
	if (item.kind === 'label' && key.kind === 'label') {
		return labelParts(key, answer as Required<LabelAnswer>);
	}
	if (item.kind === 'compare' && key.kind === 'compare') {
		return compareParts(item, key, answer as Required<CompareAnswer>);
	}
	if (item.kind === 'ladder' && key.kind === 'ladder') {
		return ladderParts(key, answer as Required<LadderAnswer>);
	}
	if (item.kind === 'chain' && key.kind === 'chain') {
		return chainParts(item, key, answer as Required<ChainAnswer>);
	}
	throw new Error(`The key of "${item.id}" is of kind ${key.kind}, the item of kind ${item.kind}.`);
}

/**
 * Where independent labellers are split, a choice earns its votes over those of the choice with
 * most of them; undefined where they are not, or nobody has labelled.
 */
function votedCredit({ agreement }: Key, choice: string): number | undefined {
	if (!agreement?.contested) return undefined;
	const most = Math.max(0, ...Object.values(agreement.votes));
	return most > 0 ? (agreement.votes[choice] ?? 0) / most : undefined;
}

function labelParts(key: LabelKey, { label }: Required<LabelAnswer>): readonly Part[] {
	const credit = votedCredit(key, label) ?? Number(label === key.answer);
	return [{ part: 'label', credit, weight: 1 }];
}

/** Verdict and mechanism count for the pair that was meant: elsewhere they answer another question. */
function compareParts(
	item: PublicCompareItem,
	key: CompareKey,
	answer: Required<CompareAnswer>
): readonly Part[] {
	const [first, second] = foundPair(item, key, answer);
	const both = Number(first && second);
	return weighed(compareWeights, {
		first: Number(first),
		second: Number(second),
		verdict: both * (votedCredit(key, answer.verdict) ?? verdictCredit(answer.verdict, key.answer)),
		mechanism: both * overlap(answer.moved, key.moved)
	});
}

function ladderParts(key: LadderKey, { rungs: given, rose }: Required<LadderAnswer>) {
	return weighed(ladderWeights, {
		order: orderCredit(key, given),
		rose: Number(rose === key.rose)
	});
}

function chainParts(
	{ sentences }: PublicChainItem,
	key: ChainKey,
	{ links, independent }: Required<ChainAnswer>
) {
	return weighed(chainWeights, {
		links: mean(sentences.map((id) => overlap(links[id] ?? [], key.links[id] ?? []))),
		independent: Number(independent === key.independent)
	});
}

/**
 * Share of the pairs of sentences that stand in the key's order, 0 to 1; on one rung where the key
 * orders them: half. Pairs that the key has on one rung are not asked.
 */
export function orderCredit(
	{ steps }: LadderKey,
	given: NonNullable<LadderAnswer['rungs']>
): number {
	const height = (id: string) => rungs.indexOf(given[id] ?? 'flat');
	const credits = steps.flatMap((low, at) =>
		steps
			.slice(at + 1)
			.filter((high) => high.rung !== low.rung)
			.map((high) => {
				const should = Math.sign(rungs.indexOf(high.rung) - rungs.indexOf(low.rung));
				const does = Math.sign(height(high.sentence) - height(low.sentence));
				return does === 0 ? 0.5 : Number(does === should);
			})
	);
	return credits.length === 0 ? 1 : mean(credits);
}

function weighed<Name extends PartName>(
	weights: Readonly<Record<Name, number>>,
	credits: Readonly<Record<Name, number>>
): readonly Part[] {
	return (Object.keys(weights) as Name[]).map((part) => ({
		part,
		credit: credits[part],
		weight: weights[part]
	}));
}

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
