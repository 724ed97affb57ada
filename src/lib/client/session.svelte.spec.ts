import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KeptSession } from '../practice/kept.ts';
import { open, type Database } from './database.ts';
import * as session from './session.ts';

const pick = (address: string) =>
	({
		address,
		skill: 'ladder',
		why: 'due',
		seenBefore: false,
		askedBefore: false,
		seconds: 30
	}) as const;
const of = (id: string, ...addresses: string[]): KeptSession => ({
	id,
	startedAt: 1,
	picks: addresses.map(pick),
	ended: false
});
const choice = { attempt: 'one/0', seq: 0, id: 'e', at: 1, event: { type: 'begin' } };

// As two tabs have it: each with a connection of its own.
let here: Database;
let there: Database;
beforeEach(async () => {
	[here, there] = [await open(), await open()];
});
afterEach(async () => {
	here.close();
	there.close();
	await deleteDB('grounds');
});

it('of two tabs that begin at once, one begins and the other hears of it', async () => {
	const [one, other] = [of('one', 'clock/a'), of('other', 'clock/b')];
	const told = await Promise.all([
		session.keep(here, one, undefined),
		session.keep(there, other, undefined)
	]);
	const stored = await session.current(here);
	expect([told, stored]).toEqual([[undefined, one], one]);
});

it('is not replaced by a tab that does not know how far it is, and its steps stay', async () => {
	const [one, further] = [of('one', 'clock/a'), of('one', 'clock/a', 'clock/b')];
	await session.keep(here, one, undefined);
	await here.put('events', choice);
	await session.keep(here, further, one);
	expect(await session.keep(there, of('one', 'clock/a', 'clock/c'), one)).toEqual(further);
	expect(await session.keep(there, of('two', 'clock/c'), one)).toEqual(further);
	expect(await here.count('events')).toBe(1);
	expect(await session.keep(there, of('two', 'clock/c'), further)).toBeUndefined();
	expect(await here.count('events')).toBe(0);
});

it('asks what was never asked: steps at a question that was taken back are not its own', async () => {
	const [one, none] = [of('one', 'clock/a'), { ...of('one'), ended: true }];
	await session.keep(here, one, undefined);
	await here.put('events', choice);
	await session.keep(here, none, one);
	await session.keep(here, of('one', 'clock/b'), none);
	expect(await here.count('events')).toBe(0);
});
