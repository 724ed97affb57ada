import { describe, expect, it } from 'vitest';
import { bankOf, type Bank } from './bank.ts';
import { bankFrom, catalogueOf } from './catalogue.ts';
import { dayOf } from './day.ts';
import { agendaOf } from './due.ts';
import { answered, caseOf, day, noon, plainBank, type Asked } from './fixture.ts';
import { goalOf } from './goal.ts';
import { empty, emptyFor, fold, type Ledger } from './ledger.ts';
import { next, type Stop } from './next.ts';
import type { Review } from './review.ts';
import { costOf, longest, secondsOf, shortest, type Asking, type Pick } from './session.ts';
import { boundaries, type SkillId } from './skills.ts';
import { traps } from '../content/vocabulary.ts';

const asking = (bank: Bank, change: Partial<Asking> = {}): Asking => ({
	bank,
	ledger: emptyFor(bank),
	session: [],
	now: noon,
	zone: 'UTC',
	...change
});
const wrong = (): Partial<Review> => ({ correct: false });
const isPick = (said: Pick | Stop): said is Pick => 'item' in said;

/** Sits down and answers until it ends. */
function sitting(first: Asking, answer: (pick: Pick) => Partial<Review> = () => ({})) {
	let { ledger } = first;
	const session: Pick[] = [];
	for (;;) {
		const said = next({ ...first, ledger, session });
		if (!isPick(said)) return { ledger, session, stop: said };
		session.push(said);
		ledger = fold(ledger, [answerTo(said, first.now, answer(said))], first.now);
	}
}

const answerTo = ({ item }: Pick, at: number, change: Partial<Review> = {}): Review =>
	answered({
		at,
		module: item.module,
		item: item.item.id,
		topic: item.topic,
		skills: [...item.skills],
		...change
	});

/** Days of practice, one sitting each. */
function days(bank: Bank, count: number, answer?: (pick: Pick) => Partial<Review>) {
	let ledger: Ledger = emptyFor(bank);
	return Array.from({ length: count }, (_, at) => {
		const sat = sitting(asking(bank, { ledger, now: noon + at * day }), answer);
		ledger = sat.ledger;
		return sat;
	});
}

describe('a session', () => {
	it('is the same for the same log and time', () => {
		const bank = plainBank(3);
		expect(sitting(asking(bank)).session).toEqual(sitting(asking(bank)).session);
	});
	it('ends between ten and fifteen minutes where there is enough to do', () => {
		const twelve = traps.slice(0, 6).flatMap((trap) => [trap, trap, trap]);
		const cases = Array.from({ length: 4 }, (_, at) =>
			caseOf(
				`c${at}`,
				twelve.map((trap, n): Asked => [`t${n}`, n % 2 ? 'evidence' : 'inference', [trap]])
			)
		);
		const sat = days(bankOf(cases), 6);
		const lengths = sat.map(({ session }) => secondsOf(session));
		for (const length of lengths) expect(length).toBeLessThanOrEqual(longest);
		for (const length of lengths.slice(0, 3)) expect(length).toBeGreaterThanOrEqual(shortest);
	});
	it('counts the reading of a passage once', () => {
		const bank = plainBank(1);
		const [one, other] = bank.items;
		const [text] = one!.texts;
		const session = [{ item: one, skill: 'ladder', why: 'due', seconds: 60 }] as Pick[];
		expect(costOf(bank, [], one!)).toBe(one!.seconds + bank.reading.get(text!)!);
		expect(costOf(bank, session, other!)).toBe(other!.seconds);
	});
	it('stops on time, and goes on for one more', () => {
		const bank = plainBank(6);
		const [one] = bank.items;
		const session = [{ item: one, skill: 'ladder', why: 'due', seconds: shortest }] as Pick[];
		expect(next(asking(bank, { session }))).toMatchObject({ stop: 'time' });
		expect(next(asking(bank, { session, more: true }))).toHaveProperty('item');
	});
	it('says when there is something again', () => {
		const { ledger } = sitting(asking(plainBank(2)));
		const today = dayOf(noon, 0);
		const { stop, nextDay } = sitting(asking(plainBank(2), { ledger })).stop;
		expect(stop).toBe('nothing-due');
		expect(nextDay).toBeGreaterThan(today);
		const then = asking(plainBank(2), { ledger, now: noon + ((nextDay ?? 0) - today) * day });
		expect(next(then)).toMatchObject({ why: 'due' });
		expect(next({ ...then, now: then.now - day })).toHaveProperty('stop');
	});
	it.each([
		['Europe/Berlin', '2025-03-29T23:00+01:00', 60, '2025-03-30T04:00+02:00'],
		['America/New_York', '2025-11-01T23:00-04:00', -240, '2025-11-02T04:00-05:00'],
		['Asia/Kolkata', '2025-06-02T03:59+05:30', 330, '2025-06-02T04:00+05:30']
	])('in %s, what was answered at %s is due from four in the morning', (zone, at, offset, from) => {
		const bank = bankOf([caseOf('a', [['t0', 'evidence', []]])]);
		const skills = [...bank.bySkill.keys()];
		const ledger = fold(empty, [answered({ at: Date.parse(at), offset, skills })], noon + 1e12);
		const due = Date.parse(from);
		expect(next(asking(bank, { ledger, zone, now: due - 1 }))).toHaveProperty('stop');
		expect(next(asking(bank, { ledger, zone, now: due }))).toMatchObject({ why: 'due' });
	});
	it('has nothing to say about an empty bank', () => {
		expect(next(asking(bankOf([])))).toEqual({ stop: 'nothing-left' });
	});
});

