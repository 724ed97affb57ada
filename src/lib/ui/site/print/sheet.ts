import { groupBy } from '../../../content/group.ts';
import type {
	Module,
	PublicChainItem,
	PublicCompareItem,
	PublicItem,
	PublicLabelItem,
	PublicLadderItem,
	SentenceId,
	Source
} from '../../../content/module.ts';

/** A module as it stands on paper: each passage once, with a letter, its sentences numbered. */
export type Sheet = {
	/** Sentence → what it is called on paper: `B7` is the seventh sentence of passage B. */
	readonly refs: Readonly<Record<SentenceId, string>>;
	readonly texts: Readonly<Record<SentenceId, string>>;
	readonly passages: readonly {
		readonly letter: string;
		readonly source: Source;
		/** The sentences to label, in reading order, under the claim that they are held against. */
		readonly asked: readonly {
			readonly claim: string;
			readonly items: readonly PublicLabelItem[];
		}[];
	}[];
	readonly pairs: readonly PublicCompareItem[];
	readonly ladders: readonly PublicLadderItem[];
	readonly chains: readonly PublicChainItem[];
};

/** Worked examples stay on screen; of a sentence and its twins paper shows the one as printed. */
export function sheetOf(module: Module): Sheet {
	const items = module.items.filter(({ use }) => use === 'practice');
	const ofKind = <Kind extends PublicItem['kind']>(kind: Kind) =>
		items.filter((item): item is Extract<PublicItem, { kind: Kind }> => item.kind === kind);
	const numbered = module.sources.flatMap((source, index) =>
		source.blocks
			.flatMap(({ sentences }) => sentences)
			.map(({ id, text }, at) => ({ id, text, ref: `${letterOf(index)}${at + 1}` }))
	);
	const order = numbered.map(({ id }) => id);
	const labels = ofKind('label')
		.filter(({ twinOf }) => twinOf === undefined)
		.sort((one, two) => order.indexOf(one.sentence) - order.indexOf(two.sentence));
	return {
		refs: Object.fromEntries(numbered.map(({ id, ref }) => [id, ref])),
		texts: Object.fromEntries(numbered.map(({ id, text }) => [id, text])),
		passages: module.sources.map((source, index) => ({
			letter: letterOf(index),
			source,
			asked: [
				...groupBy(
					labels.filter(({ sentence }) => sentence.startsWith(`${source.id}/`)),
					({ claim }) => claim
				)
			].map(([claim, asked]) => ({ claim, items: asked }))
		})),
		pairs: ofKind('compare'),
		ladders: ofKind('ladder'),
		chains: ofKind('chain')
	};
}

/** A to Z, then AA, AB … */
export const letterOf = (index: number): string =>
	(index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
