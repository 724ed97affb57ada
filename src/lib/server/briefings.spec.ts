import { expect, it } from 'vitest';
import * as abouts from './abouts.ts';
import * as briefings from './briefings.ts';
import { addAttempt, assign, asked, at, day, makeClass, opening, rightly } from './fixture.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';
import type { AssignmentRow } from './store/tables.ts';

/** A class of one student with an assignment that is due at ten. */
async function assigned(db: Db, change: Partial<AssignmentRow> = {}) {
	const room = await makeClass(db, 'Ada');
	const row = await assign(db, room, { attempts: 2, ...change });
	const learner = room.students[0]!;
	const told = (time: string, archived = false) =>
		briefings.of(db, row, { learner, archived }, day(time));
	return { room, row, learner, told };
}

const whole = [
	...opening,
	...asked.map(rightly),
	{ type: 'submit' } as const,
	{ type: 'finish' } as const
];

onEachEngine((db) => {
	it('opens and locks', async () => {
		const { told, room } = await assigned(db(), {
			opens_at: day('08:00:00').toISOString(),
			locks_at: day('11:00:00').toISOString()
		});
		expect(await told('07:59:59')).toMatchObject({ next: null, why: 'not-open' });
		expect(await told('08:00:00')).toMatchObject({
			state: 'not-started',
			next: 'start',
			why: null,
			left: 2,
			past: []
		});
		expect(await told('11:00:00')).toMatchObject({ next: null, why: 'locked' });
		expect(await told('09:00:00', true)).toMatchObject({ next: null, why: 'archived' });
		const stranger = { learner: room.teacher, archived: false };
		const { row } = await assigned(db());
		expect(await briefings.of(db(), row, stranger, day('09:00:00'))).toBeUndefined();
	});

	it('says how little time the lock leaves, and nothing where it leaves enough', async () => {
		const { told } = await assigned(db(), {
			minutes: 30,
			locks_at: day('11:00:00').toISOString()
		});
		expect((await told('10:30:00'))?.cutTo).toBeNull();
		expect((await told('10:36:30'))?.cutTo).toBe(23);
		expect((await told('11:00:01'))?.cutTo).toBeNull();
	});

	it('goes on with an attempt that is open, and counts those that are left', async () => {
		const { told, row, learner } = await assigned(db());
		await addAttempt(db(), row, learner, at('08:00:00', ...opening));
		expect(await told('08:10:00')).toMatchObject({ state: 'working', next: 'continue', left: 1 });
		const second = await addAttempt(db(), row, learner, at('08:20:00', ...whole), { number: 2 });
		const told2 = await told('08:30:00');
		expect(told2?.left).toBe(0);
		expect(told2?.past.find(({ id }) => id === second)).toMatchObject({
			state: 'handed-in',
			mark: { points: 4, of: 4 },
			open: true,
			counts: true
		});
	});

	it('offers no attempt where none is left', async () => {
		const { told, row, learner } = await assigned(db(), { attempts: 1 });
		await addAttempt(db(), row, learner, at('08:20:00', ...whole));
		expect(await told('08:30:00')).toMatchObject({
			state: 'handed-in',
			next: null,
			why: 'no-attempts',
			left: 0
		});
	});

	it.each([
		['item', '08:30:00', true],
		['submission', '08:30:00', true],
		['due', '09:59:59', false],
		['due', '10:00:00', true],
		['never', '12:00:00', false]
	] as const)('with feedback %s, at %s, marks and answers shown: %s', async (...asked) => {
		const [feedback, time, shown] = asked;
		const { told, row, learner } = await assigned(db(), { feedback });
		await addAttempt(db(), row, learner, at('08:20:00', ...whole));
		const past = (await told(time))?.past[0];
		expect(past?.open).toBe(shown);
		expect(past?.mark !== null).toBe(shown);
	});

	it('tells how much is asked of what was chosen', async () => {
		const { row } = await assigned(db());
		const about = await abouts.of(db(), row);
		expect(about.counts).toEqual({ label: 4, compare: 0, ladder: 0, chain: 0 });
		const { row: all } = await assigned(db(), { items: null });
		const wholly = await abouts.of(db(), all);
		expect(wholly.counts.compare).toBeGreaterThan(0);
		expect(wholly.minutes).toBeGreaterThanOrEqual(about.minutes);
	});
});