describe('what is asked', () => {
	it('is a block of three when a boundary is new, its sides taking turns', () => {
		const { session } = sitting(asking(plainBank(3)));
		expect(session.slice(0, 3).map(({ why }) => why)).toEqual(['new', 'block', 'block']);
		expect(new Set(session.slice(0, 3).map(({ skill }) => skill)).size).toBe(1);
		const sides = session
			.slice(0, 3)
			.map(({ item }) => item.key.kind === 'label' && item.key.answer);
		expect(sides[0]).not.toBe(sides[1]);
		expect(sides[2]).toBe(sides[0]);
	});
	it('stands on an unread text while there is one, and says so when there is none', () => {
		const picks = days(plainBank(3), 40, wrong).flatMap(({ session }) => session);
		const met = new Set<string>();
		const texts = 18;
		for (const { item, seenBefore } of picks) {
			const seen = item.texts.some((text) => met.has(text));
			expect(seenBefore).toBe(seen);
			expect(seen).toBe(met.size === texts);
			for (const text of item.texts) met.add(text);
		}
		expect(met.size).toBe(texts);
	});
	it('counts a text that was read in a lesson', () => {
		const bank = plainBank(1);
		const texts = bank.items.flatMap((item) => item.texts);
		const unread = texts.at(-1);
		const read = new Set(texts.filter((text) => text !== unread));
		expect(next(asking(bank, { read }))).toMatchObject({
			item: { texts: [unread] },
			seenBefore: false
		});
		expect(next(asking(bank, { read: new Set(texts) }))).toMatchObject({ seenBefore: true });
	});
	it('is repeated only when everything was asked, what was asked longest ago first', () => {
		const picks = days(plainBank(1), 60, wrong).flatMap(({ session }) => session);
		const fresh = picks.findIndex(({ askedBefore }) => askedBefore);
		expect(new Set(picks.slice(0, fresh).map(({ item }) => item.address)).size).toBe(fresh);
		expect(fresh).toBeGreaterThanOrEqual(12);
	});
	it('takes the other side of the boundary, though another item came first', () => {
		const bank = bankOf([
			caseOf('a', [
				['t0', 'evidence', []],
				['t1', 'evidence', []],
				['t2', 'inference', []]
			])
		]);
		const addresses = sitting(asking(bank)).session.map(({ item }) => item.address);
		expect(addresses).toEqual(['a/0', 'a/2', 'a/1']);
	});
	it('is never both of two twins in one session', () => {
		const pair: Asked[] = [
			['t0', 'evidence', []],
			['t0', 'inference', [], '0']
		];
		expect(sitting(asking(bankOf([caseOf('a', pair)]), { more: true })).session).toHaveLength(1);
		const twins: Asked[] = [0, 1, 2, 3].flatMap((at): Asked[] => [
			[`t${at}`, 'evidence', []],
			[`t${at}`, 'inference', [], String(at * 2)]
		]);
		const bank = bankOf([caseOf('a', twins)]);
		for (const { session } of days(bank, 30)) {
			const families = session.map(({ item }) => item.family);
			expect(new Set(families).size).toBe(families.length);
		}
		const { session } = sitting(asking(bank));
		const after = sitting(asking(bank, { ledger: sitting(asking(bank)).ledger, more: true }));
		// What its twin gave away is not new.
		expect(session.length).toBeGreaterThan(0);
		for (const pick of after.session) {
			const met = session.some(({ item }) => item.family === pick.item.family);
			if (met) expect(pick.askedBefore).toBe(true);
		}
	});
	it('comes back 2 to 7 days after a confident error, on another text', () => {
		const bank = plainBank(4);
		const first = sitting(asking(bank), () => ({
			correct: false,
			confidence: 3,
			skills: ['evidence-inference/plain']
		}));
		const texts = new Set(first.session.flatMap(({ item }) => item.texts));
		const asked = [1, 2, 3, 4, 5, 6, 7].map((later) =>
			next(asking(bank, { ledger: first.ledger, now: noon + later * day }))
		);
		expect(asked[0]).not.toMatchObject({ skill: 'evidence-inference/plain' });
		expect(asked[1]).toMatchObject({ skill: 'evidence-inference/plain', seenBefore: false });
		const back = asked.slice(1).filter(isPick);
		for (const { item } of back) expect(item.texts.some((text) => texts.has(text))).toBe(false);
	});
	it('does more of what is due at a time where it can', () => {
		const bank = bankOf([
			caseOf('a', [
				['t0', 'evidence', ['photo']],
				['t1', 'evidence', ['photo', 'number']],
				['t2', 'evidence', ['photo']]
			])
		]);
		const skills: SkillId[] = ['evidence-inference/photo', 'evidence-inference/number'];
		const ledger = fold(empty, [answered({ skills, module: 'b' })], noon);
		expect(next(asking(bank, { ledger, now: noon + 30 * day }))).toMatchObject({
			item: { address: 'a/1' }
		});
	});
	it('is nearer to what can be managed, once answers say how hard an item is', () => {
		const bank = bankOf([
			caseOf('a', [
				['t0', 'evidence', []],
				['t1', 'evidence', []],
				['t2', 'evidence', []]
			])
		]);
		const difficulties = new Map([
			['a/0', 6],
			['a/1', -6]
		]);
		expect(next(asking(bank))).toMatchObject({ item: { address: 'a/0' } });
		const proved = bankFrom(catalogueOf(bank, difficulties));
		expect(next(asking(proved))).toMatchObject({ item: { address: 'a/2' } });
	});
});

