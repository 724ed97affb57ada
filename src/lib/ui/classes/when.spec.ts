import { expect, it } from 'vitest';
import { placeWords, readersZone, whenWords } from './when.ts';

it('tells a moment by the clocks of a zone', () => {
	const at = '2026-11-14T22:59:00.000Z';
	expect(whenWords(at, 'Europe/Oslo')).toMatch(/Sat,? 14 Nov 2026,? (at )?23:59/);
	expect(whenWords(Date.parse(at), 'America/New_York')).toMatch(/14 Nov 2026,? (at )?17:59/);
	expect(whenWords('2026-11-14T00:00:00.000Z', 'UTC')).toMatch(/00:00/);
});

it('names the place', () => {
	expect(placeWords('Europe/Oslo')).toBe('Oslo time');
	expect(placeWords('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time');
	expect(placeWords('UTC')).toBe('UTC');
});

it('names the reader’s zone only where their clocks show something else', () => {
	const at = '2026-11-14T22:59:00.000Z';
	const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const other = ['Asia/Kathmandu', 'America/New_York'].find(
		(zone) => whenWords(at, zone) !== whenWords(at, mine)
	);
	expect(readersZone(at, mine)).toBeUndefined();
	expect(readersZone(at, other ?? '')).toBe(mine);
});
