import { expect, it } from 'vitest';
import { answersCsv } from './answerstable.ts';
import { readCsv } from '../content/csv.ts';
import type { LessonEvent } from '../lesson/event.ts';
import * as gradebook from './gradebook.ts';
import { resultsCsv } from './resultstable.ts';
import { addAttempt, assign, at, day, makeClass, opening, rightly, asked } from './fixture.ts';
import { onEachEngine } from './store/testing.ts';

const finish: LessonEvent = { type: 'finish' };
const written: string[] = [];
const answered: string[] = [];

onEachEngine((db) => {
	it('is what the table shows, safe to open, and the same bytes from either engine', async () => {
		const room = await makeClass(
			db(),
			'Kari "K" Vik',
			'=HYPERLINK("x")',
			'ليلا',
			'Ådne, Ås',
			'Noor'
		);
		const [kari = '', formula = '', leila = '', aadne = ''] = room.students;
		const task = await assign(db(), room);
		await db()
			.updateTable('member')
			.set({ tag: 'birch-14' })
			.where('class', '=', room.id)
			.execute();
		const two = at('09:00:00', ...opening, rightly('stop'), {
			type: 'choose',
			item: 'neglect',
			answer: { label: 'inference' }
		});
		await addAttempt(db(), task, kari, [...two, ...at('09:03:30', finish)]);
		await addAttempt(
			db(),
			task,
			formula,
			at('09:00:00', ...opening, ...asked.map(rightly), finish)
		);
		await addAttempt(db(), task, leila, [
			...at('09:00:00', ...opening),
			...at('10:30:00', rightly('oil'), finish)
		]);
		await addAttempt(db(), task, aadne, two);

		const entries = await gradebook.ofAssignment(db(), task, day('12:00:00'));
		const csv = resultsCsv(
			entries.map(({ row }) => row),
			'Europe/Oslo',
			[]
		);
		expect(csv.startsWith('\uFEFFstudent,tag,')).toBe(true);
		expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
		const [heads, ...rows] = readCsv(csv.slice(1), ',').map(({ cells }) => cells);
		const told = Object.fromEntries(
			rows.map((cells) => [
				cells[0],
				Object.fromEntries(heads!.map((head, index) => [head, cells[index]]))
			])
		);
		expect(Object.keys(told)).toHaveLength(5);
		expect(told['Kari "K" Vik']).toMatchObject({
			state: 'handed in',
			mark: '1.6667',
			'out of': '4',
			share: '0.4167',
			answered: '2',
			asked: '4',
			began: '2031-03-04T10:00:00+01:00',
			'handed in': '2031-03-04T10:03:30+01:00',
			'minutes at work': '3.5',
			due: '2031-03-04T11:00:00+01:00'
		});
		expect(told['=HYPERLINK("x")']).toMatchObject({ mark: '4', share: '1' });
		expect(told['ليلا']).toMatchObject({
			state: 'handed in late',
			'late work': 'not decided',
			mark: '0'
		});
		expect(told['Ådne, Ås']).toMatchObject({ state: 'working', mark: '', 'handed in': '' });
		expect(told['Noor']).toMatchObject({ state: 'not started', asked: '', 'attempts made': '0' });
		written.push(csv);
		expect(new Set(written).size).toBe(1);

		const answers = await answersCsv(db(), task, entries);
		const [names, ...items] = readCsv(answers.slice(1), ',').map(({ cells }) => cells);
		expect(items).toHaveLength(4 * 4);
		const one = (student: string, item: string) => {
			const cells = items.find((row) => row[0] === student && row[5] === item);
			return Object.fromEntries(names!.map((name, index) => [name, cells?.[index]]));
		};
		expect(one('Kari "K" Vik', 'neglect')).toMatchObject({
			number: '3',
			task: 'label',
			question: 'The works have been neglected for years.',
			answer: 'inference',
			key: 'assertion',
			outcome: 'partly',
			credit: '0.6667'
		});
		expect(one('Kari "K" Vik', 'oil')).toMatchObject({
			answer: '',
			outcome: 'unanswered',
			credit: ''
		});
		// What arrived late is not marked before the teacher has decided.
		expect(one('ليلا', 'oil')).toMatchObject({ state: 'late', outcome: 'unanswered' });
		answered.push(answers);
		expect(new Set(answered).size).toBe(1);
	});
});