describe('a backlog', () => {
	const skills = boundaries.flatMap((between) =>
		traps.map((trap): SkillId => `${between}/${trap}`)
	);
	const all = skills.map((skill) => answered({ skills: [skill] }));
	const today = dayOf(noon, 0) + 90;
	const { items } = plainBank(1);
	const some = [...skills, 'ladder' as const, 'chain' as const];
	const holding: Bank = { ...plainBank(1), bySkill: new Map(some.map((skill) => [skill, items])) };
	it('is a day’s work today, and the rest spread over the days that follow', () => {
		const agenda = agendaOf(fold(empty, all, noon), holding, today);
		expect(agenda.today).toHaveLength(12);
		expect(agenda.waiting).toBe(24);
		expect([...agenda.later]).toEqual([
			[today + 1, 12],
			[today + 2, 12]
		]);
	});
	it('shrinks with every answer of the day, down to nothing', () => {
		const now = noon + 90 * day;
		const done = Array.from({ length: 12 }, () => answered({ at: now, skills: [] }));
		const agenda = agendaOf(fold(empty, [...all, ...done.slice(3)], now), holding, today);
		expect(agenda.today).toHaveLength(3);
		expect(agendaOf(fold(empty, [...all, ...done], now), holding, today).today).toEqual([]);
	});
	it('holds confident errors though lessons have made the day’s work', () => {
		const owed = skills
			.slice(0, 14)
			.map((skill) => answered({ skills: [skill], correct: false, confidence: 3 }));
		const done = Array.from({ length: 20 }, () => answered({ at: noon + 90 * day, skills: [] }));
		const log = [...all.slice(13), ...owed.slice(0, 2), ...done];
		const agenda = agendaOf(fold(empty, log, noon + 90 * day), holding, today);
		expect(new Set(agenda.today)).toEqual(new Set(skills.slice(0, 2)));
		// A day's work of them at the most.
		const many = fold(empty, [...owed, ...done], noon + 90 * day);
		expect(agendaOf(many, holding, today).today).toHaveLength(12);
	});
	it('begins with confident errors, then with what an answer is worth most to', () => {
		const error = answered({ skills: ['ladder'], correct: false, confidence: 3 });
		const [nearly, failing] = skills.slice(-2) as [SkillId, SkillId];
		const more = Array.from({ length: 10 }, () => [
			answered({ skills: [nearly] }),
			answered({ skills: [failing], correct: false })
		]).flat();
		const agenda = agendaOf(fold(empty, [...all, ...more, error], noon), holding, today);
		expect(agenda.today.slice(0, 2)).toEqual(['ladder', nearly]);
		expect(agenda.today).not.toContain(failing);
	});
	it('prefers what takes less time where it is worth the same', () => {
		const [one, other] = [...skills].sort() as [SkillId, SkillId];
		const items = holding.items.map((item) => ({ ...item, seconds: item.seconds * 3 }));
		const bySkill = new Map(holding.bySkill).set(one, items);
		const agenda = agendaOf(fold(empty, all, noon), { ...holding, bySkill }, today);
		expect(agenda.today).not.toContain(one);
		expect(agendaOf(fold(empty, all, noon), holding, today).today).toContain(other);
	});
	it('prefers skills with something that was not asked yet', () => {
		const spent = answered({ skills: ['chain'], correct: false });
		const bySkill = new Map(holding.bySkill).set('chain', [
			{ ...plainBank(1).items[0]!, address: `case0/${spent.item}` }
		]);
		const agenda = agendaOf(fold(empty, [...all, spent], noon), { ...holding, bySkill }, today);
		expect(agenda.waiting).toBe(25);
		expect(agenda.today).not.toContain('chain');
	});
	it('has nothing of a skill left to ask once a twin of each item was asked', () => {
		const pair: Asked[] = [
			['t0', 'evidence', []],
			['t0', 'inference', [], '0']
		];
		const bank = bankOf([caseOf('a', pair)]);
		const log = [answered({ module: 'a', item: '1' })];
		const tomorrow = dayOf(noon, 0) + 1;
		// Something open comes back the day after; at the pace of FSRS it is later.
		expect(agendaOf(fold(empty, log, noon), bank, tomorrow).today).toHaveLength(1);
		expect(agendaOf(fold(emptyFor(bank), log, noon), bank, tomorrow).today).toEqual([]);
	});
	it('holds nothing that cannot be asked', () => {
		expect(agendaOf(fold(empty, all, noon), bankOf([]), today).today).toEqual([]);
	});
	it('lets one new skill in at a sitting, after confident errors', () => {
		const items = [
			...traps.map((trap, at): Asked => [`t${at}`, 'evidence', [trap]]),
			['u', 'inference', []] as Asked,
			['v', 'assertion', []] as Asked
		];
		const bank = bankOf(Array.from({ length: 4 }, (_, at) => caseOf(`c${at}`, items)));
		const owed = answered({
			skills: ['evidence-inference/photo'],
			correct: false,
			confidence: 3
		});
		const log = [...all.filter((one) => one.skills[0] !== owed.skills[0]), owed];
		const now = noon + 90 * day;
		const { session } = sitting(asking(bank, { ledger: fold(empty, log, noon), now }));
		const picked = session.map(({ why }) => why);
		expect(session[0]).toMatchObject({ skill: 'evidence-inference/photo', why: 'due' });
		expect(picked.slice(1, 4)).toEqual(['new', 'block', 'block']);
		expect(picked.slice(4)).toContain('due');
		expect(picked.filter((why) => why === 'new')).toHaveLength(1);
	});
	it('leaves what is new alone once the day’s work is done', () => {
		const bank = bankOf([
			caseOf('a', [
				...traps.map((trap, at): Asked => [`t${at}`, 'evidence', [trap]]),
				['u', 'inference', []]
			])
		]);
		const answer = next(
			asking(bank, {
				ledger: fold(
					empty,
					[
						...all,
						...Array.from({ length: 12 }, () => answered({ at: noon + 90 * day, skills: [] }))
					],
					noon + 90 * day
				),
				now: noon + 90 * day
			})
		);
		expect(answer).toEqual({ stop: 'nothing-due', nextDay: today + 1 });
	});
});

it('a goal is for a day and owes nothing to the day before', () => {
	const today = dayOf(noon, 0);
	const ledger = fold(empty, [answered(), answered()], noon);
	expect(goalOf(ledger, today, 2)).toEqual({ aim: 2, done: 2, met: true });
	expect(goalOf(ledger, today, 3)).toMatchObject({ met: false });
	expect(goalOf(ledger, today + 5, 3)).toEqual({ aim: 3, done: 0, met: false });
});
