import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import * as classes from './classes.ts';
import * as codes from './codes.ts';
import { addUser } from './fixture.ts';
import * as joining from './joining.ts';
import type { Asker } from './knowndevices.ts';
import * as names from './names.ts';
import * as phrases from './phrases.ts';
import * as returning from './returning.ts';
import * as roster from './roster.ts';
import type { ClassRow } from './store/tables.ts';
import { onEachEngine } from './store/testing.ts';
import * as students from './students.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const secret = 'for these tests';

function nameOf(typed: string): names.Name {
	const name = names.read(typed);
	if (typeof name === 'string') throw new Error(name);
	return name;
}
const from = (network: string, device?: Asker['device']): Asker => ({ network, device });

onEachEngine((db) => {
	let teacher: string;
	let room: ClassRow;
	let code: string;

	async function newClass() {
		const by = { id: teacher, name: 'Tove Marker' };
		const id = await classes.create(db(), { name: '10B', zone: 'Europe/Oslo', by }, now);
		const row = await classes.find(db(), id);
		if (!row?.join_code) throw new Error('A class without a code.');
		return { row, code: row.join_code };
	}
	beforeAll(async () => {
		teacher = await addUser(db(), 'Tove Marker', 'instructor');
		({ row: room, code } = await newClass());
	});

	const network = '192.0.2.1';
	const join = (typed: string, more: { form?: string; isAnother?: boolean } = {}, at = now) => {
		const { form = randomUUID(), isAnother = false } = more;
		const asked = { class: room.id, code, name: nameOf(typed), form, isAnother, network };
		return joining.join(db(), secret, asked, at);
	};
	async function joined(typed: string, more = {}) {
		const got = await join(typed, more);
		if (typeof got === 'string') throw new Error(got);
		return got;
	}
	const back = (typed: string, phrase: string, asker = from('192.0.2.1'), at = now, by = code) =>
		returning.find(db(), { code: by, name: nameOf(typed), phrase }, asker, at);

	describe('joining', () => {
		it('makes a student with a phrase that brings them back', async () => {
			const { user, phrase } = await joined('Ada Example');
			expect(phrase.split(' ')).toHaveLength(4);
			expect(await back('ada  EXAMPLE', phrase)).toEqual({ user, class: room.id });
			expect(await back('Ada Example', phrases.draw())).toBe('wrong');
			const stored = await db()
				.selectFrom('account')
				.selectAll()
				.where('userId', '=', user)
				.execute();
			expect(JSON.stringify(stored)).not.toContain(phrase);
		});

		it('is nobody’s way in when the form comes again later', async () => {
			const form = randomUUID();
			const { user } = await joined('Fay Before', { form });
			expect(await join('Fay Before', { form }, later(9))).toMatchObject({ user });
			expect(await join('Fay Before', { form }, later(11))).toBe('taken');
			expect(await join('Fay Before', { form, isAnother: true }, later(11))).toBe('taken');
		});

		it('comes to the same student when the form is sent twice, also at once', async () => {
			const form = randomUUID();
			const first = await joined('Bo Twice', { form });
			expect(await joined('Bo Twice', { form })).toEqual(first);
			const other = randomUUID();
			const [one, two] = await Promise.all([
				joined('Cy Twice', { form: other }),
				joined('Cy Twice', { form: other })
			]);
			expect(two).toEqual(one);
			const alike = await students.ofName(db(), room.id, nameOf('Cy Twice').key);
			expect(alike).toHaveLength(1);
		});

		it('asks before it makes a second student of one name, and tells the two apart', async () => {
			const first = await joined('Kim Same');
			expect(await join('KIM same')).toBe('taken');
			const second = await joined('Kim Same', { isAnother: true });
			expect(second.user).not.toBe(first.user);
			expect(await back('Kim Same', first.phrase)).toMatchObject({ user: first.user });
			expect(await back('Kim Same', second.phrase)).toMatchObject({ user: second.user });
			const rows = (await roster.list(db(), room.id)).filter(({ name }) => name === 'Kim Same');
			expect(new Set(rows.map(({ tag }) => tag)).size).toBe(2);
			expect(rows.every(({ twice }) => twice)).toBe(true);
		});

		it('hands over the place that waits on the roster under the name, once', async () => {
			const waiting = await students.enrol(db(), room.id, nameOf('Di Listed'), now, {
				note: 'front row',
				extra_time: 1.25
			});
			const { user } = await joined('di listed');
			expect(user).toBe(waiting);
			expect(await roster.find(db(), room.id, user)).toMatchObject({
				name: 'Di Listed',
				note: 'front row',
				joined_at: now.toISOString()
			});
			expect(await join('Di Listed')).toBe('taken');
		});

		it('takes a signed-in student into a further class with what its roster keeps for the name', async () => {
			const { user, phrase } = await joined('Eva Further');
			const { row, code: second } = await newClass();
			const kept = await students.enrol(db(), row.id, nameOf('Eva Further'), now, {
				note: '',
				extra_time: 1.5
			});
			const asked = { class: row.id, code: second, name: nameOf('Eva Further'), user };
			expect(await joining.joinAs(db(), asked, now)).toBeUndefined();
			expect(await joining.joinAs(db(), asked, now)).toBeUndefined();
			const all = await roster.list(db(), row.id);
			expect(all).toHaveLength(1);
			expect(all[0]).toMatchObject({ id: user, extra_time: 1.5 });
			const gone = db().selectFrom('user').select('id').where('id', '=', kept);
			expect(await gone.executeTakeFirst()).toBeUndefined();
			expect(await back('Eva Further', phrase, from('192.0.2.1'), now, second)).toMatchObject({
				user,
				class: row.id
			});
		});

		it('ends when the code is over, closed or renewed, and when the class is archived or full', async () => {
			const own = await newClass();
			const asked = (by: string) => ({
				class: own.row.id,
				code: by,
				name: nameOf('Fy Late'),
				form: randomUUID(),
				isAnother: false,
				network
			});
			const try_ = (at = now, by = own.code) => joining.join(db(), secret, asked(by), at);
			expect(await try_(later(14 * 24 * 60))).toBe('closed');
			await codes.extend(db(), own.row.id, 0, now);
			expect(await try_()).toBe('closed');
			await codes.extend(db(), own.row.id, 1, now);
			const fresh = await codes.renew(db(), own.row.id, 7, now);
			expect(await try_()).toBe('closed');
			expect(typeof (await try_(now, fresh))).toBe('object');
			await classes.archive(db(), { class: own.row.id, by: teacher }, now);
			expect(await try_(now, fresh)).toBe('closed');
		});

		it('ends at five hundred students, however many come at once', async () => {
			const own = await newClass();
			await db()
				.transaction()
				.execute(async (all) => {
					for (let at = 0; at < students.mostStudents - 1; at++) {
						const user = `${own.row.id}-${at}`;
						const times = { createdAt: now.toISOString(), updatedAt: now.toISOString() };
						await all
							.insertInto('user')
							.values({
								id: user,
								name: user,
								email: user,
								emailVerified: 0,
								role: 'student',
								...times
							})
							.execute();
						const names = { name: user, name_key: user, tag: `t-${at}`, note: '', extra_time: 1 };
						await all
							.insertInto('member')
							.values({ class: own.row.id, user, role: 'student', ...names })
							.execute();
					}
				});
			const asked = { class: own.row.id, code: own.code, isAnother: false, network };
			const got = await Promise.all(
				['Ga', 'Gb', 'Gc'].map((name) =>
					joining.join(db(), secret, { ...asked, name: nameOf(name), form: randomUUID() }, now)
				)
			);
			expect(got.filter((one) => one === 'full')).toHaveLength(2);
			expect(await students.count(db(), own.row.id)).toBe(students.mostStudents);
		});
	});

	describe('how fast a class fills', () => {
		/** Somebody new at the door of a class, from a network. */
		const comer = (own: { row: ClassRow; code: string }, typed: string, network: string) => ({
			...{ class: own.row.id, code: own.code, network },
			...{ name: nameOf(typed), form: randomUUID(), isAnother: false }
		});
		const enter = async (asked: Parameters<typeof joining.join>[2], at = now) => {
			const got = await joining.join(db(), secret, asked, at);
			return typeof got === 'string' ? got : 'in';
		};
		/** As if so many more had come of whatever the key names. */
		const add = async (own: { row: ClassRow }, who: string, more: number) => {
			const rows = db()
				.updateTable('guess')
				.set(({ eb }) => ({ count: eb('count', '+', more) }))
				.where('key', 'like', `join ${own.row.id} % ${who}`);
			expect((await rows.executeTakeFirst()).numUpdatedRows).toBe(1n);
		};

		it('lets a class behind one address join within the same minute', async () => {
			const own = await newClass();
			const all = Array.from({ length: 35 }, (_, at) => comer(own, `Pupil ${at}`, network));
			const got = await Promise.all(all.map((asked) => enter(asked)));
			expect(got.filter((one) => one === 'in')).toHaveLength(35);
		});

		it('ends for one network after so many, for that class and that code only', async () => {
			const [own, other] = [await newClass(), await newClass()];
			expect(await enter(comer(own, 'First', network))).toBe('in');
			await add(own, `new ${network}`, 118);
			expect(await enter(comer(own, 'Last', network))).toBe('in');
			expect(await enter(comer(own, 'One too many', network))).toBe('many');
			expect(await enter(comer(own, 'From home', '198.51.100.7'))).toBe('in');
			expect(await enter(comer(other, 'Elsewhere', network))).toBe('in');
			expect(await enter(comer(own, 'Later', network), later(10))).toBe('in');
			await add(own, `new ${network}`, 119);
			const fresh = { row: own.row, code: await codes.renew(db(), own.row.id, 7, now) };
			expect(await enter(comer(fresh, 'By the new code', network), later(10))).toBe('in');
		});

		it('ends for the class after so many from anywhere, and never for who is on the roster', async () => {
			const own = await newClass();
			await db()
				.transaction()
				.execute((all) => students.enrol(all, own.row.id, nameOf('Expected'), now));
			expect(await enter(comer(own, 'First', network))).toBe('in');
			await add(own, 'new', 239);
			expect(await enter(comer(own, 'One too many', '198.51.100.7'))).toBe('many');
			expect(await enter(comer(own, 'Expected', '198.51.100.7'))).toBe('in');
			expect(await students.count(db(), own.row.id)).toBe(2);
		});

		it('looks at no more forms from one network than a large class sends', async () => {
			const own = await newClass();
			expect(await enter(comer(own, 'First', network))).toBe('in');
			expect(await enter(comer(own, 'First', network))).toBe('taken');
			await add(own, `forms ${network}`, 358);
			expect(await enter(comer(own, 'First', network))).toBe('many');
		});
	});

	describe('coming back', () => {
		it('works with a code that was renewed, and in an archived class, but not once removed', async () => {
			const { user, phrase } = await joined('Ha Back');
			const old = code;
			code = await codes.renew(db(), room.id, 14, now);
			expect(await back('Ha Back', phrase, from('192.0.2.1'), later(60 * 24 * 90), old)).toEqual({
				user,
				class: room.id
			});
			await roster.remove(db(), { class: room.id, users: [user], by: teacher }, now);
			expect(await back('Ha Back', phrase)).toBe('wrong');
			await roster.restore(db(), { class: room.id, users: [user], by: teacher }, now);
			expect(await back('Ha Back', phrase)).toMatchObject({ user });
		});

		it('takes a new phrase at once, and the old one no more', async () => {
			const { user, phrase } = await joined('Io Lost');
			for (let guess = 0; guess < 30; guess++) await back('Io Lost', phrases.draw());
			expect(await back('Io Lost', phrase)).toBe('wait');
			const fresh = await roster.resetPhrase(db(), { class: room.id, user, by: teacher }, now);
			expect(await back('Io Lost', phrase)).toBe('wrong');
			expect(await back('Io Lost', fresh ?? '')).toMatchObject({ user });
		});

		it('lets a whole class in that comes at once from behind one address', async () => {
			const own = await newClass();
			code = own.code;
			room = own.row;
			const all = await Promise.all(
				Array.from({ length: 35 }, async (_, nth) => {
					const name = `Pupil ${nth + 1}`;
					return { name, ...(await joined(name)) };
				})
			);
			const school = from('203.0.113.7');
			const got = await Promise.all(all.map(({ name, phrase }) => back(name, phrase, school)));
			expect(got).toEqual(all.map(({ user }) => ({ user, class: room.id })));
		});

		it('looks at no more than twenty of a thousand guesses, and locks nobody else out', async () => {
			const own = await newClass();
			code = own.code;
			room = own.row;
			const victim = await joined('Jo Victim');
			const classmate = await joined('Ka Classmate');
			const school = from('2001:db8:0:7::/64');
			const at = later(120);
			const outcomes: Record<string, number> = { wrong: 0, wait: 0 };
			for (let guess = 0; guess < 1000; guess++) {
				const got = await back('Jo Victim', phrases.draw(), school, at);
				outcomes[String(got)] = (outcomes[String(got)] ?? 0) + 1;
			}
			expect(outcomes['wrong']).toBeLessThanOrEqual(20);
			expect(outcomes['wait']).toBe(1000 - (outcomes['wrong'] ?? 0));
			// Someone else behind the address of the school; the victim at home; on a device known before.
			expect(await back('Ka Classmate', classmate.phrase, school, at)).toMatchObject({
				user: classmate.user
			});
			expect(await back('Jo Victim', victim.phrase, from('198.51.100.9'), at)).toMatchObject({
				user: victim.user
			});
			const known = from(school.network, { id: 'tablet', classes: [own.row.id] });
			expect(await back('Jo Victim', victim.phrase, known, at)).toMatchObject({
				user: victim.user
			});
			expect(await back('Jo Victim', victim.phrase, school, later(136))).toMatchObject({
				user: victim.user
			});
		});

		it('looks at no more than twenty guesses spread over many names, right ones not counted', async () => {
			const own = await newClass();
			room = own.row;
			code = own.code;
			const pupils = [];
			for (let at = 0; at < 8; at++) pupils.push(await joined(`Pupil ${at}`));
			const lab = from('203.0.113.5');
			for (const [at, { user, phrase }] of pupils.entries()) {
				expect(await back(`Pupil ${at}`, phrase, lab)).toMatchObject({ user });
			}
			let looked = 0;
			for (let guess = 0; guess < 100; guess++) {
				if ((await back(`Pupil ${guess % 8}`, phrases.draw(), lab)) === 'wrong') looked++;
			}
			expect(looked).toBe(20);
			// Who knows one phrase buys no guesses at another with it: a right one gives back itself alone.
			expect(await back('Pupil 0', pupils[0]?.phrase ?? '', lab)).toBe('wait');
		});
	});

	it('looks at no more than twenty codes of a thousand from one network', async () => {
		const attacker = from('192.0.2.66');
		let looked = 0;
		for (let guess = 0; guess < 1000; guess++) {
			const typed = codes.read(String(guess).padStart(8, '0'));
			if ((await codes.classOf(db(), typed, attacker, now)) === 'unknown') looked++;
		}
		expect(looked).toBe(20);
		expect(await codes.classOf(db(), code, attacker, now)).toBe('wait');
		expect(await codes.classOf(db(), code, from('192.0.2.67'), now)).toMatchObject({ id: room.id });
		const known = from('192.0.2.66', { id: 'laptop', classes: [] });
		expect(await codes.classOf(db(), code, known, now)).toMatchObject({ id: room.id });
		for (let time = 0; time < 100; time++) await codes.classOf(db(), code, from('192.0.2.68'), now);
		expect(await codes.classOf(db(), code, from('192.0.2.68'), now)).toMatchObject({ id: room.id });
	});
});
