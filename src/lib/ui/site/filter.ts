import type { ModuleSummary, PublicItem } from '../../content/module.ts';
import { traps, type Trap } from '../../content/vocabulary.ts';

/** What is asked of the shelf; an empty field asks nothing. */
export type Wish = {
	readonly q: string;
	readonly topic: string;
	readonly task: PublicItem['kind'] | '';
	/** At most so many minutes, and so high a reading grade; 0 for any. */
	readonly minutes: number;
	readonly grade: number;
	/** A trap that the case exercises. */
	readonly skill: Trap | '';
};

export const minuteLimits = [20, 40, 60] as const;
export const gradeLimits = [6, 8, 10] as const;
const kinds = ['label', 'compare', 'ladder', 'chain'] as const;

/** Reads a wish from an address. What is not one of the choices asks nothing. */
export function wishOf(query: URLSearchParams): Wish {
	const among = <T extends string>(name: string, list: readonly T[]): T | '' =>
		list.find((one) => one === query.get(name)) ?? '';
	const limit = (name: string, list: readonly number[]) =>
		list.find((one) => String(one) === query.get(name)) ?? 0;
	return {
		q: (query.get('q') ?? '').slice(0, 100).trim(),
		topic: (query.get('topic') ?? '').slice(0, 100),
		task: among('task', kinds),
		minutes: limit('minutes', minuteLimits),
		grade: limit('grade', gradeLimits),
		skill: among('skill', traps)
	};
}

/** Whether anything is asked at all. */
export const isWish = (wish: Wish): boolean => Object.values(wish).some(Boolean);

/** The cases that fulfil all of a wish, in shelf order. Every word searched for must occur. */
export function fulfil(shelf: readonly ModuleSummary[], wish: Wish): readonly ModuleSummary[] {
	const words = fold(wish.q).split(/\s+/).filter(Boolean);
	return shelf.filter((module) => {
		const text = fold(`${module.title} ${module.about} ${module.topic ?? ''}`);
		return (
			words.every((word) => text.includes(word))
			&& (!wish.topic || module.topic === wish.topic)
			&& (!wish.task || module.counts[wish.task] > 0)
			&& (!wish.minutes || module.minutes <= wish.minutes)
			&& (!wish.grade || (module.readingGrade ?? Infinity) <= wish.grade)
			&& (!wish.skill || module.traps.includes(wish.skill))
		);
	});
}

/** Case and accents do not count in a search. */
export const fold = (text: string) =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
