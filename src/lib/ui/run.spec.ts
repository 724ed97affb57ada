import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { Run } from './run.svelte.ts';

const plan = planLesson(clockModule, { feedback: 'item', confidence: 'optional', seed: 1 });
const items = plan.steps.flat();

/** A store that can be told to fail, and that two tabs can share. */
class Disk {
	stored: LogEntry[] = [];
	failing = false;

	append = async (entry: LogEntry): Promise<void> => {
		await Promise.resolve();
		if (this.failing) throw new DOMException('full', 'QuotaExceededError');
		if (this.stored.some(({ seq }) => seq === entry.seq))
			throw new DOMException('taken', 'ConstraintError');
		this.stored.push(entry);
	};

	reread = () => Promise.resolve([...this.stored]);
}

let made = 0;
const runOn = (disk: Disk) =>
	new Run(plan, disk.stored, {
		append: disk.append,
		reread: disk.reread,
		now: () => 0,
		newId: () => `event-${made++}`
	});

const event: fc.Arbitrary<LessonEvent> = fc.oneof(
	fc.constantFrom<LessonEvent>(
		{ type: 'begin' },
		{ type: 'leave-examples' },
		{ type: 'submit' },
		{ type: 'next' },
		{ type: 'skip' }
	),
	fc.constantFrom(...items).map((item): LessonEvent => ({ type: 'look', item })),
	fc.record({
		type: fc.constant('choose' as const),
		item: fc.constantFrom(...items),
		answer: fc.record({ label: fc.constantFrom('evidence', 'inference', 'assertion') })
	})
);
const happening = fc.oneof(
	{ weight: 8, arbitrary: event.map((sent) => ({ what: 'send' as const, event: sent })) },
	{ weight: 1, arbitrary: fc.constant({ what: 'fail' as const }) },
	{ weight: 1, arbitrary: fc.constant({ what: 'mend' as const }) },
	{ weight: 1, arbitrary: fc.constant({ what: 'save' as const }) },
	{ weight: 1, arbitrary: fc.constant({ what: 'reload' as const }) },
	{ weight: 2, arbitrary: fc.constant({ what: 'wait' as const }) }
);

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a run', () => {
	it('never says that it is saved while an entry is not durable (10,000 sequences)', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
				const disk = new Disk();
				let run = runOn(disk);
				for (const one of happenings) {
					if (one.what === 'send') run.send(one.event);
					else if (one.what === 'fail') disk.failing = true;
					else if (one.what === 'mend') disk.failing = false;
					else if (one.what === 'save') void run.save();
					else if (one.what === 'wait') await settled();
					else {
						// A write that is under way may still land before the page is gone.
						await settled();
						run = runOn(disk);
					}
					if (run.kept === 'device') expect(disk.stored).toEqual(run.entries);
				}
			}),
			{ numRuns: 10_000 }
		);
	});

	it('says so when the device refuses, and saves everything in order once it can', async () => {
		const disk = new Disk();
		const run = runOn(disk);
		disk.failing = true;
		run.send({ type: 'begin' });
		run.send({ type: 'leave-examples' });
		await settled();
		expect(run.kept).toBe('not-saved');
		expect(disk.stored).toEqual([]);
		disk.failing = false;
		await run.save();
		expect(run.kept).toBe('device');
		expect(disk.stored).toEqual(run.entries);
	});

	it('refuses an event that cannot happen, and logs nothing', () => {
		const run = runOn(new Disk());
		expect(run.send({ type: 'next' })).toBe(false);
		expect(run.entries).toEqual([]);
	});

	it('merges what two tabs answered, and says that it did', async () => {
		const disk = new Disk();
		const first = runOn(disk);
		first.send({ type: 'begin' });
		first.send({ type: 'leave-examples' });
		await settled();
		const second = runOn(disk);
		const [one = '', other = ''] = items;
		first.send({ type: 'choose', item: one, answer: { label: 'evidence' } });
		await settled();
		second.send({ type: 'look', item: other });
		second.send({ type: 'choose', item: other, answer: { label: 'assertion' } });
		await settled();
		await settled();
		expect(second.overtaken).toBe(true);
		expect(second.snapshot.context.answers).toEqual({
			[one]: { label: 'evidence' },
			[other]: { label: 'assertion' }
		});
		expect(disk.stored).toEqual(second.entries);
		await first.refresh();
		expect(first.snapshot.context.answers).toEqual(second.snapshot.context.answers);
	});
});
