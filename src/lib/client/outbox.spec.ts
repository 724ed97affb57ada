import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import type { Standing } from '../lesson/standing.ts';
import { Run } from '../ui/run.svelte.ts';
import { Outbox, type Aside, type Disk, type Hearing } from './outbox.ts';
import type { Reply, Server } from './server.ts';

const plan = planLesson(clockModule, { feedback: 'item', confidence: 'optional', seed: 1 });
const items = plan.steps.flat();
const labels = items.filter((id) => plan.items[id]?.kind === 'label');

/** What can befall a request: it or its reply is lost, or something else answers. */
const faults = [
	'none',
	'lost',
	'deaf',
	'half',
	'busy',
	'portal',
	'signed-out',
	'other',
	'removed'
] as const;
/** After which all goes on. */
const passing = faults.filter((fault) => fault !== 'removed');
type Fault = (typeof faults)[number];

let made = 0;
const newId = () => `event-${made++}`;

/** Commits what fits, as the real one does. Its replies can be held back, lost and mixed up. */
class Campus {
	log: LogEntry[] = [];
	fault: Fault = 'none';
	holding = false;
	held: (() => void)[] = [];
	asked = 0;
	/** The most that a request may carry. */
	most = Infinity;
	over = false;
	illegal = new Set<string>();

	server: Server = {
		send: (entries) =>
			this.#answer(() => this.#append(this.fault === 'half' ? entries.slice(0, 1) : entries)),
		ask: () => this.#answer(() => this.#reply(200, true)),
		who: () => Promise.resolve(this.fault === 'other' ? 'someone else' : 'ada')
	};

	async #answer(work: () => Reply): Promise<Reply> {
		const { fault } = this;
		this.asked++;
		if (this.holding) await new Promise<void>((go) => this.held.push(go));
		const none = { status: 0, wait: undefined, ours: false, standing: undefined };
		if (fault === 'lost') return none;
		if (fault === 'busy') return { ...none, status: 503, wait: 20, ours: true };
		if (fault === 'portal') return { ...none, status: 200 };
		if (fault === 'signed-out') return { ...none, status: 401, ours: true };
		if (fault === 'other' || fault === 'removed') return { ...none, status: 404, ours: true };
		const reply = work();
		return fault === 'deaf' ? none : reply;
	}

	#append(entries: readonly LogEntry[]): Reply {
		if (this.over) return this.#reply(410);
		if (entries.length > this.most) return this.#reply(413);
		const known = new Set(this.log.map(({ id }) => id));
		const fresh = entries.filter(({ id }) => !known.has(id));
		if (fresh.length > 0 && fresh[0]?.seq !== this.log.length) return this.#reply(409, true);
		const longer = [...this.log, ...fresh];
		const illegal = replay(plan, longer).refused || fresh.some(({ id }) => this.illegal.has(id));
		if (illegal) return this.#reply(422);
		this.log = longer;
		return this.#reply(200);
	}

	#reply(status: number, whole = false): Reply {
		const standing: Standing = {
			attempt: 'a',
			next: this.log.length,
			...(whole && { entries: [...this.log] }),
			keys: {},
			hints: {},
			remaining: null,
			closed: this.over ? 'locked' : null,
			late: 0,
			corrections: '0.0',
			corrected: []
		};
		return { status, wait: undefined, ours: true, standing };
	}

	release(last = false) {
		for (const go of this.held.splice(last ? -1 : 0)) go();
	}

	/** Another device does something. */
	elsewhere(event: LessonEvent) {
		const entry = { seq: this.log.length, id: newId(), at: 0, event };
		if (!replay(plan, [...this.log, entry]).refused) this.log.push(entry);
	}
}

/** One device's store, which all its tabs share. */
class Device implements Disk {
	log: LogEntry[] = [];
	next = 0;
	asides: Aside[] = [];
	failing = false;

	append = async (entry: LogEntry) => {
		await this.#work();
		if (this.log[entry.seq]?.id === entry.id) return;
		if (entry.seq !== this.log.length) throw new DOMException('taken', 'ConstraintError');
		this.log.push(entry);
	};
	replace = async (entries: readonly LogEntry[], aside?: Aside) => {
		await this.#work();
		if (aside) this.asides.push(aside);
		this.log = [...entries];
	};
	hear = async ({ next }: Standing) => {
		await this.#work();
		this.next = next;
	};
	read = async () => {
		await this.#work();
		return [...this.log];
	};
	async #work() {
		await Promise.resolve();
		if (this.failing) throw new DOMException('full', 'QuotaExceededError');
	}
}

