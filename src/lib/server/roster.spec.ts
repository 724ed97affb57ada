import { beforeEach, describe, expect, it } from 'vitest';
import * as classes from './classes.ts';
import * as enrolling from './enrolling.ts';
import { addMember, addUser } from './fixture.ts';
import * as groups from './groups.ts';
import * as names from './names.ts';
import * as phrases from './phrases.ts';
import * as roster from './roster.ts';
import * as slips from './slips.ts';
import * as staff from './staff.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const nameOf = (typed: string) => names.read(typed) as names.Name;

onEachEngine((db) => {
	let teacher: string;
	let room: string;

	const newClass = () => {
		const by = { id: teacher, name: 'Tove Marker' };
		return classes.create(db(), { name: '10B', zone: 'Europe/Oslo', by }, now);
	};
	beforeEach(async () => {
		teacher = await addUser(db(), 'Tove Marker', 'instructor');
		room = await newClass();
	});
	const shown = async () => (await roster.list(db(), room)).map(({ name }) => name);
	const take = (text: string, ...chosen: readonly [number, enrolling.Choice][]) =>
		enrolling.take(db(), room, text, new Map(chosen), now);
	const deeds = async () => {
		const rows = db().selectFrom('audit').select('action').where('class', '=', room);
		return (await rows.execute()).map(({ action }) => action);
	};

	it('erases several who were removed, and nobody who is there or of another class', async () => {
		const other = await newClass();
		const [gone, back, here] = [
			await addMember(db(), room, 'Gone', { removed_at: now.toISOString() }),
			await addMember(db(), room, 'Back', { removed_at: now.toISOString() }),
			await addMember(db(), room, 'Here')
		];
		const elsewhere = await addMember(db(), other, 'Else', { removed_at: now.toISOString() });
		const users = [gone, here, elsewhere, teacher, 'nobody'];
		expect(await roster.eraseRemoved(db(), { class: room, users, by: teacher }, now)).toBe(1);
		expect(await shown()).toEqual(['Back', 'Here']);
		expect(await deeds()).toEqual(['member.erase']);
		const left = db()
			.selectFrom('user')
			.select('id')
			.where('id', 'in', [...users, back]);
		const ids = (await left.execute()).map(({ id }) => id);
		expect(ids.sort()).toEqual([back, here, elsewhere, teacher].sort());
		expect(await roster.list(db(), other)).toHaveLength(1);
	});

	describe('a pasted list', () => {
		it('adds who is new, with what the list says, and reads no line twice', async () => {
			const text = 'name,extra time,note,group\nAda,25%,left,Red\nBo,,,red\n,,,\nCy,much,,\n';
			const preview = await enrolling.preview(db(), room, text);
			expect(preview.rows.map(({ match }) => match)).toEqual(['new', 'new']);
			expect(preview.unreadable.map(({ line }) => line)).toEqual([5]);
			expect(await shown()).toEqual([]);
			expect(await take(text)).toMatchObject({ added: 2, refused: [] });
			expect(await roster.list(db(), room)).toMatchObject([
				{ name: 'Ada', extra_time: 1.25, note: 'left', joined_at: null, hasPhrase: false },
				{ name: 'Bo', extra_time: 1 }
			]);
			const [red, ...others] = await groups.list(db(), room);
			expect(others).toEqual([]);
			expect(red?.members).toHaveLength(2);
		});

		it('never makes a second student of a name unless told so', async () => {
			await take('Ada\nBo\nCy');
			const bo = (await roster.list(db(), room)).find(({ name }) => name === 'Bo')?.id ?? '';
			await roster.remove(db(), { class: room, users: [bo], by: teacher }, now);
			const text = 'Ada\nCY\nBo\nDi\ndi';
			const { rows } = await enrolling.preview(db(), room, text);
			expect(rows.map(({ match }) => match)).toEqual(['there', 'alike', 'removed', 'new', 'twice']);
			// As if the form had been sent before any of them was there.
			const all: [number, enrolling.Choice][] = [1, 2, 3, 4, 5].map((line) => [line, 'add']);
			expect(await take(text, ...all)).toEqual({
				added: 1,
				restored: 0,
				left: 1,
				refused: [2, 3, 5]
			});
			expect(
				await take(text, [1, 'another'], [2, 'leave'], [3, 'restore'], [5, 'leave'])
			).toMatchObject({ added: 1, restored: 1 });
			const present = (await roster.list(db(), room)).filter(({ removed_at }) => !removed_at);
			expect(present.map(({ name }) => name)).toEqual(['Ada', 'Ada', 'Bo', 'Cy', 'Di']);
		});

		it('sent twice at once adds everybody once', async () => {
			await Promise.all([take('Ada\nBo'), take('Ada\nBo')]);
			expect(await shown()).toEqual(['Ada', 'Bo']);
		});

		it('fills a class up to five hundred, and lists the rest', async () => {
			const text = Array.from({ length: 502 }, (_, at) => `Student ${at}`).join('\n');
			expect(await take(text)).toMatchObject({ added: 500, refused: [501, 502] });
		});

		it('does nothing to an archived class', async () => {
			await classes.archive(db(), { class: room, by: teacher }, now);
			expect(await take('Ada')).toBe('closed');
			expect(await shown()).toEqual([]);
		});
	});

	describe('return slips', () => {
		it('are for those who have not come in, the same for the same form, and open the class', async () => {
			await take('Ada\nBo');
			const there = await addMember(db(), room, 'Cy There');
			const users = [...(await slips.waiting(db(), room)).map(({ id }) => id), there];
			const asked = { class: room, users, form: 'one', by: teacher };
			const made = await slips.make(db(), 'secret', asked, now);
			expect(made.map(({ name }) => name)).toEqual(['Ada', 'Bo']);
			expect(await slips.make(db(), 'secret', asked, now)).toEqual(made);
			expect(made.every(({ phrase }) => 'phrase' in phrases.read(phrase))).toBe(true);
			expect((await roster.list(db(), room)).map(({ hasPhrase }) => hasPhrase)).toEqual([
				true,
				true,
				false
			]);
		});
	});

	describe('a student', () => {
		it('is moved with name, note and time, and can come back to where they were', async () => {
			const user = await addMember(db(), room, 'Ada Moves', { note: 'n', extra_time: 1.5 });
			const to = await newClass();
			const asked = { class: room, user, by: teacher, to };
			expect(await roster.move(db(), asked, now)).toBe('moved');
			expect(await roster.find(db(), to, user)).toMatchObject({ note: 'n', extra_time: 1.5 });
			expect((await roster.find(db(), room, user))?.removed_at).not.toBeNull();
			const home = { class: to, user, by: teacher, to: room };
			expect(await roster.move(db(), home, now)).toBe('moved');
			expect((await roster.find(db(), room, user))?.removed_at).toBeNull();
			expect(await deeds()).toContain('member.move');
		});

		it('is found in their own class only', async () => {
			const user = await addMember(db(), room, 'Ada Here');
			const other = await newClass();
			expect(await roster.find(db(), other, user)).toBeUndefined();
			await roster.remove(db(), { class: other, users: [user], by: teacher }, now);
			expect((await roster.find(db(), room, user))?.removed_at).toBeNull();
		});

		it('is removed with others at once, put back at once, and what is not there is left', async () => {
			const [ada, bo] = [await addMember(db(), room, 'Ada'), await addMember(db(), room, 'Bo')];
			const helper = await addMember(db(), room, 'Ola', { role: 'assistant' });
			const stranger = await addMember(db(), await newClass(), 'Cy');
			const asked = { class: room, users: [ada, bo, helper, stranger, 'nobody'], by: teacher };
			expect((await roster.remove(db(), asked, now)).sort()).toEqual([ada, bo].sort());
			expect(await roster.remove(db(), asked, now)).toEqual([]);
			expect(await staff.list(db(), room)).toHaveLength(2);
			expect(await roster.restore(db(), asked, now)).toBe(true);
			const present = (await roster.list(db(), room)).filter(({ removed_at }) => !removed_at);
			expect(present.map(({ name }) => name)).toEqual(['Ada', 'Bo']);
			expect((await deeds()).sort()).toEqual([
				'member.remove',
				'member.remove',
				'member.restore',
				'member.restore'
			]);
		});

		it('is not put back where there is no room for all', async () => {
			const text = Array.from({ length: 500 }, (_, at) => `Student ${at}`).join('\n');
			await take(text);
			const users = (await roster.list(db(), room)).slice(0, 2).map(({ id }) => id);
			await roster.remove(db(), { class: room, users, by: teacher }, now);
			await take('One more');
			expect(await roster.restore(db(), { class: room, users, by: teacher }, now)).toBe(false);
			expect((await roster.list(db(), room)).filter((one) => one.removed_at)).toHaveLength(2);
		});

		it('whose extra time changes leaves a trace', async () => {
			const user = await addMember(db(), room, 'Ada Slow');
			const change = { name: nameOf('Ada Slower'), note: '', extra_time: 1.33 };
			await roster.update(db(), { class: room, user, by: teacher }, change, now);
			expect(await roster.find(db(), room, user)).toMatchObject({
				name: 'Ada Slower',
				extra_time: 1.33
			});
			expect(await deeds()).toContain('member.extra-time');
		});
	});

	describe('groups', () => {
		it('hold students of their class, under names of their own', async () => {
			const user = await addMember(db(), room, 'Ada');
			const stranger = await addMember(db(), await newClass(), 'Bo');
			const red = (await groups.create(db(), room, nameOf('Red'))) ?? '';
			expect(await groups.create(db(), room, nameOf('RED'))).toBeUndefined();
			await groups.setMembers(db(), room, red, [user, stranger]);
			await groups.setMembers(db(), room, 'nobody', [user]);
			expect(await groups.list(db(), room)).toEqual([{ id: red, name: 'Red', members: [user] }]);
			await groups.setOf(db(), room, user, []);
			expect((await groups.list(db(), room))[0]?.members).toEqual([]);
			await groups.setOf(db(), room, user, [red, 'nobody']);
			expect(await groups.rename(db(), room, red, nameOf('Blue'))).toBe(true);
			await groups.remove(db(), room, red);
			expect(await groups.list(db(), room)).toEqual([]);
		});
	});

	describe('who teaches', () => {
		it('changes hands by way of a co-teacher, and is never left alone', async () => {
			const other = await addMember(db(), room, 'Ola', { role: 'assistant' });
			const asked = { class: room, by: teacher };
			expect(await staff.handOver(db(), { ...asked, to: other }, now)).toBe(false);
			await staff.setRole(db(), { ...asked, user: other, role: 'co-teacher' }, now);
			await staff.remove(db(), { ...asked, user: teacher }, now);
			expect(await staff.handOver(db(), { ...asked, to: other }, now)).toBe(true);
			expect(await staff.list(db(), room)).toMatchObject([
				{ id: other, role: 'teacher' },
				{ id: teacher, role: 'co-teacher' }
			]);
			await staff.remove(db(), { ...asked, user: teacher }, now);
			expect(await staff.list(db(), room)).toHaveLength(1);
			expect(await deeds()).toEqual(['staff.role', 'member.hand-over', 'staff.remove']);
		});
	});

	it('lists classes with their students, the archived last', async () => {
		await take('Ada\nBo');
		const second = await newClass();
		await classes.update(db(), second, { name: '9A', zone: 'UTC' });
		await classes.archive(db(), { class: second, by: teacher }, now);
		expect(await classes.of(db(), teacher)).toMatchObject([
			{ id: room, students: 2, archived: false, role: 'teacher' },
			{ id: second, name: '9A', students: 0, archived: true }
		]);
		await classes.unarchive(db(), { class: second, by: teacher }, now);
		expect((await classes.of(db(), teacher)).map(({ name }) => name)).toEqual(['9A', '10B']);
	});
});
