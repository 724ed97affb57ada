import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clockModule } from '../lesson/fixture.ts';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { planLesson } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import { can } from '../lesson/snapshot.ts';
import { joined, type KnownLog } from './joined.ts';

const plan = planLesson(clockModule, { feedback: 'item', confidence: 'optional', seed: 1 });
const items = plan.steps.flat();

const event: fc.Arbitrary<LessonEvent> = fc.oneof(
	fc.constantFrom<LessonEvent>({ type: 'submit' }, { type: 'next' }, { type: 'skip' }),
	fc.constantFrom(...items).map((item) => ({ type: 'look' as const, item })),
	fc.record({
		type: fc.constant('choose' as const),
		item: fc.constantFrom(...items),
		answer: fc.record({ label: fc.constantFrom('evidence', 'inference', 'assertion') })
	})
) as fc.Arbitrary<LessonEvent>;

/** What happens: a device does something, or talks to the server and hears all, or all but the last. */
const doing = fc.record({
	device: fc.nat({ max: 2 }),
	what: fc.constantFrom('do', 'do', 'do', 'exchange', 'unheard'),
	event
});

/** Devices that share one lesson through a server that keeps the first step of each place. */
class World {
	readonly server = new Map<number, LogEntry>();
	readonly devices: KnownLog[] = [0, 1, 2].map(() => ({ entries: [], shared: 0 }));
	#made = 0;

	newId = () => `step ${this.#made++}`;

	do(device: number, event: LessonEvent) {
		const { entries, shared } = this.devices[device]!;
		const { snapshot } = replay(plan, entries);
		if (!can(snapshot, event)) return;
		const entry = { seq: entries.length, id: this.newId(), at: this.#made, event };
		this.devices[device] = { entries: [...entries, entry], shared };
	}

	/** @param heard false: the request arrives, its reply does not */
	exchange(device: number, heard: boolean) {
		const here = this.devices[device]!;
		for (const entry of here.entries.slice(here.shared)) {
			const before = here.entries[entry.seq - 1]?.id;
			const follows = this.server.get(entry.seq - 1)?.id === before;
			if (follows && !this.server.has(entry.seq)) this.server.set(entry.seq, entry);
		}
		if (!heard) return;
		this.devices[device] = joined(plan, here, [...this.server.values()], this.newId);
	}
}

it('brings all devices to the same log, and it can be replayed', () => {
	fc.assert(
		fc.property(fc.array(doing, { maxLength: 60 }), (script) => {
			const world = new World();
			for (const event of [{ type: 'begin' }, { type: 'leave-examples' }] as const)
				world.do(0, event);
			for (const one of [0, 1, 2]) world.exchange(one, true);
			for (const { device, what, event } of script) {
				if (what === 'do') world.do(device, event);
				else world.exchange(device, what === 'exchange');
			}
			// Nobody does anything more: after some exchanges all know all.
			for (let turn = 0; turn < 8; turn++) [0, 1, 2].forEach((one) => world.exchange(one, true));
			const [one, ...others] = world.devices;
			for (const other of others) expect(other).toEqual(one);
			expect(one!.shared).toBe(one!.entries.length);
			const { next, refused } = replay(plan, one!.entries);
			expect(refused).toBeUndefined();
			expect(next).toBe(one!.entries.length);
		}),
		{ numRuns: 300 }
	);
});

it('loses no answer that was given on one device only', () => {
	const world = new World();
	for (const one of [0, 1]) {
		world.do(one, { type: 'begin' });
		world.do(one, { type: 'leave-examples' });
	}
	world.do(0, { type: 'choose', item: items[0]!, answer: { label: 'evidence' } });
	world.do(0, { type: 'submit' });
	world.exchange(0, true);
	world.do(1, { type: 'look', item: items[1]! });
	world.do(1, { type: 'choose', item: items[1]!, answer: { label: 'inference' } });
	world.exchange(1, true);
	world.exchange(1, true);
	world.exchange(0, true);
	const { context } = replay(plan, world.devices[0]!.entries).snapshot;
	expect(context.answers).toMatchObject({ [items[0]!]: { label: 'evidence' } });
	expect(context.handedIn).toEqual([items[0]]);
	expect(world.devices[0]).toEqual(world.devices[1]);
});

it('waits for what is missing before a gap', () => {
	const entry = (seq: number): LogEntry => ({
		seq,
		id: `e${seq}`,
		at: 0,
		event: { type: 'begin' }
	});
	const { entries, shared } = joined(plan, { entries: [], shared: 0 }, [entry(1)], () => 'new');
	expect([entries, shared]).toEqual([[], 0]);
});
