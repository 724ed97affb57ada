import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { answered } from '../practice/fixture.ts';
import type { Review } from '../practice/review.ts';
import * as attempts from './attempts.ts';
import { open, type Database } from './database.ts';
import { importFile, importInto } from './importing.ts';
import * as reviews from './reviews.ts';
import { exportAll } from './transfer.ts';

const review = (id: string): Review =>
	answered({ id, at: 1000, item: 'a', answer: { label: 'evidence' } });
const options = { feedback: 'item', confidence: 'optional', seed: 1 } as const;
const step = { seq: 0, id: 'e', at: 5, event: { type: 'begin' } } as const;
const { id, revision } = clockModule;
const lesson = (name: string) => ({
	...{ id: name, module: id, revision, options, startedAt: 1, changedAt: 1, finished: false }
});
const clock = { id, revision, module: clockModule, key: clockKey };

type Lists = Partial<Record<'reviews' | 'attempts' | 'events' | 'modules', readonly unknown[]>>;
const file = (lists: Lists, version: unknown = 1) =>
	JSON.stringify({ format: 'grounds', version, ...lists });
/** Written as text: an object literal with such a name would set its own prototype. */
const withPrototype = (lists: Lists) =>
	file(lists).replaceAll('"prototype":', '"__proto__":{"polluted":true},"ignored":');
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
/** The sign itself, written so that no reader of this file is misled. */
const turn = String.fromCharCode(0x202e);
const times = <T>(count: number, make: (nth: number) => T) =>
	Array.from({ length: count }, (_, nth) => make(nth));

let db: Database;
beforeEach(async () => {
	db = await open();
	await attempts.create(db, { module: clockModule, key: clockKey }, options, { id: 'l', at: 1 });
	await attempts.append(db, 'l', step, false);
	await reviews.append(db, 's/0', step, review('here'));
});
afterEach(async () => {
	db.close();
	await deleteDB('grounds');
});

describe('a file that is no file of ours changes nothing', () => {
	const good = file({ reviews: [review('new')] });
	it.each<[string, () => string, 'unreadable' | 'large']>([
		['cut off', () => good.slice(0, -9), 'unreadable'],
		['packed', () => '\u001f\ufffd\b\0\0'.repeat(999), 'unreadable'],
		['nested without end', () => nested(100_000), 'unreadable'],
		['opened and never closed', () => '{"a":'.repeat(100_000), 'unreadable'],
		['a list', () => '[1]', 'unreadable'],
		[
			'of another kind of list',
			() => good.replace('"reviews":[', '"reviews":{"length":'),
			'unreadable'
		],
		['of version 0', () => file({}, 0), 'unreadable'],
		['of half a version', () => file({}, 1.5), 'unreadable'],
		['of a version in words', () => file({}, 'latest'), 'unreadable'],
		['of millions of records', () => file({ reviews: times(2_000_000, () => 1) }), 'large'],
		[
			'of thousands of lessons',
			() => file({ attempts: times(3_000, (nth) => lesson(`l${nth}`)) }),
			'large'
		]
	])('%s', async (_, make, said) => {
		const before = await exportAll(db, 7);
		expect(await importInto(db, make())).toEqual({ file: said, answers: 0, lessons: 0, bad: 0 });
		expect(await exportAll(db, 7)).toBe(before);
	});

	it('of fifty megabytes: it is not even read', async () => {
		const large = new Blob([new Uint8Array(50 * 1024 * 1024)]);
		const read = vi.spyOn(large, 'text');
		expect(await importFile(db, large)).toMatchObject({ file: 'large' });
		expect(read).not.toHaveBeenCalled();
	});
});

describe('of a file with bad records the good ones come in', () => {
	const text = 'x'.repeat(1_000_000);
	it.each<[string, object]>([
		['a name of a million letters', { item: text }],
		['a name that turns the line around', { item: `a${turn}b` }],
		['a name with half a character', { topic: '\ud83d' }],
		['a name with a character that is none', { topic: 'a\0b' }],
		['no name', { id: '' }],
		['a time before there was time', { at: -1e14 }],
		['a time that no calendar shows', { at: 8.7e15 }],
		['a time between two moments', { at: 1.5 }],
		['more than full marks', { credit: 1e308 }],
		['an offset of days', { offset: 1e6 }],
		['thousands of skills', { skills: times(5_000, (nth) => `skill ${nth}`) }],
		['skills within skills', { skills: JSON.parse(nested(5_000)) as unknown }],
		['a field that no review has', { more: 1 }],
		[
			'an answer as wide as an ocean',
			{ answer: { rungs: Object.fromEntries(times(50_000, (nth) => [nth, 'photo'])) } }
		]
	])('an answer with %s', async (_, change) => {
		const records = [{ ...review('bad'), ...change }, review('new')];
		const said = await importInto(db, file({ reviews: records }));
		expect(said).toEqual({ file: 'good', answers: 1, lessons: 0, bad: 1 });
		expect((await reviews.load(db, 1)).reviews.map(({ id }) => id)).toEqual(['here', 'new']);
	});

	it.each<[string, object]>([
		['without texts', { module: { ...clockModule, sources: undefined } }],
		['whose texts are no texts', { module: { ...clockModule, sources: [7] } }],
		['whose questions are no questions', { module: { ...clockModule, items: [{ id: 'a' }] } }],
		[
			'of more questions than anybody asks',
			{
				module: {
					...clockModule,
					items: times(5_000, (nth) => ({ ...clockModule.items[0], id: `i${nth}` }))
				}
			}
		],
		[
			'with keys to other questions',
			{
				key: {
					...clockKey,
					keys: Object.fromEntries(
						Object.keys(clockKey.keys).map((name) => [name, { kind: 'none' }])
					)
				}
			}
		],
		['that names itself otherwise', { module: { ...clockModule, id: 'other' } }],
		['whose title turns the page around', { module: { ...clockModule, title: `${turn}clock` } }],
		[
			'nested without end',
			{ module: { ...clockModule, deep: JSON.parse(nested(5_000)) as unknown } }
		]
	])('a case %s, and a lesson on it', async (_, change) => {
		const other = { ...clock, revision: 'other', module: { ...clockModule, revision: 'other' } };
		const changed = {
			...other,
			...change,
			module: {
				...other.module,
				...('module' in change ? (change.module as object) : {}),
				revision: 'other'
			}
		};
		const lists = {
			modules: [changed, clock],
			attempts: [{ ...lesson('bad'), revision: 'other' }, lesson('new')],
			events: [{ attempt: 'new', ...step }]
		};
		const said = await importInto(db, file(lists));
		expect(said).toEqual({ file: 'good', answers: 0, lessons: 1, bad: 2 });
		expect((await attempts.load(db, 'new', 1))?.entries).toEqual([step]);
		expect(await db.count('modules')).toBe(1);
	});
});

