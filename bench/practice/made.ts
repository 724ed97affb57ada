import type { Confidence } from '../../src/lib/lesson/answer.ts';
import type { BankItem } from '../../src/lib/practice/bank.ts';
import type { Review } from '../../src/lib/practice/review.ts';
import type { SkillId } from '../../src/lib/practice/skills.ts';

/** Numbers from 0 to 1, the same for the same seed. Source: mulberry32, Tommy Ettinger (2017). */
export function randomBy(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const milliseconds = 24 * 3_600_000;
export const noonOf = (day: number): number => day * milliseconds + milliseconds / 2;

type Made = Pick<Review, 'correct'> & {
	readonly skills: readonly SkillId[];
	readonly confidence: Confidence;
};

/** A made-up answer, written down. @param at milliseconds since 1970 */
export const reviewed = (
	{ module, revision, topic, item }: BankItem,
	id: string,
	at: number,
	{ correct, skills, confidence }: Made
): Review => ({
	id,
	at: Math.floor(at),
	offset: 0,
	module,
	revision,
	item: item.id,
	topic,
	skills: [...skills],
	correct,
	credit: Number(correct),
	confidence,
	algorithm: 'simulation'
});
