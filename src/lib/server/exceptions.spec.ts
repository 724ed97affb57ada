import { expect, it } from 'vitest';
import * as assignments from './assignments.ts';
import { at, classroom, draft } from './classfixture.ts';
import * as exceptions from './exceptions.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';

const nothing = {
	user: null,
	group: null,
	opens_at: null,
	due_at: null,
	locks_at: null,
	attempts: 2,
	minutes: null,
	reason: 'Ill'
};

async function assigned(db: Db) {
	const room = await classroom(db);
	const { id: classId, teacher: by } = room;
	const assignment = await assignments.create(db, { class: classId, by, draft }, at);
	return { ...room, place: { class: classId, assignment, by } };
}

onEachEngine((db) => {
	it('holds for its student, or for those of its group', async () => {
		const { place, student, other, group } = await assigned(db());
		const row = { class: place.class, id: place.assignment };
		const own = await exceptions.create(
			db(),
			{ ...place, draft: { ...nothing, user: student } },
			at
		);
		const shared = await exceptions.create(db(), { ...place, draft: { ...nothing, group } }, at);
		const ids = async (learner: string) =>
			(await exceptions.of(db(), row, learner)).map(({ id }) => id);
		expect(await ids(student)).toEqual([own]);
		expect(await ids(other)).toEqual([shared]);
		expect(await exceptions.list(db(), place.class, place.assignment)).toHaveLength(2);
	});

	it('is refused for whom the class does not know: a stranger, a teacher, one who left', async () => {
		const { place, student } = await assigned(db());
		const elsewhere = await classroom(db());
		await db()
			.updateTable('member')
			.set({ removed_at: at.toISOString() })
			.where('user', '=', student)
			.execute();
		for (const who of [
			{ user: elsewhere.student },
			{ user: place.by },
			{ user: student },
			{ group: elsewhere.group },
			{},
			{ user: elsewhere.student, group: elsewhere.group }
		]) {
			const asked = { ...place, draft: { ...nothing, ...who } };
			expect(await exceptions.create(db(), asked, at)).toBeUndefined();
		}
		expect(await exceptions.list(db(), place.class, place.assignment)).toEqual([]);
	});

	it('is changed and taken back in its own assignment alone', async () => {
		const { place, student } = await assigned(db());
		const { place: foreign } = await assigned(db());
		const mine = { ...nothing, user: student };
		const id = (await exceptions.create(db(), { ...place, draft: mine }, at))!;
		const more = { ...mine, attempts: 5 };
		expect(await exceptions.update(db(), { ...foreign, id, draft: more }, at)).toBe(false);
		await exceptions.remove(db(), { ...foreign, id }, at);
		const list = () => exceptions.list(db(), place.class, place.assignment);
		expect(await list()).toMatchObject([{ attempts: 2 }]);
		expect(await exceptions.update(db(), { ...place, id, draft: more }, at)).toBe(true);
		expect(await list()).toMatchObject([{ attempts: 5 }]);
		await exceptions.remove(db(), { ...place, id }, at);
		expect(await list()).toEqual([]);
		const told = await db()
			.selectFrom('audit')
			.select('action')
			.where('class', '=', place.class)
			.where('object', '=', place.assignment)
			.execute();
		expect(told.map(({ action }) => action).sort()).toEqual([
			'assignment.create',
			'exception.create',
			'exception.remove',
			'exception.update'
		]);
	});
});
