import { expect, test } from 'vitest';
import { kept, missing, noSuchRevision } from './replies.ts';

test('an edition may be kept for ever', async () => {
	const reply = kept('{}', 'application/json', { 'x-more': 'yes' });
	expect(reply.headers.get('cache-control')).toContain('immutable');
	expect(reply.headers.get('content-type')).toBe('application/json');
	expect(reply.headers.get('x-more')).toBe('yes');
	expect(await reply.text()).toBe('{}');
});

test('what is missing is said in words, and not kept', async () => {
	const reply = missing(noSuchRevision);
	expect(reply.status).toBe(404);
	expect(reply.headers.get('cache-control')).toBe('no-store');
	expect(await reply.json()).toEqual({ message: noSuchRevision });
});