it('sets no prototype, in whatever record one is written', async () => {
	const prototype = {};
	const lists = {
		reviews: [
			{ ...review('bad'), prototype },
			{ ...review('worse'), answer: { prototype } }
		],
		attempts: [{ ...lesson('bad'), prototype }],
		events: [{ attempt: 'bad', ...step, prototype }],
		modules: [{ ...clock, module: { ...clockModule, prototype } }]
	};
	expect(withPrototype(lists).match(/__proto__/g)).toHaveLength(5);
	expect(await importInto(db, withPrototype(lists))).toMatchObject({
		answers: 0,
		lessons: 0,
		bad: 4
	});
	expect('polluted' in {}).toBe(false);
});

it('of steps and answers under one name takes the first, and never what is here already', async () => {
	const twice = [review('new'), review('new'), { ...review('here'), correct: false, credit: 0 }];
	const lists = {
		reviews: twice,
		modules: [clock, { ...clock, module: { ...clockModule, title: 'Another clock' } }],
		attempts: [lesson('new'), lesson('new')],
		events: [
			{ attempt: 'new', ...step },
			{ attempt: 'new', ...step },
			{ attempt: 'new', ...step, id: 'other', event: { type: 'finish' } }
		]
	};
	expect(await importInto(db, file(lists))).toEqual({
		file: 'good',
		answers: 1,
		lessons: 1,
		bad: 0
	});
	expect((await reviews.load(db, 1)).reviews).toEqual([review('here'), review('new')]);
	expect((await attempts.load(db, 'new', 1))?.entries).toEqual([step]);
	expect((await attempts.load(db, 'new', 1))?.module.title).toBe(clockModule.title);
});

it('leaves work for a class alone, whatever a file calls a lesson', async () => {
	await db.put('work', { id: 'graded' } as never);
	const lists = {
		modules: [clock],
		attempts: [lesson('graded')],
		events: [{ attempt: 'graded', ...step }]
	};
	expect(await importInto(db, file(lists))).toMatchObject({ lessons: 0 });
	expect(await db.get('attempts', 'graded')).toBeUndefined();
	expect(await db.count('events')).toBe(2);
});

it('takes all back where the device refuses in the middle', async () => {
	const before = await exportAll(db, 7);
	const { add } = IDBObjectStore.prototype;
	const refusing = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
		this: IDBObjectStore,
		...entry
	) {
		if (this.name === 'events') throw new DOMException('Not this.', 'DataCloneError');
		return add.apply(this, entry);
	});
	const lists = {
		reviews: [review('new')],
		modules: [clock],
		attempts: [lesson('new')],
		events: [{ attempt: 'new', ...step }]
	};
	await expect(importInto(db, file(lists))).rejects.toMatchObject({ name: 'DataCloneError' });
	refusing.mockRestore();
	expect(await exportAll(db, 7)).toBe(before);
});

it('takes as many lessons as a file may have, on cases of every size, to the end', async () => {
	const items = times(200, (nth) => ({ ...clockModule.items[0]!, id: `i${nth}` }));
	const key = {
		...clockKey,
		keys: Object.fromEntries(items.map(({ id }) => [id, Object.values(clockKey.keys)[0]!]))
	};
	const lists = {
		modules: [{ ...clock, module: { ...clockModule, items }, key }],
		attempts: times(2_000, (nth) => lesson(`l${nth}`)),
		events: times(100_000, (nth) => ({
			attempt: `l${nth % 2_000}`,
			...step,
			seq: nth,
			id: `e${nth}`
		}))
	};
	const said = await importInto(db, file(lists));
	expect(said).toMatchObject({ file: 'good' });
});