const deaf: Hearing = {
	onsending: () => {},
	onstanding: () => {},
	onrebased: () => {},
	onrefused: () => {},
	onover: () => {}
};

/** A tab with the lesson, as a page puts it together. */
class Tab {
	timers = new Set<() => void>();
	run: Run;
	outbox: Outbox;

	constructor(device: Device | undefined, server: Server, hearing: Partial<Hearing> = {}) {
		const log = device?.log ?? [];
		this.run = new Run(plan, log, {
			append: (entry) => this.outbox.append(entry),
			reread: () => this.outbox.reread(),
			now: () => 0,
			newId
		});
		this.outbox = new Outbox(
			this.run,
			{ learner: 'ada', next: Math.min(device?.next ?? 0, log.length) },
			{
				disk: device,
				server,
				hearing: { ...deaf, ...hearing },
				after: (_, call) => {
					this.timers.add(call);
					return () => this.timers.delete(call);
				},
				random: () => 0.5
			}
		);
	}

	tick() {
		for (const call of [...this.timers]) {
			this.timers.delete(call);
			call();
		}
	}
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const choose = (item = '', label = 'evidence'): LessonEvent => ({
	type: 'choose',
	item,
	answer: { label: label as 'evidence' }
});
const opened: readonly LessonEvent[] = [{ type: 'begin' }, { type: 'leave-examples' }];

const event: fc.Arbitrary<LessonEvent> = fc.oneof(
	fc.constantFrom<LessonEvent>(...opened, { type: 'submit' }, { type: 'next' }, { type: 'skip' }),
	fc.constantFrom(...items).map((item): LessonEvent => ({ type: 'look', item })),
	fc
		.tuple(fc.constantFrom(...labels), fc.constantFrom('evidence', 'inference', 'assertion'))
		.map(([item, label]) => choose(item, label))
);
const tab = fc.constantFrom(0, 1);
const happening = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ what: fc.constant('send' as const), tab, event }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('elsewhere' as const), event }) },
	{
		weight: 2,
		arbitrary: fc.record({
			what: fc.constant('fault' as const),
			fault: fc.constantFrom(...passing)
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({ what: fc.constant('disk' as const), failing: fc.boolean() })
	},
	{
		weight: 1,
		arbitrary: fc.record({ what: fc.constant('hold' as const), holding: fc.boolean() })
	},
	{
		weight: 2,
		arbitrary: fc.record({ what: fc.constant('release' as const), last: fc.boolean() })
	},
	{
		weight: 2,
		arbitrary: fc.record({ what: fc.constantFrom('look', 'tick', 'retry', 'reload', 'leave'), tab })
	},
	{ weight: 4, arbitrary: fc.constant({ what: 'wait' as const }) }
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

class World {
	campus = new Campus();
	device = new Device();
	tabs = [this.#open(), this.#open()];

	#open() {
		return new Tab(this.device, this.campus.server);
	}

	async happen(one: Happening) {
		const at = 'tab' in one ? this.tabs[one.tab] : undefined;
		if (one.what === 'send') at?.run.send(one.event);
		else if (one.what === 'elsewhere') this.campus.elsewhere(one.event);
		else if (one.what === 'fault') this.campus.fault = one.fault;
		else if (one.what === 'disk') this.device.failing = one.failing;
		else if (one.what === 'hold') this.campus.holding = one.holding;
		else if (one.what === 'release') this.campus.release(one.last);
		else if (one.what === 'wait') await settled();
		else if (one.what === 'tick') at?.tick();
		else if (one.what === 'retry') void at?.outbox.retry();
		else if (one.what === 'leave') at?.outbox.leave();
		else if (one.what === 'look') {
			void at?.run.refresh().catch(() => undefined);
			void at?.outbox.ask();
		} else if ('tab' in one) {
			// What is being written may still land before the page is gone.
			await settled();
			at?.outbox.stop();
			this.tabs[one.tab] = this.#open();
		}
	}

	/** Whether what each page says is true. */
	check() {
		const committed = this.campus.log.map(({ id }) => id);
		const here = [...this.device.log, ...this.device.asides.flatMap(({ found }) => found)];
		const durable = new Set([...committed, ...here.map(({ id }) => id)]);
		for (const { run } of this.tabs) {
			const ids = run.entries.map(({ id }) => id);
			if (run.kept === 'saved') expect(committed.slice(0, ids.length)).toEqual(ids);
			if (run.kept === 'device') expect(ids.filter((id) => !durable.has(id))).toEqual([]);
		}
	}

	/** Everything works again, and the pages are looked at. */
	async mend() {
		this.campus.fault = 'none';
		this.campus.holding = this.device.failing = false;
		for (let round = 0; round < 12; round++) {
			this.campus.release();
			for (const one of this.tabs) {
				one.tick();
				void one.run.save();
				void one.outbox.ask();
			}
			await settled();
		}
	}
}

describe('what a page says', () => {
	it('is true, whatever happens, and in the end all is saved (10,000 sequences)', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
				const world = new World();
				for (const one of happenings) {
					await world.happen(one);
					world.check();
				}
				await world.mend();
				world.check();
				const { log } = world.campus;
				expect(replay(plan, log).refused).toBeUndefined();
				for (const { run } of world.tabs) expect(run.kept).toBe('saved');
				const ids = log.map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
			}),
			{ numRuns: 10_000 }
		);
	});
});

