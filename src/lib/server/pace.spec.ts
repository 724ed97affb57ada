import { expect, it } from 'vitest';
import { tooFast } from './pace.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 2) + ms);

it('lets a device send all that it did offline, and somebody who floods wait', async () => {
	for (let turn = 0; turn < 200; turn++) expect(tooFast('ada', at(0))).toBeUndefined();
	const held = tooFast('ada', at(0));
	expect(held?.status).toBe(429);
	expect(held?.headers.get('retry-after')).toBe('1');
	expect(await held?.json()).toEqual({ message: expect.stringContaining('Nothing is lost') });
	expect(tooFast('ben', at(0))).toBeUndefined();
});

it('lets them go on at a steady pace', () => {
	for (let turn = 0; turn < 200; turn++) tooFast('eve', at(0));
	for (let tenth = 1; tenth < 100; tenth++) expect(tooFast('eve', at(tenth * 100))).toBeUndefined();
	expect(tooFast('eve', at(9900))?.status).toBe(429);
});
