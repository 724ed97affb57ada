import type { Bank } from '../../src/lib/practice/bank.ts';
import { statisticsOf, type ItemAnswer } from '../../src/lib/practice/discrimination.ts';
import type { Figure } from '../figure.ts';
import { Learner, trueDifficulties } from './learner.ts';
import { halving } from './memory.ts';

/** Keys turned wrong on purpose, and how many of them item statistics put last. */
export function planted(bank: Bank): Figure[] {
	const sentences = bank.items.filter(({ item }) => item.kind === 'label');
	const wrongKeys = new Set(
		[20, 50, 80, 110, 140].map((at) => sentences[at % sentences.length]?.address ?? '')
	);
	return [40, 200].map((count) => {
		const worst = [...statisticsOf(classOf(bank, count, wrongKeys))]
			.flatMap(([item, { discrimination: value }]) => (value === null ? [] : [{ item, value }]))
			.sort((a, b) => a.value - b.value)
			.slice(0, wrongKeys.size);
		const found = worst.filter(({ item }) => wrongKeys.has(item)).length;
		const what = `wrong keys among the ${wrongKeys.size} least discriminating, ${count} learners`;
		return { goal: 'sim', what, value: found };
	});
}

/** A class that answers everything once. */
function classOf(bank: Bank, count: number, wrongKeys: ReadonlySet<string>): ItemAnswer[] {
	const difficulties = trueDifficulties(bank.items, 5);
	return Array.from({ length: count }, (_, at) => {
		const learner = new Learner(1000 + at, halving);
		return bank.items.map((item): ItemAnswer => {
			const { address } = item;
			const hardness = difficulties.get(address) ?? 0;
			const { correct } = learner.answer(item, 0, hardness, wrongKeys.has(address));
			return { learner: String(at), item: address, correct };
		});
	}).flat();
}
