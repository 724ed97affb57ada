import { expect, it } from 'vitest';
import { clockModule } from '../lesson/fixture.ts';
import { check, overAlready } from './assignmentcheck.ts';
import { filled, fresh, typedOf, type Typed } from './assignmentform.ts';

const zone = 'Europe/Oslo';
const clock = { ...clockModule, status: 'ready' } as const;
const now = new Date('2026-10-19T10:00:00Z');
const typed = fresh(clock, zone, now);
const draftOf = (change: Partial<Typed> = {}) => {
	const checked = check({ ...typed, ...change }, clock, zone);
	if ('troubles' in checked) throw new Error(JSON.stringify(checked.troubles));
	return checked.draft;
};
const troublesOf = (change: Partial<Typed>) => {
	const checked = check({ ...typed, ...change }, clock, zone);
	return 'troubles' in checked ? Object.keys(checked.troubles) : [];
};

it('can be sent as it comes: the whole case, due in a week by the clock of the class', () => {
	expect(draftOf()).toMatchObject({
		module: 'clock',
		revision: 'clock-1',
		title: clock.title,
		items: null,
		opens_at: null,
		// A night after the clocks went back.
		due_at: '2026-10-26T22:59:00.000Z',
		attempts: 1,
		feedback: 'submission',
		certainty_marks: 0
	});
});

it('shows again what was set', () => {
	const set = draftOf({
		opens: '2026-10-20T08:00',
		locks: '2026-11-01T12:00',
		attempts: '',
		minutes: '45',
		order: 'on',
		blind: '',
		late: 'ask',
		part: 'comparisons'
	});
	expect(check(filled(set, clock, zone), clock, zone)).toEqual({ draft: set });
	expect(set).toMatchObject({ attempts: null, minutes: 45, shuffle: 1, blind_review: 0 });
});

it('marks for certainty need an answer to how sure one is', () => {
	expect(draftOf({ certainty: 'on', confidence: 'off' })).toMatchObject({
		certainty_marks: 1,
		confidence: 'required'
	});
});

it.each([
	[{ title: ' \u202e ' }, 'title'],
	[{ title: 'x'.repeat(121) }, 'title'],
	[{ part: 'some' }, 'part'],
	[{ part: 'pick', items: [] }, 'items'],
	[{ part: 'pick', items: ['elsewhere'] }, 'items'],
	[{ opens: 'tomorrow' }, 'opens'],
	[{ opens: typed.due }, 'due'],
	[{ due: '', locks: '2026-11-02T10:00', opens: '2026-11-02T10:00' }, 'locks'],
	[{ locks: '2026-10-26T23:58' }, 'locks'],
	[{ attempts: '0' }, 'attempts'],
	[{ attempts: '21' }, 'attempts'],
	[{ attempts: '1.5' }, 'attempts'],
	[{ minutes: '601' }, 'minutes'],
	[{ minutes: '-1' }, 'minutes'],
	[{ counts: 'worst' }, 'counts'],
	[{ feedback: '' }, 'feedback'],
	[{ feedback: 'due', due: '' }, 'feedback'],
	[{ confidence: 'maybe' }, 'confidence'],
	[{ late: '' }, 'late']
] as const)('%o: says what is wrong with %s', (change, field) => {
	expect(troublesOf(change)).toEqual([field]);
});

it('says all that is wrong at once', () => {
	expect(troublesOf({ title: '', attempts: '99', minutes: 'x' }).sort()).toEqual([
		'attempts',
		'minutes',
		'title'
	]);
});

it('a draft is not assigned', () => {
	const checked = check(typed, { ...clock, status: 'draft' }, zone);
	expect('troubles' in checked && checked.troubles.module).toMatch(/still a draft/);
});

it('a form without its fields, or with files in them, is an unfilled one', () => {
	const form = new FormData();
	form.set('title', new File(['x'], 'x'));
	form.append('items', new File(['x'], 'x'));
	const { title, items } = typedOf(form);
	expect({ title, items }).toEqual({ title: '', items: [] });
	expect('troubles' in check(typedOf(form), clock, zone)).toBe(true);
});

it('is not given when it would be over at once', () => {
	const overdue = draftOf({ due: '2026-10-19T11:59', locks: '2026-10-19T12:00' });
	expect(Object.keys(overAlready(overdue, now))).toEqual(['due', 'locks']);
	expect(overAlready(draftOf({ due: '2026-10-19T12:01', locks: '' }), now)).toEqual({});
	expect(overAlready(draftOf({ due: '' }), now)).toEqual({});
});