/** A tab in which the lesson is open and everything so far is saved. */
async function begun(hearing: Partial<Hearing> = {}) {
	const campus = new Campus();
	const device = new Device();
	const at = new Tab(device, campus.server, hearing);
	for (const one of opened) at.run.send(one);
	await settled();
	expect(at.run.kept).toBe('saved');
	return { campus, device, at, ...at };
}

describe('an outbox', () => {
	it('sends what was answered without a network in order, in one request', async () => {
		const { campus, device, at, run, outbox } = await begun();
		campus.fault = 'lost';
		for (const label of ['evidence', 'inference', 'assertion']) run.send(choose(items[0], label));
		await settled();
		expect([run.kept, outbox.sending]).toEqual(['device', 'away']);
		expect(device.log).toEqual(run.entries);
		campus.fault = 'none';
		campus.asked = 0;
		at.tick();
		await settled();
		expect([run.kept, outbox.sending, campus.asked]).toEqual(['saved', 'well', 1]);
		expect(campus.log).toEqual(run.entries);
	});

	it('sends a step once more when its reply was lost, and it counts once', async () => {
		const { campus, at, run } = await begun();
		campus.fault = 'deaf';
		run.send(choose(items[0]));
		await settled();
		expect(run.kept).toBe('device');
		campus.fault = 'none';
		at.tick();
		await settled();
		expect(run.kept).toBe('saved');
		expect(campus.log).toEqual(run.entries);
	});

	it('waits as long as it is told, and longer each time otherwise', async () => {
		const campus = new Campus();
		const waits: number[] = [];
		const run = new Run(plan, [], {
			append: (entry) => outbox.append(entry),
			reread: async () => [],
			now: () => 0,
			newId
		});
		let call = () => {};
		const after = (wait: number, again: () => void) => {
			waits.push(wait);
			call = again;
			return () => {};
		};
		const outbox: Outbox = new Outbox(
			run,
			{ learner: 'ada', next: 0 },
			{ disk: new Device(), server: campus.server, hearing: deaf, after, random: () => 1 }
		);
		campus.fault = 'lost';
		run.send({ type: 'begin' });
		for (let tries = 0; tries < 6; tries++) {
			await settled();
			call();
		}
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
	});

	it('keeps everything and asks to sign in; afterwards it goes on', async () => {
		const { campus, run, outbox } = await begun();
		campus.fault = 'signed-out';
		run.send(choose(items[0]));
		await settled();
		run.send({ type: 'submit' });
		await settled();
		expect([run.kept, outbox.sending]).toEqual(['device', 'signed-out']);
		campus.fault = 'none';
		await outbox.retry();
		expect([run.kept, outbox.sending]).toEqual(['saved', 'well']);
	});

	it('hears that the server is back, and who has signed in, also where nothing waits', async () => {
		const { campus, at, run, outbox } = await begun();
		campus.fault = 'lost';
		await outbox.ask();
		expect([run.kept, outbox.sending]).toEqual(['saved', 'away']);
		campus.fault = 'none';
		at.tick();
		await settled();
		expect(outbox.sending).toBe('well');
		campus.fault = 'signed-out';
		await outbox.ask();
		expect(outbox.sending).toBe('signed-out');
		campus.fault = 'none';
		await outbox.retry();
		expect(outbox.sending).toBe('well');
	});

	it('takes over what another device did, however long the server had been away', async () => {
		const { campus, at, run } = await begun();
		campus.fault = 'lost';
		run.send(choose(items[0]));
		for (let tries = 0; tries < 8; tries++) {
			await settled();
			at.tick();
		}
		campus.fault = 'none';
		campus.elsewhere(choose(items[0], 'assertion'));
		await settled();
		at.tick();
		await settled();
		expect(run.kept).toBe('saved');
		expect(campus.log).toEqual(run.entries);
	});

	it('is never sent as someone else', async () => {
		const { campus, run, outbox } = await begun();
		campus.fault = 'other';
		run.send(choose(items[0]));
		await settled();
		expect([run.kept, outbox.sending]).toEqual(['device', 'other']);
	});

	it('ends when the server says twice that the attempt is not there, and keeps what waited', async () => {
		const { campus, device, run, outbox } = await begun();
		campus.fault = 'removed';
		run.send(choose(items[0]));
		await settled();
		await settled();
		expect(outbox.sending).toBe('over');
		expect(device.asides).toMatchObject([{ reason: 'removed' }]);
	});

	it('takes over what another device did and names what clashes', async () => {
		const clashes: unknown[] = [];
		const { campus, device, run } = await begun({
			onrebased: (rebased) => clashes.push(...rebased.clashes)
		});
		campus.elsewhere(choose(items[0], 'assertion'));
		run.send(choose(items[0], 'inference'));
		await settled();
		await settled();
		expect(run.kept).toBe('saved');
		expect(clashes).toMatchObject([{ item: items[0], counts: 'ours' }]);
		expect(run.snapshot.context.answers[items[0] ?? '']).toEqual({ label: 'inference' });
		expect(device.log).toEqual(campus.log);
	});

	it('puts aside and names the one step that the server cannot take', async () => {
		const refused: LogEntry[] = [];
		const { campus, device, at, run } = await begun({
			onrefused: (entries) => refused.push(...entries)
		});
		campus.fault = 'lost';
		run.send(choose(items[0]));
		run.send({ type: 'sure', item: items[0] ?? '', confidence: 2 });
		run.send({ type: 'submit' });
		await settled();
		campus.fault = 'none';
		const bad = run.entries[3];
		campus.illegal.add(bad?.id ?? '');
		at.tick();
		await settled();
		await settled();
		expect(refused).toEqual([bad]);
		expect(device.asides).toEqual([{ reason: 'refused', found: [bad] }]);
		expect(run.kept).toBe('saved');
		expect(run.snapshot.value).toBe('feedback');
		expect(device.log).toEqual(campus.log);
	});

	it('keeps what came too late, with the reason', async () => {
		const over: unknown[] = [];
		const { campus, device, run, outbox } = await begun({
			onover: (reason, entries) => over.push(reason, entries.length)
		});
		campus.over = true;
		run.send(choose(items[0]));
		await settled();
		await settled();
		expect(over).toEqual(['locked', 1]);
		expect(outbox.sending).toBe('over');
		expect(device.asides).toMatchObject([{ reason: 'locked' }]);
		expect(device.log).toEqual(campus.log);
		expect(run.kept).toBe('saved');
	});

	it('sends less at a time where a request was too long', async () => {
		const { campus, at, run } = await begun();
		campus.fault = 'lost';
		for (const label of ['evidence', 'inference', 'assertion']) run.send(choose(items[0], label));
		await settled();
		campus.fault = 'none';
		campus.most = 1;
		for (let rounds = 0; rounds < 4; rounds++) {
			at.tick();
			await settled();
		}
		expect(run.kept).toBe('saved');
	});

	it('says saved without a store only once the server has it', async () => {
		const campus = new Campus();
		const { run, outbox } = new Tab(undefined, campus.server);
		campus.fault = 'lost';
		run.send({ type: 'begin' });
		await settled();
		expect(run.kept).toBe('not-saved');
		campus.fault = 'none';
		await outbox.retry();
		expect(run.kept).toBe('saved');
	});

	it('sends what waits once more as the page is left', async () => {
		const { campus, run, outbox } = await begun();
		campus.fault = 'lost';
		run.send(choose(items[0]));
		await settled();
		campus.fault = 'none';
		outbox.leave();
		expect(campus.log).toEqual(run.entries);
	});
});
