import type { RequestEvent } from '@sveltejs/kit';
import { expect, it, vi } from 'vitest';
import { handle, handleError } from './hooks.server.ts';

const eventOf = (request: Request) =>
	({
		request,
		url: new URL('http://localhost:3000/'),
		route: { id: '/(site)' },
		params: {},
		locals: {},
		cookies: { get: () => undefined },
		getClientAddress: () => '192.0.2.7'
	}) as unknown as RequestEvent;

it('tells a person a number, and the log what happened', () => {
	const log = vi.spyOn(console, 'error').mockImplementation(() => {});
	const error = new Error('the disk of the school is called zebra');
	const event = eventOf(new Request('http://localhost:3000/'));
	const told = handleError({ error, event, status: 500, message: 'Internal Error' });
	expect(told).toEqual({ message: expect.any(String), id: expect.stringMatching(/^\w{8}$/) });
	expect(JSON.stringify(told)).not.toContain('zebra');
	expect(log.mock.calls.flat()).toEqual([
		expect.stringContaining((told as App.Error).id ?? ''),
		error
	]);
	log.mockRestore();
});

it('leaves what was not found to its own words, and out of the log', () => {
	const log = vi.spyOn(console, 'error').mockImplementation(() => {});
	const event = eventOf(new Request('http://localhost:3000/none'));
	expect(handleError({ error: null, event, status: 404, message: 'Not Found' })).toEqual({
		message: 'Not Found'
	});
	expect(log).not.toHaveBeenCalled();
	log.mockRestore();
});

it('lets nothing run for a request from another site', async () => {
	const request = new Request('http://localhost:3000/', {
		method: 'POST',
		headers: { 'sec-fetch-site': 'cross-site' }
	});
	const resolve = vi.fn(() => new Response('changed'));
	const response = await handle({ event: eventOf(request), resolve });
	expect(response.status).toBe(403);
	expect(resolve).not.toHaveBeenCalled();
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

it('keeps the policy that a page brings, and adds the rest', async () => {
	const page = new Response('', { headers: { 'content-security-policy': "script-src 'self'" } });
	const request = new Request('http://localhost:3000/');
	const { headers } = await handle({ event: eventOf(request), resolve: () => page });
	expect(headers.get('content-security-policy')).toBe("script-src 'self'");
	expect(headers.get('referrer-policy')).toBe('same-origin');
});
