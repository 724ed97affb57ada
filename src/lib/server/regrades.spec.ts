import { expect, it } from 'vitest';
import { readCsv } from '../content/csv.ts';
import type { Label } from '../content/vocabulary.ts';
import type { LessonEvent } from '../lesson/event.ts';
import { clockModuleOf } from '../lesson/fixture.ts';
import { editionOf, sourcesWith } from '../scoring/correctedfixture.ts';
import { answersCsv } from './answerstable.ts';
import * as attempts from './attempts.ts';
import * as briefings from './briefings.ts';
import * as erasing from './erasing.ts';
import {
	addAttempt,
	asked,
	assign,
	at,
	choose,
	day,
	makeClass,
	opening,
	rightly
} from './fixture.ts';
import * as gradebook from './gradebook.ts';
import * as regrades from './regrades.ts';
import * as regrading from './regrading.ts';
import { resultsCsv } from './resultstable.ts';
import * as revisions from './revisions.ts';
import { onEachEngine } from './store/testing.ts';
import type { AssignmentRow } from './store/tables.ts';
import * as studentwork from './studentwork.ts';
import * as takeout from './takeout.ts';

const finish: LessonEvent = { type: 'finish' };
const now = day('12:00:00');
const later = day('13:00:00');

/** “stop” turns out to be an inference. */
const second = editionOf('clock-2', { stop: 'inference' });

