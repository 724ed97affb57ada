import type { Bank, BankItem } from '../../src/lib/practice/bank.ts';
import type { Ledger } from '../../src/lib/practice/ledger.ts';
import { next } from '../../src/lib/practice/next.ts';
import type { Pick } from '../../src/lib/practice/session.ts';
import type { SkillId } from '../../src/lib/practice/skills.ts';
import { noonOf, randomBy } from './made.ts';

/** Picks an item, and is told how it went. */
export type Policy = {
	readonly pick: (ledger: Ledger, day: number, first: boolean) => BankItem;
	readonly told?: (item: BankItem, correct: boolean, day: number) => void;
};

/** What Grounds does. Goes on when it would stop, so that all give the same number of answers. */
export function grounds(bank: Bank): Policy {
	let session: Pick[] = [];
	return {
		pick(ledger, day, first) {
			if (first) session = [];
			const asking = { bank, ledger, session, now: noonOf(day), zone: 'UTC' };
			const said = [false, true]
				.map((more) => next({ ...asking, more }))
				.find((one) => 'item' in one);
			if (!said || !('item' in said)) throw new Error('There is nothing left to ask.');
			session.push(said);
			return said.item;
		}
	};
}

export function randomOrder(bank: Bank, seed: number): Policy {
	const random = randomBy(seed);
	let left: BankItem[] = [];
	return {
		pick() {
			if (left.length === 0) left = [...bank.items];
			return left.splice(Math.floor(random() * left.length), 1)[0] as BankItem;
		}
	};
}

export function fixedOrder(bank: Bank): Policy {
	let at = 0;
	return { pick: () => bank.items[at++ % bank.items.length] as BankItem };
}

/** Days that a skill rests in each box; wrong puts it back into the first. */
const boxes = [1, 2, 4, 8, 16, 32];

/** Five boxes of skills, an item by chance; new skills when no box is due. */
export function leitner(bank: Bank, seed: number): Policy {
	const random = randomBy(seed);
	const held = new Map<SkillId, { box: number; due: number }>();
	const times = new Map<string, number>();
	return {
		pick(_, day) {
			const due = [...held].sort(([, a], [, b]) => a.due - b.due || a.box - b.box);
			const ready = due.find(([, { due: then }]) => then <= day)?.[0];
			const fresh = [...bank.bySkill.keys()].find((skill) => !held.has(skill));
			const skill = ready ?? fresh ?? due[0]?.[0];
			const items = (skill && bank.bySkill.get(skill)) ?? bank.items;
			const fewest = Math.min(...items.map(({ address }) => times.get(address) ?? 0));
			const open = items.filter(({ address }) => (times.get(address) ?? 0) === fewest);
			return open[Math.floor(random() * open.length)] as BankItem;
		},
		told(item, correct, day) {
			times.set(item.address, (times.get(item.address) ?? 0) + 1);
			for (const skill of item.skills) {
				const box = correct ? Math.min((held.get(skill)?.box ?? -1) + 1, boxes.length - 1) : 0;
				held.set(skill, { box, due: day + (boxes[box] ?? 1) });
			}
		}
	};
}
