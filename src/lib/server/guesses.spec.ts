import { describe, expect, it } from 'vitest';
import * as guesses from './guesses.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const bound = { most: 3, within: 60_000 };

onEachEngine((db) => {
	it('allows so many within a while, also when they come at once', async () => {
		const all = Array.from({ length: 20 }, () => guesses.allow(db(), 'at once', bound, now));
		expect((await Promise.all(all)).filter(Boolean)).toHaveLength(3);
	});

	it('begins again when the while is over, and not before', async () => {
		for (let guess = 0; guess < 3; guess++) await guesses.allow(db(), 'again', bound, now);
		expect(await guesses.allow(db(), 'again', bound, later(59_999))).toBe(false);
		expect(await guesses.allow(db(), 'again', bound, later(60_000))).toBe(true);
		expect(await guesses.allow(db(), 'again', bound, later(60_001))).toBe(true);
	});

	it('does not count what is taken back', async () => {
		for (let guess = 0; guess < 10; guess++) {
			expect(await guesses.allow(db(), 'right', bound, now)).toBe(true);
			await guesses.takeBack(db(), 'right');
		}
		await guesses.takeBack(db(), 'right');
		for (let guess = 0; guess < 3; guess++) {
			expect(await guesses.allow(db(), 'right', bound, now)).toBe(true);
		}
		expect(await guesses.allow(db(), 'right', bound, now)).toBe(false);
	});

	it('counts each key by itself, and forgets one after a right guess', async () => {
		const one = { most: 1, within: 60_000 };
		expect(await guesses.allow(db(), 'mine', one, now)).toBe(true);
		expect(await guesses.allow(db(), 'yours', one, now)).toBe(true);
		expect(await guesses.allow(db(), 'mine', one, now)).toBe(false);
		await guesses.forgive(db(), 'mine');
		expect(await guesses.allow(db(), 'mine', one, now)).toBe(true);
		expect(await guesses.allow(db(), 'yours', one, now)).toBe(false);
	});
});

describe('the network that an address is in', () => {
	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
		['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
		['2001:db8::9', '2001:db8:0:0::/64'],
		['2001:db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
		['::1', '0:0:0:0::/64'],
		['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
		['fe80::1%eth0', 'fe80:0:0:0::/64'],
		['unknown', 'unknown']
	])('of %s is %s', (address, network) => {
		expect(guesses.networkOf(address)).toBe(network);
	});
});
