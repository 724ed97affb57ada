import { expect, it } from 'vitest';
import { at, classroom } from './classfixture.ts';
import * as reservations from './reservations.ts';
import { onEachEngine } from './store/testing.ts';

onEachEngine((db) => {
	const someone = (role: 'student' | 'instructor' | 'administrator') => ({
		id: 'ada',
		name: 'Ada',
		role,
		session: ''
	});
	const shelf = [{ id: 'clock' }, { id: 'tower' }];

	it('closes a case to all but instructors, until every class has given it back', async () => {
		const one = await classroom(db());
		const two = await classroom(db());
		const ask = (room: typeof one) => ({ module: 'clock', class: room.id, by: room.teacher });
		const closed = async () => reservations.closes(db(), 'clock', null);
		expect(await closed()).toBe(false);
		await reservations.reserve(db(), ask(one), at);
		await reservations.reserve(db(), ask(one), at);
		await reservations.reserve(db(), ask(two), at);
		expect(await closed()).toBe(true);
		expect(await reservations.closes(db(), 'clock', someone('student'))).toBe(true);
		expect(await reservations.closes(db(), 'clock', someone('instructor'))).toBe(false);
		expect(await reservations.closes(db(), 'clock', someone('administrator'))).toBe(false);
		expect(await reservations.closes(db(), 'tower', null)).toBe(false);
		expect(await reservations.open(db(), shelf)).toEqual([{ id: 'tower' }]);
		expect(await reservations.list(db(), one.id)).toEqual([
			{ module: 'clock', class: one.id, className: 'Year 10', by: 'Ms Vale', at: at.toISOString() }
		]);
		expect(await reservations.list(db())).toHaveLength(2);
		await reservations.release(db(), ask(one), at);
		expect(await closed()).toBe(true);
		await reservations.release(db(), ask(two), at);
		await reservations.release(db(), ask(two), at);
		expect(await closed()).toBe(false);
		expect(await reservations.open(db(), shelf)).toEqual(shelf);
		const told = await db()
			.selectFrom('audit')
			.select('action')
			.where('class', '=', one.id)
			.orderBy('action')
			.execute();
		expect(told.map(({ action }) => action)).toEqual(['reservation.create', 'reservation.remove']);
	});

	it('ends when its class is archived', async () => {
		const { id, teacher } = await classroom(db());
		await reservations.reserve(db(), { module: 'clock', class: id, by: teacher }, at);
		await db()
			.updateTable('class')
			.set({ archived_at: at.toISOString() })
			.where('id', '=', id)
			.execute();
		expect(await reservations.closes(db(), 'clock', null)).toBe(false);
		expect(await reservations.open(db(), shelf)).toEqual(shelf);
		expect(await reservations.list(db(), id)).toEqual([]);
	});
});
