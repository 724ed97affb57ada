import { expect, it } from 'vitest';
import { addAttempt, assign, at, day, makeClass, opening } from './fixture.ts';
import * as marking from './marking.ts';
import { onEachEngine } from './store/testing.ts';

onEachEngine((db) => {
	async function made(preview: 0 | 1 = 0) {
		const room = await makeClass(db(), 'Kari');
		const task = await assign(db(), room);
		const attempt = await addAttempt(db(), task, room.students[0]!, at('09:00:00', ...opening), {
			preview
		});
		return { place: { class: room.id, assignment: task.id, attempt, by: room.teacher } };
	}
	const stored = (id: string) =>
		db()
			.selectFrom('attempt')
			.select(['late_counts', 'set_aside_at'])
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
	const deeds = (id: string) =>
		db()
			.selectFrom('audit')
			.select(['action', 'detail', 'actor', 'at'])
			.where('object', '=', id)
			.orderBy('at')
			.execute();

	it('decides about late work, as often as the teacher likes, and says who did', async () => {
		const { place } = await made();
		for (const [counts, kept] of [[true, 1] as const, [false, 0] as const, [null, null] as const]) {
			expect(await marking.decideLate(db(), { ...place, counts }, day('12:00:00'))).toBe(true);
			expect((await stored(place.attempt)).late_counts).toBe(kept);
		}
		const noted = await deeds(place.attempt);
		expect(noted).toHaveLength(3);
		expect(noted).toContainEqual({
			action: 'attempt.late',
			detail: '{"counts":true}',
			actor: place.by,
			at: day('12:00:00').toISOString()
		});
	});

	it('sets an attempt aside and takes that back', async () => {
		const { place } = await made();
		await marking.setAside(db(), { ...place, aside: true }, day('12:00:00'));
		expect((await stored(place.attempt)).set_aside_at).toBe(day('12:00:00').toISOString());
		await marking.setAside(db(), { ...place, aside: false }, day('12:01:00'));
		expect((await stored(place.attempt)).set_aside_at).toBeNull();
		expect((await deeds(place.attempt)).map(({ action }) => action)).toEqual([
			'attempt.set-aside',
			'attempt.set-aside'
		]);
	});

	it.each(['class', 'assignment', 'attempt'] as const)(
		'reaches no attempt by the address of another %s',
		async (part) => {
			const [{ place }, { place: other }] = [await made(), await made()];
			const asked = { ...place, [part]: other[part], counts: true };
			expect(await marking.decideLate(db(), asked, day('12:00:00'))).toBe(false);
			for (const { attempt } of [place, other]) {
				expect((await stored(attempt)).late_counts).toBeNull();
				expect(await deeds(attempt)).toEqual([]);
			}
		}
	);

	it('leaves a preview alone', async () => {
		const { place } = await made(1);
		expect(await marking.setAside(db(), { ...place, aside: true }, day('12:00:00'))).toBe(false);
	});
});
