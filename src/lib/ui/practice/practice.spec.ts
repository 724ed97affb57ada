import { expect, it } from 'vitest';
import type { LogEntry } from '../../lesson/event.ts';
import { planLesson } from '../../lesson/plan.ts';
import { bankOf, type Content } from '../../practice/bank.ts';
import { bankFrom, catalogueOf, type Catalogue } from '../../practice/catalogue.ts';
import { dayAt } from '../../practice/day.ts';
import { caseOf, day, noon, type Asked } from '../../practice/fixture.ts';
import { isSame, type KeptSession } from '../../practice/kept.ts';
import { masteryOf } from '../../practice/mastery.ts';
import type { Review } from '../../practice/review.ts';
import { dueOf } from '../../practice/state.ts';
import { traps } from '../../content/vocabulary.ts';
import { Practice } from './practice.svelte.ts';

const sides = ['evidence', 'inference', 'assertion'] as const;
const contents: readonly Content[] = [0, 1, 2, 3].map((at) =>
	caseOf(
		`case${at}`,
		[...Array(12).keys()].flatMap((source) =>
			sides.map((side): Asked => [`t${source}`, side, source % 3 ? [traps[source]!] : []])
		)
	)
);
// As it comes over the network: without texts.
const catalogue = JSON.parse(JSON.stringify(catalogueOf(bankOf(contents), new Map()))) as Catalogue;

/** A device: what it stores, and its clock. */
function device() {
	const log: Review[] = [];
	const steps = new Map<string, LogEntry[]>();
	let kept: KeptSession | undefined;
	let count = 0;
	const at = { now: noon, full: false, within: '' };
	const refuse = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
	const taken = () => Promise.reject(new DOMException('Taken.', 'ConstraintError'));
	const effects = {
		content: ({ module }: { module: string }) =>
			module.startsWith(at.within)
				? Promise.resolve(contents.find((one) => one.module.id === module)!)
				: Promise.reject(new TypeError('There is no network.')),
		append: (name: string, entry: LogEntry, review?: Review) => {
			if (at.full) return refuse();
			const before = steps.get(name) ?? [];
			if (entry.seq < before.length) return taken();
			steps.set(name, [...before, entry]);
			if (review) log.push(review);
			return Promise.resolve();
		},
		reread: (name: string) => Promise.resolve(steps.get(name) ?? []),
		keep: (session: KeptSession, seen: KeptSession | undefined) => {
			if (at.full) return refuse();
			if (kept && !isSame(kept, seen)) return Promise.resolve(kept);
			kept = session;
			return Promise.resolve(undefined);
		},
		answers: () => Promise.resolve([...log]),
		read: new Set<string>(),
		now: () => (at.now += 1000),
		zone: () => 'Europe/Berlin',
		newId: () => `id${count++}`
	};
	const open = async (shelf = catalogue) => {
		const practice = new Practice(bankFrom(shelf), log, effects, kept);
		await (kept && !kept.ended ? practice.resume(kept) : practice.goOn());
		return practice;
	};
	return { at, log, steps, open, last: () => kept };
}

async function answer(practice: Practice, right: boolean) {
	const { run, item, key } = practice.desk!;
	const id = item!.id;
	const truth = key.keys[id]!;
	const label = truth.kind === 'label' ? truth.answer : 'evidence';
	const said = right ? label : sides.find((side) => side !== label)!;
	run.send({ type: 'choose', item: id, answer: { label: said } });
	run.send({ type: 'sure', item: id, confidence: 3 });
	run.send({ type: 'submit' });
	run.send({ type: 'next' });
	await run.save();
}

