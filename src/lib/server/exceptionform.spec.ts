import { expect, it } from 'vitest';
import { draft as assigned } from './classfixture.ts';
import { check, filled, typedOf } from './exceptionform.ts';

const zone = 'Europe/Oslo';
const place = { id: 'a', class: 'c', created_by: 't', created_at: '2026-11-01T00:00:00.000Z' };
const assignment = {
	...assigned,
	...place,
	opens_at: '2026-11-02T07:00:00.000Z',
	locks_at: '2026-11-16T07:00:00.000Z',
	removed_at: null
};
const typed = { ...typedOf(new FormData()), who: 'user:ada' };
const checked = (change: Partial<typeof typed>) => check({ ...typed, ...change }, assignment, zone);
const troubles = (change: Partial<typeof typed>) => {
	const result = checked(change);
	return 'troubles' in result ? Object.keys(result.troubles) : [];
};

it('holds what differs, and nothing else', () => {
	const result = checked({ due: '2026-11-20T12:00', attempts: '0', reason: ' You were  ill. ' });
	expect(result).toEqual({
		draft: {
			user: 'ada',
			group: null,
			opens_at: null,
			due_at: '2026-11-20T11:00:00.000Z',
			locks_at: null,
			attempts: 0,
			minutes: null,
			reason: 'You were ill.'
		}
	});
	const group = checked({ who: 'group:tuesday', minutes: '40' });
	expect(group).toMatchObject({ draft: { user: null, group: 'tuesday', minutes: 40 } });
	if (!('draft' in group)) return;
	const row = { ...place, assignment: 'a', ...group.draft };
	expect(check(filled(row, zone), assignment, zone)).toEqual(group);
});

it.each([
	[{}, 'due'],
	[{ who: '', minutes: '5' }, 'who'],
	[{ who: 'user:', minutes: '5' }, 'who'],
	[{ who: 'teacher:ada', minutes: '5' }, 'who'],
	[{ due: 'soon' }, 'due'],
	[{ due: '2026-11-01T10:00' }, 'due'],
	[{ opens: '2026-11-15T10:00' }, 'opens'],
	[{ locks: '2026-11-10T10:00' }, 'locks'],
	[{ attempts: '21' }, 'attempts'],
	[{ minutes: '601' }, 'minutes'],
	[{ attempts: '2', reason: 'x'.repeat(201) }, 'reason']
] as const)('%o: says what is wrong with %s', (change, field) => {
	expect(troubles(change)).toEqual([field]);
});