onEachEngine((db) => {
	/** Kari is right by the old key, Noor by the corrected one; Ines has not begun. */
	async function handedIn(change: Partial<AssignmentRow> = {}) {
		const room = await makeClass(db(), 'Kari', 'Noor', 'Ines');
		const [kari = '', noor = ''] = room.students;
		const task = await assign(db(), room, change);
		const rest = asked.slice(1).map(rightly);
		const said = (label: Label) => [...opening, choose('stop', { label }), ...rest, finish];
		const first = await addAttempt(db(), task, kari, at('09:00:00', ...said('evidence')));
		await addAttempt(db(), task, noor, at('09:00:00', ...said('inference')));
		const place = { class: room.id, assignment: task.id };
		return { room, task, place, kari, noor, first };
	}
	type Made = Awaited<ReturnType<typeof handedIn>>;

	async function regrade(
		{ task, place, room }: Made,
		{ keepBetter = true, to = second, stamp = '', when = now } = {}
	) {
		await revisions.keep(db(), { ...to, figures: {} }, when);
		return regrades.commit(
			db(),
			{
				assignment: task,
				to,
				keepBetter,
				reason: 'The log was copied later.',
				by: room.teacher,
				stamp: stamp || regrades.stampOf(await regrades.of(db(), place)),
				detail: { more: 1 }
			},
			when
		);
	}
	const marks = async ({ task }: Made) =>
		(await gradebook.ofAssignment(db(), task, later)).map(({ row }) => [
			row.name,
			row.was?.points,
			row.shown?.score?.points
		]);

	it('rehearses without storing anything, and nothing for who has no mark', async () => {
		const made = await handedIn();
		const corrections = await regrading.corrections(db(), made.task, second, []);
		expect(corrections.map(({ item, change }) => [item.id, change])).toEqual([['stop', 'rekeyed']]);
		const draft = regrading.drafted([], second, now);
		const found = await regrading.rehearse(db(), made.task, [], draft, now);
		expect(found.map((one) => [one.name, one.now, one.by])).toEqual([
			['Kari', 4, 3],
			['Noor', 3, 4]
		]);
		expect(await marks(made)).toEqual([
			['Ines', undefined, undefined],
			['Kari', undefined, 4],
			['Noor', undefined, 3]
		]);
		expect(await regrades.of(db(), made.place)).toEqual([]);
	});

	it('keeps the better mark or takes the new one, and the old one beside it', async () => {
		const kept = await handedIn();
		expect(await regrade(kept)).toBe(true);
		expect(await marks(kept)).toEqual([
			['Ines', undefined, undefined],
			['Kari', 4, 4],
			['Noor', 3, 4]
		]);
		const taken = await handedIn();
		await regrade(taken, { keepBetter: false });
		expect((await marks(taken)).slice(1)).toEqual([
			['Kari', 4, 3],
			['Noor', 3, 4]
		]);
		const audit = await db()
			.selectFrom('audit')
			.select(['action', 'actor', 'detail'])
			.where('class', '=', taken.room.id)
			.execute();
		expect(audit).toMatchObject([{ action: 'regrade.commit', actor: taken.room.teacher }]);
		expect(JSON.parse(audit[0]!.detail)).toMatchObject({
			from_revision: 'clock-1',
			to_revision: 'clock-2',
			keepBetter: false,
			more: 1
		});
	});

	it('takes back the last one alone; marks are what they were', async () => {
		const made = await handedIn();
		await regrade(made);
		const third = editionOf('clock-3', { stop: 'inference', oil: 'assertion' });
		await regrade(made, { to: third, keepBetter: false });
		expect((await marks(made)).slice(1)).toEqual([
			['Kari', 4, 2],
			['Noor', 3, 3]
		]);
		const deed = { ...made.place, by: made.room.teacher };
		expect(await regrades.takeBack(db(), { ...deed, number: 1 }, later)).toBe(false);
		expect(await regrades.takeBack(db(), { ...deed, number: 2 }, later)).toBe(true);
		expect(await regrades.takeBack(db(), { ...deed, number: 2 }, later)).toBe(false);
		expect((await marks(made)).slice(1)).toEqual([
			['Kari', 4, 4],
			['Noor', 3, 4]
		]);
		const [, undone] = await regrades.of(db(), made.place);
		expect(undone?.takenBackAt).toBe(later.toISOString());
		await regrades.takeBack(db(), { ...deed, number: 1 }, later);
		expect((await marks(made)).slice(1)).toEqual([
			['Kari', undefined, 4],
			['Noor', undefined, 3]
		]);
	});

	it('refuses what was seen before another was made or taken back', async () => {
		const made = await handedIn();
		const stamp = regrades.stampOf([]);
		const both = await Promise.all([regrade(made, { stamp }), regrade(made, { stamp })]);
		expect(both.sort()).toEqual([false, true]);
		const seen = regrades.stampOf(await regrades.of(db(), made.place));
		await regrades.takeBack(db(), { ...made.place, number: 1, by: made.room.teacher }, later);
		expect(await regrade(made, { stamp: seen })).toBe(false);
		expect(await regrades.of(db(), made.place)).toHaveLength(1);
	});

	it('finds nothing more to correct by the edition that holds, and again after it was taken back', async () => {
		const made = await handedIn();
		await regrade(made);
		const ofToday = async () =>
			regrading.corrections(db(), made.task, second, await regrades.of(db(), made.place));
		expect(await ofToday()).toEqual([]);
		await regrades.takeBack(db(), { ...made.place, number: 1, by: made.room.teacher }, later);
		expect(await ofToday()).toHaveLength(1);
	});

	it('keeps the key of a sentence whose passage was changed too', async () => {
		const made = await handedIn();
		const sources = sourcesWith('courier/2', 'The clock stopped at 2.14, somebody says.');
		const to = editionOf('clock-4', { stop: 'assertion', strike: 'inference' }, { sources });
		await regrade(made, { to, keepBetter: false });
		expect((await marks(made)).slice(1)).toEqual([
			['Kari', 4, 3],
			['Noor', 3, 2]
		]);
	});

	it('shows a teacher both keys of an answer, and takes both away', async () => {
		const made = await handedIn();
		await regrade(made);
		const work = await studentwork.find(db(), made.task, made.first, later);
		const [stop, oil] = work!.given;
		expect(stop).toMatchObject({
			mark: { credit: 0 },
			feedback: { right: 'inference' },
			before: { mark: { credit: 1 }, feedback: { right: 'evidence' } }
		});
		expect(oil?.before).toBeNull();
		const entries = await gradebook.ofAssignment(db(), made.task, later);
		const cells = (csv: string) => {
			const [heads = [], ...rows] = readCsv(csv.slice(1), ',').map((row) => row.cells);
			return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])));
		};
		const rows = entries.map(({ row }) => row);
		const held = await regrades.of(db(), made.place);
		expect(cells(resultsCsv(rows, 'Europe/Oslo', held))).toMatchObject([
			{ student: 'Ines', 'mark before correction': '', corrections: '' },
			{ student: 'Kari', mark: '4', 'mark before correction': '4' },
			{
				student: 'Noor',
				mark: '4',
				'mark before correction': '3',
				corrections: '2031-03-04T13:00:00+01:00: The log was copied later.'
			}
		]);
		expect(cells(await answersCsv(db(), made.task, entries))[0]).toMatchObject({
			item: 'stop',
			key: 'inference',
			credit: '0',
			'key before correction': 'evidence',
			'credit before correction': '1'
		});
	});

	it('tells a student why and what it was, once they may know their mark', async () => {
		const made = await handedIn({ feedback: 'due', due_at: day('14:00:00').toISOString() });
		await regrade(made, { keepBetter: false });
		const seat = { learner: made.kari, archived: false };
		const told = (when: Date) => briefings.of(db(), made.task, seat, when);
		const sat = (when: Date) =>
			attempts.resume(db(), { class: made.room.id, attempt: made.first, learner: made.kari }, when);
		const early = await told(later);
		expect(early).toMatchObject({ corrections: [], past: [{ mark: null, was: null }] });
		expect(await sat(later)).toMatchObject({ standing: { keys: {}, corrected: [] } });
		const due = day('14:00:00');
		expect(await told(due)).toMatchObject({
			corrections: [{ reason: 'The log was copied later.', keepBetter: false }],
			past: [{ mark: { points: 3 }, was: { points: 4 } }]
		});
		const sitting = await sat(due);
		expect(sitting?.standing.keys['stop']).toMatchObject({ answer: 'inference' });
		expect(sitting?.standing.corrected).toMatchObject([
			{ keepBetter: false, before: { stop: { answer: 'evidence' } } }
		]);
		expect(Object.keys(sitting!.standing.corrected[0]!.before)).toEqual(['stop']);
	});

	it('tells it in the middle of an attempt too: that keys are others now, and why at its end', async () => {
		const made = await handedIn({ feedback: 'submission', due_at: null });
		const [, , ines = ''] = made.room.students;
		const answers = [choose('stop', { label: 'evidence' }), ...asked.slice(1).map(rightly)];
		const given = at('11:00:00', ...opening, ...answers);
		const attempt = await addAttempt(db(), made.task, ines, given);
		const place = { class: made.room.id, attempt, learner: ines };
		const before = await attempts.standing(db(), place, now);
		expect(before).toMatchObject({ next: given.length, corrected: [] });
		await regrade(made);
		const end = { seq: given.length, id: 'end', at: 0, event: finish };
		const reply = await attempts.append(db(), { ...place, session: null }, [end], later);
		expect(reply?.standing.corrections).not.toBe(before?.corrections);
		expect(reply?.standing).toMatchObject({
			keys: { stop: { answer: 'inference' } },
			corrected: [{ keepBetter: true, before: { stop: { answer: 'evidence' } } }]
		});
	});

	it('begins new attempts with the corrected edition, which no regrade then touches', async () => {
		const made = await handedIn({ due_at: null });
		await regrade(made);
		const seat = { ...made.place, learner: made.kari, preview: false };
		const started = await attempts.start(db(), seat, later);
		if (!started || !('sitting' in started)) throw new Error('It did not start.');
		expect(started.sitting.module.revision).toBe('clock-2');
		const [, mine] = await attempts.ofLearner(db(), seat);
		expect(regrades.holding(await regrades.of(db(), made.place), mine!)).toEqual([]);
	});

	it('begins them with the edition that was given where the corrected one asks less', async () => {
		const made = await handedIn({ due_at: null });
		const fewer = clockModuleOf('stop', 'oil', 'neglect');
		await regrade(made, { to: editionOf('clock-5', { stop: 'inference' }, fewer) });
		const seat = { ...made.place, learner: made.noor, preview: false };
		const started = await attempts.start(db(), seat, later);
		expect(started).toMatchObject({ sitting: { module: { revision: 'clock-1' } } });
		const [, mine] = await attempts.ofLearner(db(), seat);
		expect(regrades.holding(await regrades.of(db(), made.place), mine!)).toHaveLength(1);
	});

	it('goes along when a student takes their data, and goes with its class', async () => {
		const made = await handedIn();
		await regrade(made);
		const mine = await takeout.of(db(), made.kari, later);
		expect(mine.corrections).toMatchObject([{ assignment: made.task.id, keep_better: 1 }]);
		expect(JSON.stringify(mine)).not.toContain('The log was copied later.');
		expect((await takeout.of(db(), made.room.students[2]!, later)).corrections).toEqual([]);
		await erasing.ofClass(db(), made.room.id);
		expect(await regrades.of(db(), made.place)).toEqual([]);
	});
});
