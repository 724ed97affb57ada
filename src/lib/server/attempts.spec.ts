import { expect, it } from 'vitest';
import type { LessonEvent } from '../lesson/event.ts';
import { clockKey } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import type { Sitting } from '../lesson/standing.ts';
import * as attempts from './attempts.ts';
import { assigned, at, begun, entriesOf, minutes } from './classfixture.ts';
import * as exceptions from './exceptions.ts';
import { addMember, addUser } from './fixture.ts';
import * as logs from './logs.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';
import { grace } from './timing.ts';

const toItems: LessonEvent[] = [{ type: 'begin' }, { type: 'leave-examples' }];
const label = (item: string): LessonEvent => ({
	type: 'choose',
	item,
	answer: { label: 'evidence' }
});
const firstOf = ({ module, options }: Sitting) => planLesson(module, options).steps[0]![0]!;
const after = (time: Date, ms: number) => new Date(time.getTime() + ms);

const set = (db: Db, table: 'class' | 'assignment' | 'attempt', id: string, change: object) =>
	db
		.updateTable(table as 'attempt')
		.set(change)
		.where('id', '=', id)
		.execute();

onEachEngine((db) => {
	it('starts with the case, how it is asked, and no key but that of a worked example', async () => {
		const terms = {
			feedback: 'due',
			shuffle: 1,
			blind_review: 0,
			items: '["oil","when"]'
		} as const;
		const { sitting, assignment } = await begun(db(), terms);
		expect(sitting).toMatchObject({
			number: 1,
			preview: false,
			title: 'The clock',
			feedback: 'due'
		});
		expect(sitting.options).toEqual({
			feedback: 'set',
			confidence: 'optional',
			seed: expect.any(Number),
			order: 'shuffled',
			blindReview: false,
			items: ['oil', 'when']
		});
		expect(sitting.standing).toEqual({
			attempt: sitting.attempt,
			next: 0,
			entries: [],
			keys: { wound: clockKey.keys['wound'] },
			hints: {},
			remaining: null,
			closed: null,
			late: 0,
			corrections: '0.0',
			corrected: []
		});
		expect(
			await attempts.start(db(), { ...nobody, assignment, class: 'other' }, at)
		).toBeUndefined();
	});

	const nobody = { class: '', assignment: '', learner: '', preview: false };

	it('goes on with the attempt that is open, however often and at once it is started', async () => {
		const { seat } = await assigned(db());
		const all = await Promise.all([1, 2, 3, 4, 5].map(() => attempts.start(db(), seat, at)));
		const again = await attempts.start(db(), seat, minutes(5));
		const ids = [...all, again].map((one) => one && 'sitting' in one && one.sitting.attempt);
		expect(new Set(ids).size).toBe(1);
		expect(all.filter((one) => one && 'begun' in one && one.begun)).toHaveLength(1);
		expect(await attempts.ofLearner(db(), seat)).toHaveLength(1);
	});

	it('lets 500 students start in the same moment', async () => {
		const { id, seat } = await assigned(db());
		const students = await Promise.all(
			Array.from({ length: 500 }, (_, index) => addMember(db(), id, `Student ${index}`))
		);
		const all = await Promise.all(
			students.map((learner) => attempts.start(db(), { ...seat, learner }, at))
		);
		expect(all.every((one) => one && 'begun' in one && one.begun)).toBe(true);
		const ids = all.map((one) => one && 'sitting' in one && one.sitting.attempt);
		expect(new Set(ids).size).toBe(500);
	});

	it.each([
		['not-open-yet', { opens_at: minutes(1).toISOString() }],
		['locked', { locks_at: at.toISOString(), due_at: null }]
	] as const)('does not start: %s', async (refused, terms) => {
		const { seat } = await assigned(db(), terms);
		expect(await attempts.start(db(), seat, at)).toEqual({ refused });
	});

	it('starts anew once one is over, as often as is allowed; one that was set aside does not count', async () => {
		const { place, seat } = await begun(db(), { attempts: 2 });
		await attempts.append(db(), place, entriesOf([...toItems, { type: 'finish' }]), at);
		const second = await attempts.start(db(), seat, at);
		if (!second || !('sitting' in second)) throw new Error('not started');
		expect(second.sitting).toMatchObject({ number: 2 });
		const other = { ...place, attempt: second.sitting.attempt };
		await attempts.append(db(), other, entriesOf([...toItems, { type: 'finish' }]), at);
		expect(await attempts.start(db(), seat, at)).toEqual({ refused: 'no-attempts-left' });
		await set(db(), 'attempt', other.attempt, { set_aside_at: at.toISOString() });
		expect(await attempts.start(db(), seat, at)).toMatchObject({ sitting: { number: 3 } });
	});

	it('is a student’s to start; a teacher’s counts for nothing, and opens, locks and ends at no time', async () => {
		const terms = { opens_at: minutes(60).toISOString(), minutes: 5 };
		const { seat, teacher, student, id, assignment } = await assigned(db(), terms);
		const look = { ...seat, learner: teacher, preview: true };
		const started = await attempts.start(db(), look, at);
		expect(started).toMatchObject({ sitting: { preview: true, standing: { remaining: null } } });
		expect(await attempts.start(db(), look, minutes(600))).toMatchObject({ begun: false });
		expect(await attempts.start(db(), { ...look, preview: false }, at)).toEqual({
			refused: 'not-a-student'
		});
		expect(await attempts.start(db(), { ...look, learner: student }, at)).toEqual({
			refused: 'not-a-student'
		});
		const stranger = await addUser(db(), 'Stranger', 'student');
		expect(await attempts.start(db(), { ...seat, learner: stranger }, at)).toEqual({
			refused: 'not-a-student'
		});
		expect(
			await attempts.ofLearner(db(), { class: id, assignment, learner: teacher, preview: false })
		).toEqual([]);
	});

	it('gives back on either engine, byte for byte, what was sent', async () => {
		const { place, sitting } = await begun(db(), { feedback: 'item' });
		const item = firstOf(sitting);
		const events: LessonEvent[] = [
			...toItems,
			label(item),
			{ type: 'sure', item, confidence: null },
			{ type: 'submit' },
			{ type: 'disagree', item, reason: 'No “way” — ŭ 🙂 \\ " \u2028 مرحبا' }
		];
		const sent = entriesOf(events);
		expect((await attempts.append(db(), place, sent, at))?.status).toBe(200);
		const { entries } = (await attempts.standing(db(), place, at))!;
		expect(JSON.stringify(entries)).toBe(JSON.stringify(sent));
	});

	it('stores once what comes twice, and replies the same', async () => {
		const { place, sitting } = await begun(db(), { feedback: 'item' });
		const events = [...toItems, label(firstOf(sitting)), { type: 'submit' } as const];
		const sent = entriesOf(events);
		await attempts.append(db(), place, sent.slice(0, 3), at);
		const first = await attempts.append(db(), place, sent.slice(3), at);
		expect(Object.keys(first!.standing.keys)).toEqual([firstOf(sitting)]);
		expect(await attempts.append(db(), place, sent.slice(3), minutes(1))).toEqual(first);
		const more = await attempts.append(
			db(),
			place,
			[...sent.slice(2), ...entriesOf([{ type: 'next' }], 4)],
			at
		);
		expect(more).toMatchObject({ status: 200, standing: { next: 5, keys: first!.standing.keys } });
		expect((await attempts.standing(db(), place, at))!.entries).toHaveLength(5);
	});

	it('stores once what comes twice at the same time', async () => {
		const { place } = await begun(db());
		const sent = entriesOf(toItems);
		const replies = await Promise.all(
			[1, 2, 3, 4].map(() => attempts.append(db(), place, sent, at))
		);
		expect(replies.map((reply) => [reply?.status, reply?.standing.next])).toEqual(
			replies.map(() => [200, 2])
		);
		expect((await attempts.standing(db(), place, at))!.entries).toEqual(sent);
	});

	it('tells a tab that is behind what is there, and stores nothing of it', async () => {
		const { place } = await begun(db());
		const sent = entriesOf(toItems);
		await attempts.append(db(), place, sent, at);
		const stale = entriesOf([{ type: 'begin' }, { type: 'turn' }], 0, 'other');
		const reply = await attempts.append(db(), place, stale, at);
		expect(reply).toMatchObject({ status: 409, standing: { next: 2, entries: sent } });
		const gap = await attempts.append(db(), place, entriesOf([{ type: 'finish' }], 7), at);
		expect(gap).toMatchObject({ status: 409, standing: { next: 2, entries: sent } });
	});

	it('refuses what cannot happen, and says after what', async () => {
		const { place } = await begun(db());
		const sent = entriesOf([...toItems, { type: 'turn' }, { type: 'finish' }]);
		expect(await attempts.append(db(), place, sent, at)).toMatchObject({
			status: 422,
			standing: { next: 2 }
		});
		expect((await attempts.standing(db(), place, at))!.entries).toEqual(sent.slice(0, 2));
	});

	it('goes on where another server has written meanwhile', async () => {
		const { place } = await begun(db());
		const sent = entriesOf([...toItems, { type: 'finish' }]);
		await attempts.append(db(), place, sent.slice(0, 1), at);
		await logs.write(
			db(),
			{ class: place.class, attempt: place.attempt, session: 'two' },
			sent.slice(1, 2),
			at
		);
		expect(await attempts.append(db(), place, sent.slice(2), at)).toMatchObject({
			status: 200,
			standing: { next: 3, closed: 'finished' }
		});
		const loaded = await attempts.load(db(), place.class, place.attempt, at);
		expect(loaded?.entries.map(({ session }) => session)).toEqual(['one', 'two', 'one']);
	});

	it('is its learner’s alone, in its own class', async () => {
		const { place, other, teacher } = await begun(db());
		const { id } = await assigned(db());
		for (const wrong of [
			{ learner: other },
			{ learner: teacher },
			{ class: id },
			{ attempt: 'none' }
		]) {
			const asked = { ...place, ...wrong };
			expect(await attempts.append(db(), asked, entriesOf(toItems), at)).toBeUndefined();
			expect(await attempts.standing(db(), asked, at)).toBeUndefined();
			expect(await attempts.resume(db(), asked, at)).toBeUndefined();
		}
		expect((await attempts.standing(db(), place, at))?.next).toBe(0);
	});

	it.each([
		['archived', 'class'],
		['withdrawn', 'assignment'],
		['set-aside', 'attempt']
	] as const)(
		'stores nothing more once it is %s, and keeps what there is',
		async (closed, table) => {
			const { place, id, assignment, seat } = await begun(db());
			await attempts.append(db(), place, entriesOf(toItems), at);
			const change = { class: 'archived_at', assignment: 'removed_at', attempt: 'set_aside_at' }[
				table
			];
			const row = { class: id, assignment, attempt: place.attempt }[table];
			await set(db(), table, row, { [change]: at.toISOString() });
			const more = entriesOf([{ type: 'finish' }], 2);
			expect(await attempts.append(db(), place, more, at)).toMatchObject({
				status: 410,
				standing: { next: 2, closed }
			});
			expect(await attempts.append(db(), place, entriesOf(toItems), at)).toMatchObject({
				status: 200
			});
			expect((await attempts.standing(db(), place, at))?.entries).toHaveLength(2);
			if (table !== 'attempt')
				expect(await attempts.start(db(), seat, at)).toEqual({ refused: closed });
		}
	);

	it('stores nothing more of a student who was removed, and tells them so', async () => {
		const { place, id, student, seat } = await begun(db());
		await attempts.append(db(), place, entriesOf(toItems), at);
		await db()
			.updateTable('member')
			.set({ removed_at: at.toISOString() })
			.where('class', '=', id)
			.where('user', '=', student)
			.execute();
		const more = entriesOf([{ type: 'finish' }], 2);
		expect(await attempts.append(db(), place, more, at)).toMatchObject({
			status: 410,
			standing: { next: 2, closed: 'removed' }
		});
		expect(await attempts.start(db(), seat, at)).toEqual({ refused: 'not-a-student' });
	});

	it('counts down by its own clock, keeps what comes late, and counts it', async () => {
		const { place, seat } = await begun(db(), { minutes: 20, attempts: 1 });
		const end = minutes(20);
		const left = async (now: Date) => (await attempts.standing(db(), place, now))!;
		expect(await left(minutes(5))).toMatchObject({ remaining: 15 * 60_000, closed: null });
		await attempts.append(db(), place, entriesOf(toItems), after(end, -1));
		expect(await left(end)).toMatchObject({ remaining: 0, closed: 'time', late: 0 });
		const wayUnder = entriesOf([{ type: 'hint', item: 'oil' }], 2);
		expect(await attempts.append(db(), place, wayUnder, after(end, grace))).toMatchObject({
			status: 200,
			standing: { closed: 'time', late: 0 }
		});
		const late = entriesOf([label('oil'), { type: 'finish' }], 3);
		expect(await attempts.append(db(), place, late, after(end, grace + 1))).toMatchObject({
			status: 200,
			standing: { next: 5, closed: 'finished', late: 2 }
		});
		expect(await attempts.start(db(), seat, minutes(21))).toEqual({ refused: 'no-attempts-left' });
		const loaded = await attempts.load(db(), place.class, place.attempt, minutes(30));
		expect(loaded?.lateAfter).toBe(after(end, grace).toISOString());
		expect(loaded?.entries.at(-1)).toMatchObject({
			at: late[1]!.at,
			serverAt: after(end, grace + 1).toISOString()
		});
	});

	it('gives time that is granted later to an attempt that runs, and takes none back', async () => {
		const { place, id, assignment, student, teacher } = await begun(db(), { minutes: 20 });
		const remaining = async (now: Date) => (await attempts.standing(db(), place, now))?.remaining;
		await set(db(), 'assignment', assignment, { minutes: 10 });
		expect(await remaining(at)).toBe(20 * 60_000);
		const more = { opens_at: null, due_at: null, locks_at: null, attempts: null, minutes: 30 };
		const draft = { ...more, user: student, group: null, reason: 'The fire drill' };
		await exceptions.create(db(), { class: id, assignment, by: teacher, draft }, at);
		expect(await remaining(minutes(25))).toBe(5 * 60_000);
		const late = await attempts.append(db(), place, entriesOf(toItems), minutes(25));
		expect(late?.standing).toMatchObject({ closed: null, late: 0 });
		await set(db(), 'assignment', assignment, {
			locks_at: minutes(26).toISOString(),
			due_at: null
		});
		expect(await attempts.standing(db(), place, minutes(26))).toMatchObject({
			closed: 'locked',
			remaining: 0
		});
	});

	it('does not start a second attempt beside one whose time is up before the first is counted', async () => {
		const { seat } = await begun(db(), { minutes: 20, attempts: 2 });
		expect(await attempts.start(db(), seat, minutes(19))).toMatchObject({ begun: false });
		expect(await attempts.start(db(), seat, minutes(20))).toMatchObject({
			begun: true,
			sitting: { number: 2 }
		});
	});

	it('explains nothing before its time, and all of it once it may', async () => {
		const due = minutes(60);
		const { place } = await begun(db(), { feedback: 'due', due_at: due.toISOString() });
		const sent = entriesOf([...toItems, { type: 'hint', item: 'oil' }, { type: 'finish' }]);
		const { standing } = (await attempts.append(db(), place, sent, at))!;
		expect(standing).toMatchObject({ keys: {}, hints: { oil: clockKey.keys['oil']!.settles } });
		expect(Object.keys((await attempts.standing(db(), place, after(due, -1)))!.keys)).toEqual([
			'wound'
		]);
		const told = (await attempts.resume(db(), place, due))!;
		const asked = planLesson(told.module, told.options).steps.flat();
		expect(Object.keys(told.standing.keys)).toEqual(['wound', ...asked]);
		expect(told.standing.hints).toEqual({});
	});
});
