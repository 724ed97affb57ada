import { expect, it } from 'vitest';
import * as assignments from './assignments.ts';
import { at, classroom, draft } from './classfixture.ts';
import * as exceptions from './exceptions.ts';
import { addAttempt } from './fixture.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';

const attempt = async (db: Db, classId: string, id: string, preview: 0 | 1) => {
	const row = (await assignments.find(db, classId, id))!;
	await addAttempt(db, row, 'somebody', [], { preview });
};

onEachEngine((db) => {
	it('is found by its own class, and by no other', async () => {
		const { id: one, teacher } = await classroom(db());
		const { id: two } = await classroom(db());
		const id = await assignments.create(db(), { class: one, by: teacher, draft }, at);
		expect(await assignments.find(db(), one, id)).toMatchObject({ id, class: one, ...draft });
		expect(await assignments.find(db(), two, id)).toBeUndefined();
		expect(await assignments.list(db(), two)).toEqual([]);
	});

	it('is listed by when it is due; what is never due comes last', async () => {
		const { id: room, teacher } = await classroom(db());
		const due = ['2026-12-01T00:00:00.000Z', null, '2026-11-20T00:00:00.000Z'];
		for (const due_at of due) {
			await assignments.create(db(), { class: room, by: teacher, draft: { ...draft, due_at } }, at);
		}
		const listed = await assignments.list(db(), room);
		expect(listed.map(({ due_at }) => due_at)).toEqual([due[2], due[0], null]);
	});

	it('can be changed whole until a student begins; a preview is no beginning', async () => {
		const { id: room, teacher: by } = await classroom(db());
		const id = await assignments.create(db(), { class: room, by, draft }, at);
		await attempt(db(), room, id, 1);
		expect(await assignments.begun(db(), room, id)).toBe(false);
		const changed = { ...draft, items: '["a"]', feedback: 'item', shuffle: 1 } as const;
		expect(await assignments.update(db(), { class: room, id, by, draft: changed }, at)).toBe(
			'saved'
		);
		expect(await assignments.find(db(), room, id)).toMatchObject(changed);
	});

	it('keeps what is asked and how once a student has begun; dates and limits can change', async () => {
		const { id: room, teacher: by } = await classroom(db());
		const id = await assignments.create(db(), { class: room, by, draft }, at);
		await attempt(db(), room, id, 0);
		expect(await assignments.begun(db(), room, id)).toBe(true);
		for (const change of [
			{ items: '["a"]' },
			{ confidence: 'off' },
			{ certainty_marks: 1 },
			{ blind_review: 0 },
			{ shuffle: 1 },
			{ feedback: 'item' }
		] as const) {
			const asked = { class: room, id, by, draft: { ...draft, ...change } };
			expect(await assignments.update(db(), asked, at)).toBe('begun');
		}
		expect(await assignments.find(db(), room, id)).toMatchObject(draft);
		const later = {
			...draft,
			title: 'Later',
			due_at: null,
			attempts: null,
			minutes: 30,
			counts: 'last',
			feedback: 'never',
			late: 'ask'
		} as const;
		expect(await assignments.update(db(), { class: room, id, by, draft: later }, at)).toBe('saved');
		expect(await assignments.find(db(), room, id)).toMatchObject(later);
	});

	it('of another class cannot be changed or removed', async () => {
		const { id: room, teacher: by } = await classroom(db());
		const { id: foreign } = await classroom(db());
		const id = await assignments.create(db(), { class: room, by, draft }, at);
		const asked = { class: foreign, id, by, draft: { ...draft, title: 'Mine' } };
		expect(await assignments.update(db(), asked, at)).toBe('missing');
		await assignments.remove(db(), { class: foreign, id, by }, at);
		expect(await assignments.find(db(), room, id)).toMatchObject({ title: draft.title });
	});

	it('is removed with its attempts kept, and what was done is recorded', async () => {
		const { id: room, teacher: by } = await classroom(db());
		const id = await assignments.create(db(), { class: room, by, draft }, at);
		await attempt(db(), room, id, 0);
		await assignments.remove(db(), { class: room, id, by }, at);
		expect(await assignments.find(db(), room, id)).toBeUndefined();
		expect(await assignments.list(db(), room)).toEqual([]);
		const kept = await db().selectFrom('attempt').select('id').where('class', '=', room).execute();
		expect(kept).toHaveLength(1);
		const told = await db().selectFrom('audit').selectAll().where('class', '=', room).execute();
		expect(told.map(({ action }) => action).sort()).toEqual([
			'assignment.create',
			'assignment.remove'
		]);
		expect(told.every(({ actor, object }) => actor === by && object === id)).toBe(true);
	});

	it('tells each learner their own terms: exceptions, groups, extra time', async () => {
		const { id: room, teacher: by, student, other, group } = await classroom(db());
		const limited = { ...draft, minutes: 20 };
		const id = await assignments.create(db(), { class: room, by, draft: limited }, at);
		const row = (await assignments.find(db(), room, id))!;
		const none = { user: null, group: null, opens_at: null, due_at: null, locks_at: null };
		const place = { class: room, assignment: id, by };
		await exceptions.create(
			db(),
			{ ...place, draft: { ...none, group, attempts: 2, minutes: null, reason: 'Trip' } },
			at
		);
		await exceptions.create(
			db(),
			{ ...place, draft: { ...none, user: other, attempts: 3, minutes: null, reason: 'Ill' } },
			at
		);
		await db()
			.updateTable('member')
			.set({ extra_time: 1.25 })
			.where('class', '=', room)
			.where('user', '=', student)
			.execute();
		expect(await assignments.termsFor(db(), row, student)).toMatchObject({
			attempts: 1,
			minutes: 25,
			reasons: [{ what: 'minutes' }]
		});
		expect(await assignments.termsFor(db(), row, other)).toMatchObject({
			attempts: 3,
			minutes: 20,
			reasons: [{ what: 'attempts', reason: 'Ill' }]
		});
		expect(await assignments.termsFor(db(), row, by)).toMatchObject({ attempts: 1, minutes: 20 });
	});
});
