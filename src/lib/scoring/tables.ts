import { groupOfVerdict, type Verdict } from '../content/vocabulary.ts';
import type { Confidence } from '../lesson/answer.ts';

/*
 * The tables of partial credit. The weights of a task add up to 1. They are our own choice, set so
 * that nothing but a full answer is worth 1, and stand word for word on the page "How we judge".
 */

export const compareWeights = { first: 0.15, second: 0.15, verdict: 0.5, mechanism: 0.2 } as const;
export const ladderWeights = { order: 0.7, rose: 0.3 } as const;
export const chainWeights = { links: 0.7, independent: 0.3 } as const;

/** What a verdict of the right group earns when it is not the right one. */
const nearVerdict = 0.5;

/** Verdicts of two groups that only one thing tells apart: whether the source says why. */
const twins: readonly Verdict[] = ['update', 'reversal'];

/**
 * Share of the verdict's weight for saying `a` where the key says `b`: 1, 0.5 or 0.
 * Symmetric: a slip costs the same in both directions.
 */
export function verdictCredit(a: Verdict, b: Verdict): number {
	if (a === b) return 1;
	const near = groupOfVerdict[a] === groupOfVerdict[b] || (twins.includes(a) && twins.includes(b));
	return near ? nearVerdict : 0;
}

/**
 * Overlap of two sets, 0 to 1: what they share over what they hold together. Two empty sets agree.
 * Source: Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11 (1912) 37–50.
 */
export function overlap(a: readonly string[], b: readonly string[]): number {
	const all = new Set([...a, ...b]).size;
	return all === 0 ? 1 : (new Set(a).size + new Set(b).size - all) / all;
}

/**
 * Certainty-based marks: confidence → marks when right and when wrong. Saying what one believes
 * pays best: the second button is worth pressing from 67 % (2p − 2(1 − p) > p), the third from
 * 80 % (3p − 6(1 − p) > 2p − 2(1 − p)).
 * Source: Gardner-Medwin, Confidence assessment in the teaching of basic science, ALT-J 3 (1995) 80–85.
 */
export const certaintyMarks: Readonly<Record<Confidence, { right: number; wrong: number }>> = {
	1: { right: 1, wrong: 0 },
	2: { right: 2, wrong: -2 },
	3: { right: 3, wrong: -6 }
};

/** From which chance of being right, in percent, the button pays. */
export const certaintyThresholds: Readonly<Record<Confidence, number>> = { 1: 0, 2: 67, 3: 80 };