it('sixty days of use: sessions end, answers are kept, skills are mastered and come back', async () => {
	const one = device();
	const met = new Set<string>();
	let mastered = 0;
	for (let today = 0; today < 60; today++) {
		one.at.now = noon + today * day;
		let practice = await one.open();
		for (let nth = 0; practice.desk; nth++) {
			expect(nth).toBeLessThan(60);
			// The page is closed and opened again in the middle of a session.
			if (nth === 2) {
				const before = practice.desk.item?.id;
				practice = await one.open();
				expect(practice.desk?.item?.id).toBe(before);
			}
			met.add(practice.pick!.item.address);
			await answer(practice, today >= 10 || (today * 7 + nth) % 11 !== 0);
			await practice.goOn();
		}
		expect(practice.stop).toBeDefined();
		expect(one.last()?.ended).toBe(true);
		mastered = Math.max(
			mastered,
			[...practice.ledger.tracks.values()].filter(({ state }) => masteryOf(state).mastered).length
		);
	}
	expect(new Set(one.log.map(({ id }) => id)).size).toBe(one.log.length);
	expect(one.log.length).toBeGreaterThan(100);
	expect(met.size).toBeGreaterThan(80);
	expect(mastered).toBeGreaterThan(0);
	for (const { algorithm, offset } of one.log) {
		expect(algorithm).toContain('ts-fsrs');
		expect([60, 120]).toContain(offset);
	}
});

it('goes on at the same answer, chosen and not handed in', async () => {
	const one = device();
	const practice = await one.open();
	const { run, item } = practice.desk!;
	run.send({ type: 'choose', item: item!.id, answer: { label: 'inference' } });
	await run.save();
	const again = await one.open();
	expect(again.desk?.item?.id).toBe(item!.id);
	expect(again.desk?.answer).toEqual({ label: 'inference' });
	expect(one.log).toEqual([]);
});

it('asks one more when it is wanted, and ends again', async () => {
	const one = device();
	const practice = await one.open();
	while (practice.desk) {
		await answer(practice, true);
		await practice.goOn();
	}
	const before = practice.session.length;
	await practice.goOn(true);
	expect(practice.session).toHaveLength(before + 1);
	expect(practice.desk).toBeDefined();
});

it('ends early without counting what was not answered', async () => {
	const one = device();
	const practice = await one.open();
	await practice.end();
	expect(practice.desk).toBeUndefined();
	expect(one.last()).toMatchObject({ ended: true, picks: [] });
	expect(one.log).toEqual([]);
});

it('loses no answer to a device that is full for a while, and goes on', async () => {
	const one = device();
	const practice = await one.open();
	await answer(practice, true);
	one.at.full = true;
	for (let nth = 0; nth < 3; nth++) {
		await practice.goOn();
		await answer(practice, true);
		expect(practice.unsaved).toBe(true);
		expect(practice.desk!.run.kept).toBe('not-saved');
	}
	expect(one.log).toHaveLength(1);
	one.at.full = false;
	await practice.save();
	expect(practice.unsaved).toBe(false);
	expect(one.log.map(({ id }) => id)).toEqual(
		[0, 1, 2, 3].map((nth) => `${one.last()?.id}/${nth}`)
	);
	expect([...one.steps.keys()]).toEqual(one.log.map(({ id }) => id));
	// Broken off here, it goes on behind what was answered.
	const again = await one.open();
	expect(again.session).toHaveLength(4);
	await again.goOn();
	expect(again.session).toHaveLength(5);
	expect(again.desk?.context.handedIn).toEqual([]);
});

it('says at the end that something is not stored, and stores it when there is room', async () => {
	const one = device();
	const practice = await one.open();
	one.at.full = true;
	await answer(practice, true);
	await practice.goOn();
	await practice.end();
	await practice.save();
	expect(practice.unsaved).toBe(true);
	one.at.full = false;
	await practice.save();
	expect(practice.unsaved).toBe(false);
	expect(one.log).toHaveLength(1);
	expect(one.last()).toMatchObject({ ended: true, picks: [{}] });
});

