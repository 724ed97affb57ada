import { describe, expect, it } from 'vitest';
import { mostSent, parseEntries, parseSent } from './entry.ts';
import type { LessonEvent, LogEntry } from './event.ts';

const entry = (event: LessonEvent, seq = 0): LogEntry => ({ seq, id: `e${seq}`, at: 17, event });
const good = entry({ type: 'begin' });
const badOf = (line: unknown) => parseEntries([good, line]).bad;

describe('parseEntries', () => {
	const events: LessonEvent[] = [
		{ type: 'begin' },
		{ type: 'turn' },
		{ type: 'leave-examples' },
		{ type: 'look', item: 'oil' },
		{ type: 'choose', item: 'oil', answer: { label: 'evidence' } },
		{
			type: 'choose',
			item: 'when',
			answer: {
				pair: ['radio/2', null],
				cards: [{ who: 'Berg' }, {}],
				verdict: 'update',
				moved: []
			}
		},
		{ type: 'choose', item: 'how-sure', answer: { rungs: { 'radio/3': 'flat' }, rose: 'nowhere' } },
		{ type: 'choose', item: 'whose-word', answer: { links: { 'radio/4': [] }, independent: 0 } },
		{ type: 'sure', item: 'oil', confidence: null },
		{ type: 'sure', item: 'oil', confidence: 3 },
		{ type: 'flag', item: 'oil', on: false },
		{ type: 'hint', item: 'oil' },
		{ type: 'skip' },
		{ type: 'submit' },
		{ type: 'next' },
		{ type: 'finish' },
		{ type: 'disagree', item: 'oil', reason: 'x'.repeat(2000) }
	];

	it('reads every event as it was written', () => {
		const log = events.map(entry);
		expect(parseEntries(structuredClone(log))).toEqual({ entries: log });
	});

	it('keeps what comes before the first bad line', () => {
		const log = [good, entry({ type: 'turn' }, 1), 'torn', entry({ type: 'turn' }, 3)];
		const { entries, bad } = parseEntries(log);
		expect(entries).toEqual(log.slice(0, 2));
		expect(bad?.index).toBe(2);
	});

	it('says what is wrong, and where', () => {
		const reason = badOf({ ...good, event: { type: 'sure', item: 'oil', confidence: 4 } })?.reason;
		expect(reason).toMatch(/^event\.confidence: /);
	});

	const wrong: [string, unknown][] = [
		['nothing', null],
		['a list', []],
		['no id', { seq: 0, at: 17, event: { type: 'begin' } }],
		['an empty id', { ...good, id: '' }],
		['an id over 100 characters', { ...good, id: 'x'.repeat(101) }],
		['a number as text', { ...good, seq: '0' }],
		['half a place', { ...good, seq: 0.5 }],
		['a place before the first', { ...good, seq: -1 }],
		['no finite time', { ...good, at: Infinity }],
		['a field too many', { ...good, score: 1 }],
		['an unknown event', { ...good, event: { type: 'cheat' } }],
		['an event with a field too many', { ...good, event: { type: 'begin', item: 'oil' } }],
		['an item over 100 characters', entry({ type: 'look', item: 'x'.repeat(101) })],
		['a reason over 2,000', entry({ type: 'disagree', item: 'oil', reason: 'x'.repeat(2001) })],
		['no reason', entry({ type: 'disagree', item: 'oil', reason: '' })],
		['a flag that is no boolean', { ...good, event: { type: 'flag', item: 'oil', on: 1 } }],
		...[
			{ label: 'lie' },
			{ label: null },
			{ mood: 'sour' },
			{ pair: ['radio/2'] },
			{ pair: ['radio/2', 'radio/3', 'radio/4'] },
			{ cards: [{ mood: 'sour' }, {}] },
			{ cards: [{ who: 'x'.repeat(1001) }, {}] },
			{ moved: ['date', 'number', 'cause'] },
			{ rungs: { 'radio/3': 'none' } },
			{ rungs: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`radio/${n}`, 'flat'])) },
			{ links: { 'radio/3': Array.from({ length: 101 }, () => 'airfield') } },
			{ independent: 2.5 }
		].map((answer): [string, unknown] => [
			`the answer ${JSON.stringify(answer).slice(0, 60)}`,
			{ ...good, event: { type: 'choose', item: 'oil', answer } }
		])
	];
	it.each(wrong)('refuses %s', (_, line) => expect(badOf(line)?.index).toBe(1));

	it('refuses what is no list', () => {
		for (const nothing of [undefined, null, {}, 'log', 7]) {
			expect(parseEntries(nothing)).toEqual({
				entries: [],
				bad: { index: 0, reason: 'not a list' }
			});
		}
	});
});

describe('parseSent', () => {
	it('takes a request whole', () => {
		const entries = [good, entry({ type: 'turn' }, 1)];
		expect(parseSent({ entries })).toEqual(entries);
		expect(parseSent({ entries: [] })).toEqual([]);
	});

	it.each([
		[null],
		[[]],
		['entries'],
		[{}],
		[{ entries: good }],
		[{ entries: [good], more: 1 }],
		[{ entries: [good, { ...good, seq: -1 }] }],
		[{ entries: [{ ...good, at: '17' }] }],
		[{ entries: Array.from({ length: mostSent + 1 }, () => good) }]
	])('or not at all: %j', (body) => expect(parseSent(body)).toBeUndefined());
});
