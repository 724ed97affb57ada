import { performance } from 'node:perf_hooks';
import type { Bank, BankItem } from '../../src/lib/practice/bank.ts';
import { agendaOf } from '../../src/lib/practice/due.ts';
import { empty, fold } from '../../src/lib/practice/ledger.ts';
import { next } from '../../src/lib/practice/next.ts';
import type { Review } from '../../src/lib/practice/review.ts';
import { median, type Figure } from '../figure.ts';
import { noonOf, randomBy, reviewed } from './made.ts';

/** P11: what is due and what comes next, from logs of three sizes. */
export function speed(bank: Bank): Figure[] {
	return [10_000, 100_000, 400_000].flatMap((count): Figure[] => {
		const reviews = manyReviews(bank, count);
		const now = (reviews.at(-1)?.at ?? 0) + 3_600_000;
		const begun = performance.now();
		const ledger = fold(empty, reviews, now);
		const opened = performance.now() - begun;
		const asking = { bank, ledger, session: [], now, zone: 'Europe/Berlin' };
		const day = Math.floor(now / 86_400_000);
		const ms = (work: () => unknown) => median(Array.from({ length: 101 }, () => timed(work)));
		const one = manyReviews(bank, 1).map((review) => ({ ...review, id: 'one', at: now }));
		const goal = count === 100_000 ? { atMost: 5 } : {};
		const of = `of ${count / 1000}k answers`;
		return [
			{
				goal: 'P11',
				what: `skills due, ${of}`,
				value: ms(() => agendaOf(ledger, bank, day)),
				...goal,
				unit: 'ms'
			},
			{ goal: 'P11', what: `next item, ${of}`, value: ms(() => next(asking)), ...goal, unit: 'ms' },
			{
				goal: 'P11',
				what: `one more answer, ${of}`,
				value: ms(() => fold(ledger, one, now)),
				unit: 'ms'
			},
			{ goal: 'P11', what: `opening a log, ${of}`, value: opened, unit: 'ms' }
		];
	});
}

function timed(work: () => unknown): number {
	const begun = performance.now();
	work();
	return performance.now() - begun;
}

/** Answers over ten years, of all items in turn. */
function manyReviews(bank: Bank, count: number): Review[] {
	const random = randomBy(11);
	return Array.from({ length: count }, (_, at): Review => {
		const item = bank.items[Math.floor(random() * bank.items.length)] as BankItem;
		return reviewed(item, `r${at}`, noonOf(20_000) + (at / count) * 3650 * 86_400_000, {
			correct: random() < 0.8,
			skills: item.skills,
			confidence: 2
		});
	});
}
