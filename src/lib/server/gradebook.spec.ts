import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { LessonEvent } from '../lesson/event.ts';
import * as gradebook from './gradebook.ts';
import {
	addAttempt,
	addEvents,
	addMember,
	asked,
	assign,
	at,
	choose,
	day,
	makeClass,
	opening,
	rightly
} from './fixture.ts';
import { onEachEngine } from './store/testing.ts';
import type { AssignmentRow } from './store/tables.ts';

const submit: LessonEvent = { type: 'submit' };
const finish: LessonEvent = { type: 'finish' };
const whole = [...opening, ...asked.map(rightly), submit];
const later = day('12:00:00');

onEachEngine((db) => {
	const table = async (assignment: AssignmentRow, now = later) =>
		(await gradebook.ofAssignment(db(), assignment, now)).map(({ row }) => row);

	it('shows each student by name, with where they stand', async () => {
		const room = await makeClass(db(), 'Kari', 'abel', 'Noor', 'Ines');
		const [kari = '', abel = '', noor = ''] = room.students;
		const task = await assign(db(), room);
		await addAttempt(db(), task, kari, at('09:00:00', ...whole));
		await addAttempt(db(), task, abel, at('09:00:00', ...opening, rightly('stop')));
		await addAttempt(db(), task, noor, [
			...at('09:00:00', ...opening, rightly('stop')),
			...at('11:00:00', rightly('oil'), finish)
		]);
		const rows = await table(task);
		expect(rows.map(({ name, state }) => [name, state])).toEqual([
			['abel', 'working'],
			['Ines', 'not-started'],
			['Kari', 'handed-in'],
			['Noor', 'late']
		]);
		expect(rows[0]).toMatchObject({
			overdue: true,
			counted: null,
			shown: { score: null, item: 1 }
		});
		expect(rows[1]).toMatchObject({ overdue: true, shown: null, made: 0 });
		expect(rows[2]).toMatchObject({
			counted: 1,
			shown: { score: { points: 4, of: 4, share: 1 }, answered: 4, asked: 4 }
		});
		expect(rows[3]).toMatchObject({ waiting: 1, shown: { score: { points: 1, answered: 1 } } });
	});

	it('asks only of what makes a difference to the mark', async () => {
		const room = await makeClass(db(), 'Kari');
		const task = await assign(db(), room);
		const events = [...at('09:00:00', ...whole.slice(0, -1)), ...at('10:30:00', submit)];
		await addAttempt(db(), task, room.students[0]!, events);
		expect((await table(task))[0]).toMatchObject({
			state: 'late',
			waiting: 0,
			shown: { late: null, score: { points: 4 } }
		});
	});

	it('takes late work as the teacher decides, and in time what came within the grace', async () => {
		const room = await makeClass(db(), 'Kari', 'Noor', 'Oda');
		const task = await assign(db(), room, { late: 'ask' });
		const events = [
			...at('09:00:00', ...opening, rightly('stop')),
			...at('10:00:09', rightly('oil')),
			...at('11:00:00', rightly('strike'), finish)
		];
		const decisions = [1, 0, null] as const;
		for (const [index, late_counts] of decisions.entries()) {
			await addAttempt(db(), task, room.students[index]!, events, { late_counts });
		}
		const rows = await table(task);
		expect(rows.map(({ shown, waiting }) => [shown?.score?.points, waiting])).toEqual([
			[3, 0],
			[2, 0],
			[2, 1]
		]);
		expect(rows[0]?.shown?.late).toMatchObject({ inTime: { points: 2 }, all: { points: 3 } });
	});

	it('counts what was chosen when time ran out, and nothing before', async () => {
		const room = await makeClass(db(), 'Kari');
		const task = await assign(db(), room, { minutes: 30, due_at: null });
		const ends_at = day('09:30:00').toISOString();
		const events = at('09:00:00', ...opening, rightly('stop'), choose('oil', {}));
		await addAttempt(db(), task, room.students[0]!, events, { ends_at });
		expect((await table(task, day('09:29:59')))[0]).toMatchObject({
			state: 'working',
			shown: { score: null }
		});
		expect((await table(task, day('09:30:00')))[0]).toMatchObject({
			state: 'closed',
			counted: 1,
			shown: { score: { points: 1, answered: 1 } }
		});
	});

	it('gives an attempt that runs the time of an exception made later', async () => {
		const room = await makeClass(db(), 'Kari');
		const [kari = ''] = room.students;
		const task = await assign(db(), room, { minutes: 30, due_at: null });
		const ends_at = day('09:30:00').toISOString();
		await addAttempt(db(), task, kari, at('09:00:00', ...opening), { ends_at });
		await db()
			.insertInto('override')
			.values({
				id: randomUUID(),
				class: room.id,
				assignment: task.id,
				user: kari,
				minutes: 60,
				reason: 'The fire alarm',
				created_by: room.teacher,
				created_at: day('09:10:00').toISOString()
			})
			.execute();
		expect((await table(task, day('09:45:00')))[0]).toMatchObject({
			state: 'working',
			reasons: ['The fire alarm']
		});
	});

	it.each([
		['best', 1],
		['last', 3],
		['first', 1]
	] as const)('counts the %s of several attempts, never one that runs', async (counts, number) => {
		const room = await makeClass(db(), 'Kari');
		const [kari = ''] = room.students;
		const task = await assign(db(), room, { counts });
		await addAttempt(db(), task, kari, at('09:00:00', ...opening, rightly('stop'), finish));
		await addAttempt(db(), task, kari, at('09:10:00', ...whole), {
			number: 2,
			set_aside_at: day('09:30:00').toISOString()
		});
		await addAttempt(db(), task, kari, at('09:20:00', ...opening, finish), { number: 3 });
		await addAttempt(db(), task, kari, at('09:25:00', ...opening), { number: 4 });
		const [row] = await table(task, day('09:40:00'));
		expect(row).toMatchObject({ counted: number, made: 3, underWay: 4, state: 'handed-in' });
		const [entry] = await gradebook.ofAssignment(db(), task, later);
		expect(entry?.attempts.map((one) => one.number)).toEqual([1, 2, 3, 4]);
	});

	it('keeps a removed student who has begun, tells equal names apart, leaves previews out', async () => {
		const room = await makeClass(db(), 'Kari', 'Kari', 'Noor');
		const [kari = '', , noor = ''] = room.students;
		const task = await assign(db(), room);
		await addMember(db(), room.id, 'Gone', { removed_at: day('09:00:00').toISOString() });
		await db()
			.updateTable('member')
			.set({ removed_at: day('11:00:00').toISOString() })
			.where('user', '=', kari)
			.execute();
		await addAttempt(db(), task, kari, at('09:00:00', ...opening, rightly('stop')));
		await addAttempt(db(), task, noor, at('09:00:00', ...whole), { preview: 1 });
		const rows = await table(task);
		const karis = rows.filter(({ name }) => name === 'Kari');
		expect(rows).toHaveLength(3);
		expect(karis.map(({ removed }) => removed).sort()).toEqual([false, true]);
		expect(karis.find(({ removed }) => removed)).toMatchObject({
			state: 'closed',
			shown: { score: { points: 1 } }
		});
		expect(karis.map(({ namesake }) => namesake)).toEqual([true, true]);
		expect(new Set(karis.map(({ tag }) => tag)).size).toBe(2);
		expect(rows.find(({ name }) => name === 'Noor')).toMatchObject({
			namesake: false,
			shown: null
		});
	});

	it('sees at once what a log has grown by, and a decision about it', async () => {
		const room = await makeClass(db(), 'Kari');
		const [kari = ''] = room.students;
		const task = await assign(db(), room);
		const attempt = await addAttempt(db(), task, kari, at('09:00:00', ...opening));
		const early = day('09:30:00');
		expect((await table(task, early))[0]?.shown).toMatchObject({ answered: 0, state: 'working' });
		const place = { class: room.id, attempt, session: null };
		await addEvents(db(), place, at('09:01:00', rightly('stop'), rightly('oil')), 2);
		expect((await table(task, early))[0]?.shown).toMatchObject({ answered: 2, worked: 60_000 });
		await addEvents(db(), place, at('09:02:00', finish), 4);
		expect((await table(task, early))[0]).toMatchObject({ counted: 1, state: 'handed-in' });
		const due_at = day('09:00:30').toISOString();
		expect((await table({ ...task, due_at }, early))[0]).toMatchObject({
			state: 'late',
			waiting: 1,
			shown: { score: { points: 0 } }
		});
	});

	it('marks by certainty where the assignment says so', async () => {
		const room = await makeClass(db(), 'Kari');
		const task = await assign(db(), room, { certainty_marks: 1 });
		const sure: LessonEvent = { type: 'sure', item: 'stop', confidence: 3 };
		const events = at('09:00:00', ...opening, rightly('stop'), sure, finish);
		await addAttempt(db(), task, room.students[0]!, events);
		expect((await table(task))[0]?.shown?.score).toMatchObject({ points: 3, of: 12, share: 0.25 });
	});

	it('is one student alone when asked so', async () => {
		const room = await makeClass(db(), 'Kari', 'Noor');
		const task = await assign(db(), room);
		const one = await gradebook.ofStudent(db(), task, room.students[1]!, later);
		expect(one?.row).toMatchObject({ name: 'Noor', state: 'not-started' });
		expect(await gradebook.ofStudent(db(), task, room.teacher, later)).toBeUndefined();
	});
});
