import type { Module } from '../../content/module.ts';
import { counted } from './shelf.ts';

/** Krippendorff's alpha from which a key may be used: for practice, and for grades. */
export const enoughAgreement = { practice: 0.667, grades: 0.8 } as const;

export type Standing = {
	readonly fit: 'grades' | 'practice' | 'neither' | 'unknown';
	/** One line for the shelf. */
	readonly line: string;
};

/** ".81": an alpha is never far over 1, so the zero is left out; cut, not rounded, at a threshold. */
export const alphaWords = (alpha: number) =>
	(Math.floor(alpha * 100 + 1e-9) / 100).toFixed(2).replace(/^(-?)0/, '$1');

/** How far a case's key can be trusted, by how independent people agree with one another. */
export function standingOf(agreement: Module['agreement']): Standing {
	if (!agreement) {
		return { fit: 'unknown', line: 'Not yet labelled independently: for practice only' };
	}
	const who = `Key: ${counted.labellers(agreement.labellers)}, α ${alphaWords(agreement.alpha)}`;
	if (agreement.alpha >= enoughAgreement.grades)
		return { fit: 'grades', line: `${who}, fit for grades` };
	if (agreement.alpha >= enoughAgreement.practice) {
		return { fit: 'practice', line: `${who}, for practice only` };
	}
	return { fit: 'neither', line: `${who}, too little to rely on` };
}
