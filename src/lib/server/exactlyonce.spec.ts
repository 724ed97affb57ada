import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidates } from '../lesson/candidates.ts';
import type { LogEntry } from '../lesson/event.ts';
import { planLesson, type LessonPlan } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import { can } from '../lesson/snapshot.ts';
import * as attempts from './attempts.ts';
import { at, begun } from './classfixture.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';

type Place = Awaited<ReturnType<typeof begun>>['place'];

/** A device as it should be: it keeps what was not acknowledged, and puts it behind what others did. */
class Device {
	readonly name: string;
	readonly #plan: LessonPlan;
	/** Entries that the server was heard to have. */
	log: LogEntry[] = [];
	waiting: LogEntry[] = [];
	readonly acknowledged = new Set<string>();
	#made = 0;

	constructor(name: string, plan: LessonPlan) {
		this.name = name;
		this.#plan = plan;
	}

	get #snapshot() {
		return replay(this.#plan, [...this.log, ...this.waiting]).snapshot;
	}

	act(choice: number): void {
		const legal = candidates(this.#snapshot, choice).filter(({ type }) => type !== 'finish');
		const event = legal[choice % legal.length];
		if (!event) return;
		const seq = this.log.length + this.waiting.length;
		const id = `${this.name}-${this.#made++}`;
		this.waiting.push({ seq, id, at: at.getTime() + seq, event });
	}

	/** Takes in what the server said of some entries; a reply may come late, twice, or not at all. */
	hear(sent: readonly LogEntry[], { status, standing }: attempts.Appended): void {
		if (standing.entries) return this.#rebase(standing.entries);
		// The reply to an old request says nothing about places that were given away since.
		const stored = new Set(sent.filter(({ seq }) => seq < standing.next).map(({ id }) => id));
		if (status !== 200) return;
		for (const entry of this.waiting.filter(({ id }) => stored.has(id))) {
			this.acknowledged.add(entry.id);
			if (entry.seq === this.log.length) this.log.push(entry);
		}
		this.waiting = this.waiting.filter(({ id }) => !stored.has(id));
	}

	#rebase(log: readonly LogEntry[]): void {
		if (log.length < this.log.length) return;
		const there = new Set(log.map(({ id }) => id));
		for (const { id } of this.waiting) if (there.has(id)) this.acknowledged.add(id);
		const mine = this.waiting.filter(({ id }) => !there.has(id));
		this.log = [...log];
		this.waiting = [];
		for (const entry of mine) {
			if (!can(this.#snapshot, entry.event)) continue;
			this.waiting.push({ ...entry, seq: this.log.length + this.waiting.length });
		}
	}
}

const send = (db: Db, place: Place, sent: readonly LogEntry[]) =>
	attempts.append(db, place, sent, at).then((reply) => reply!);

/** What a network does to a request. */
const fates = ['through', 'lost', 'reply lost', 'twice', 'at once', 'backwards', 'late'] as const;
const steps = fc.array(
	fc.record({
		device: fc.nat(1),
		acts: fc.array(fc.nat(200), { maxLength: 4 }),
		fate: fc.constantFrom(...fates)
	}),
	{ minLength: 3, maxLength: 25 }
);

onEachEngine((db, engine) => {
	it('stores each answer of two devices once, whatever the network does', async () => {
		const { seat, place: first } = await begun(db(), { feedback: 'item', attempts: null });
		await fc.assert(
			fc.asyncProperty(steps, async (walk) => {
				const started = await attempts.start(db(), seat, at);
				if (!started || !('sitting' in started)) throw new Error('not started');
				const { attempt, module, options } = started.sitting;
				const place = { ...first, attempt };
				const plan = planLesson(module, options);
				const devices = [new Device('phone', plan), new Device('desk', plan)] as const;
				const late: LogEntry[][] = [];

				for (const { device: index, acts, fate } of walk) {
					const device = devices[index as 0 | 1];
					acts.forEach((choice) => device.act(choice));
					const sent = [...device.waiting];
					if (sent.length === 0 || fate === 'lost') continue;
					if (fate === 'late') {
						late.push(sent);
						continue;
					}
					const tries = fate === 'twice' || fate === 'at once' ? [sent, sent] : [sent];
					const orders = fate === 'backwards' ? [[...sent].reverse()] : tries;
					if (fate === 'at once') {
						const other = devices[(1 - index) as 0 | 1];
						const theirs = [...other.waiting];
						const [reply, , answer] = await Promise.all([
							...orders.map((one) => send(db(), place, one)),
							send(db(), place, theirs)
						]);
						device.hear(sent, reply!);
						other.hear(theirs, answer!);
					} else {
						for (const one of orders) {
							const reply = await send(db(), place, one);
							if (fate !== 'reply lost') device.hear(sent, reply);
						}
					}
				}
				for (const sent of late) await send(db(), place, sent);
				// The network is back: everybody sends until nothing waits.
				for (let turn = 0; devices.some(({ waiting }) => waiting.length > 0); turn++) {
					expect(turn).toBeLessThan(20);
					for (const device of devices) {
						const sent = [...device.waiting];
						device.hear(sent, await send(db(), place, sent));
					}
				}

				const { entries = [], next } = (await attempts.standing(db(), place, at))!;
				expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, seq) => seq));
				expect(next).toBe(entries.length);
				const ids = entries.map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
				for (const { acknowledged } of devices) {
					expect(ids).toEqual(expect.arrayContaining([...acknowledged]));
				}
				expect(replay(plan, entries)).toMatchObject({ applied: entries.length });
				expect(replay(plan, entries).refused).toBeUndefined();
				await db()
					.updateTable('attempt')
					.set({ set_aside_at: at.toISOString() })
					.where('id', '=', attempt)
					.execute();
			}),
			{ numRuns: engine === 'sqlite' ? 150 : 60 }
		);
	});
});
