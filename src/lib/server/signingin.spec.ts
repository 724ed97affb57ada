import { expect, it, vi } from 'vitest';
import * as guesses from './guesses.ts';
import * as names from './names.ts';
import * as passwords from './passwords.ts';
import * as people from './people.ts';
import * as phrases from './phrases.ts';
import * as signingin from './signingin.ts';
import { onEachEngine } from './store/testing.ts';
import * as students from './students.ts';
import { addClass, addPerson } from './testclass.ts';
import { browser } from './testing.ts';

vi.mock('./passwords.ts', { spy: true });

const password = 'four small words';

onEachEngine((db) => {
	const now = new Date();
	const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
	const known = (email: string) =>
		people.create(db(), { name: 'Ada Quill', email, password, role: 'instructor' }, now);
	const from = (device: ReturnType<typeof browser>, address: string, time = now) => {
		const event = device.eventOf(time);
		event.locals.address = address;
		return event;
	};

	it('looks at few of many guesses, and lets the owner in where they were before', async () => {
		const email = 'guessed@school.test';
		await known(email);
		const own = browser(db());
		expect(await signingin.byPassword(from(own, '192.0.2.1'), { email, password })).toBe('in');
		own.jar.delete('grounds');

		const outcomes: string[] = [];
		for (let guess = 0; guess < 60; guess++) {
			const event = from(browser(db()), '192.0.2.1');
			outcomes.push(await signingin.byPassword(event, { email, password: `guess ${guess}` }));
		}
		expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(10);
		const right = { email, password };
		expect(await signingin.byPassword(from(browser(db()), '192.0.2.1'), right)).toBe('wait');
		expect(await signingin.byPassword(from(own, '192.0.2.1'), right)).toBe('in');
		const elsewhere = from(browser(db()), '198.51.100.1');
		expect(await signingin.byPassword(elsewhere, right)).toBe('in');
		const after = from(browser(db()), '192.0.2.1', later(10));
		expect(await signingin.byPassword(after, right)).toBe('in');
	});

	it('does the same work for a stranger as for a wrong password', async () => {
		const email = 'worked@school.test';
		await known(email);
		const work: number[] = [];
		for (const asked of [email, 'stranger@school.test']) {
			vi.mocked(passwords.hash).mockClear();
			vi.mocked(passwords.verify).mockClear();
			const event = from(browser(db()), '203.0.113.9');
			const tried = { email: asked, password: 'not the password' };
			expect(await signingin.byPassword(event, tried)).toBe('wrong');
			work.push(
				vi.mocked(passwords.hash).mock.calls.length + vi.mocked(passwords.verify).mock.calls.length
			);
		}
		expect(work).toEqual([1, 1]);
	});

	it('counts a household’s addresses as one, and one network’s guesses at many accounts', async () => {
		const many = { most: 100, within: 600_000 };
		for (let guess = 0; guess < 97; guess++) {
			await guesses.allow(db(), 'password network 2001:db8:7:7::/64', many, now);
		}
		const outcomes: string[] = [];
		for (let guess = 0; guess < 6; guess++) {
			const event = from(browser(db()), `2001:db8:7:7::${guess}`);
			const email = `nobody-${guess}@school.test`;
			outcomes.push(await signingin.byPassword(event, { email, password }));
		}
		expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wait', 'wait', 'wait']);
	});

	it('opens to no student’s phrase, at the price of a wrong password', async () => {
		const at = names.read('Ola');
		if (typeof at === 'string') throw new Error(at);
		await addPerson(db(), 'owner', 'instructor');
		await addClass(db(), 'phrases', { teacher: 'owner', students: [] });
		const user = await students.enrol(db(), 'phrases', at, now);
		const account = await people.find(db(), user);
		await phrases.set(db(), user, password, now);
		vi.mocked(passwords.verify).mockClear();
		const right = { email: account!.email, password };
		expect(await signingin.byPassword(from(browser(db()), '203.0.113.20'), right)).toBe('wrong');
		expect(vi.mocked(passwords.verify)).toHaveBeenCalledTimes(1);
	});

	it('does not count right passwords: a staff room signs in behind one address', async () => {
		const email = 'often@school.test';
		await known(email);
		for (let time = 0; time < 12; time++) {
			const event = from(browser(db()), '203.0.113.1');
			expect(await signingin.byPassword(event, { email, password })).toBe('in');
		}
	});
});