it.each([-365, 365])('takes a clock that is moved by %d days between two answers', async (days) => {
	const one = device();
	const practice = await one.open();
	await answer(practice, true);
	await practice.goOn();
	one.at.now += days * day;
	await answer(practice, false);
	await practice.goOn();
	expect(practice.answers.map(({ correct }) => correct)).toEqual([true, false]);
	expect(practice.desk).toBeDefined();
	while (practice.desk) {
		await answer(practice, true);
		await practice.goOn();
	}
	expect(practice.answers).toHaveLength(one.log.length);
	// Nothing is put off for a year: what was answered under either date comes back within days.
	const today = dayAt(one.at.now, 'Europe/Berlin');
	for (const { state } of practice.ledger.tracks.values()) {
		expect(dueOf(state, true)).toBeLessThanOrEqual(today + 8);
	}
	one.at.now += 8 * day;
	const later = await one.open();
	expect(later.pick?.why).toBe('due');
});

it('follows another tab that has gone on, and knows its answers', async () => {
	const one = device();
	const [first, second] = [await one.open(), await one.open()];
	for (let nth = 0; nth < 2; nth++) {
		await answer(first, true);
		await first.goOn();
	}
	await second.goOn();
	expect(second.overtaken).toBe(true);
	expect(second.pick?.item.address).toBe(first.pick?.item.address);
	expect(second.answers).toEqual(one.log);
	await answer(second, true);
	await second.goOn();
	expect(second.overtaken).toBe(false);
	expect(one.log).toHaveLength(3);
});

it('is one session for tabs that open it in the same instant: no choice of either is lost', async () => {
	const one = device();
	const [first, second] = await Promise.all([one.open(), one.open()]);
	expect(second.desk?.item?.id).toBe(first.desk?.item?.id);
	const { run, item } = second.desk!;
	run.send({ type: 'choose', item: item!.id, answer: { label: 'inference' } });
	await run.save();
	expect((await one.open()).desk?.answer).toEqual({ label: 'inference' });
	await answer(second, true);
	await Promise.all([first.desk!.run.refresh(), second.goOn()]);
	await first.goOn();
	expect(first.pick?.item.address).toBe(second.pick?.item.address);
	expect(first.answers).toEqual(one.log);
});

it('goes on in one session where two tabs go on in the same instant, or another has begun anew', async () => {
	const one = device();
	const [first, second] = await Promise.all([one.open(), one.open()]);
	await answer(first, true);
	await second.desk!.run.refresh();
	await Promise.all([first.goOn(), second.goOn()]);
	expect(first.session).toHaveLength(2);
	expect(second.pick?.item.address).toBe(first.pick?.item.address);
	await first.end();
	const third = await one.open();
	const id = one.last()?.id;
	await first.goOn(true);
	expect(one.last()?.id).toBe(id);
	expect(first.overtaken).toBe(true);
	expect(first.pick?.item.address).toBe(third.pick?.item.address);
});

it('asks what the device has where no other case can be had, and stops where it has none', async () => {
	const one = device();
	one.at.within = 'case3';
	const practice = await one.open();
	for (let nth = 0; nth < 3; nth++) {
		expect(practice.pick?.item.module).toBe('case3');
		expect(practice.madeDo).toBe(true);
		await answer(practice, true);
		await practice.goOn();
	}
	one.at.within = 'no case';
	await answer(practice, true);
	await expect(practice.goOn()).rejects.toThrow('no network');
	expect(one.log).toHaveLength(4);
	one.at.within = '';
	await practice.goOn();
	expect(practice.madeDo).toBe(false);
	expect(practice.answers).toHaveLength(4);
});

it('begins anew where what was asked is no longer on the shelf', async () => {
	const one = device();
	const before = await one.open();
	const gone = before.pick!.item.address;
	const items = catalogue.items.filter((item) => item.address !== gone);
	const practice = await one.open({ ...catalogue, items });
	expect(practice.desk).toBeDefined();
	expect(one.last()?.picks.map(({ address }) => address)).toEqual([practice.pick?.item.address]);
});

it('plans one question alone', () => {
	const [{ module }] = contents as [Content];
	const options = { feedback: 'item', confidence: 'optional', seed: 0 } as const;
	expect(planLesson({ ...module, items: module.items.slice(4, 5) }, options).steps).toEqual([
		['4']
	]);
});
