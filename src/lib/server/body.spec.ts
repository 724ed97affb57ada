import { expect, it } from 'vitest';
import { guardBody } from './body.ts';

const roster = '/(site)/classes/[class]/roster/add';

function sent(body: BodyInit, type = 'application/json', route: string | null = '/somewhere') {
	const headers = { 'content-type': type };
	const request = new Request('http://localhost/', { method: 'POST', body, headers });
	guardBody(request, route);
	return request;
}
const form = (body: BodyInit, type = 'application/x-www-form-urlencoded') => sent(body, type);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

it('reads what is in order', async () => {
	expect(await sent('{"a":["ä",1,null]}').json()).toEqual({ a: ['ä', 1, null] });
	expect(await sent('plain').text()).toBe('plain');
	expect([...(await form('a=1&a=2').formData())]).toEqual([
		['a', '1'],
		['a', '2']
	]);
	const parts = new FormData();
	parts.set('file', new Blob(['x']), 'list.csv');
	const file = (await sentForm(parts).formData()).get('file');
	expect(file).toMatchObject({ name: 'list.csv', size: 1 });
});

/** With the boundary that the platform chooses. */
function sentForm(body: FormData) {
	const request = new Request('http://localhost/', { method: 'POST', body });
	guardBody(request, null);
	return request;
}

it.each([
	['{', 400],
	['', 400],
	['"\\u0000"', 400],
	['{"a":[{"b":"\\ud800"}]}', 400],
	['{"\\u0000":1}', 400],
	['{"__proto__":{"role":"administrator"}}', 400],
	[nested(33 + 1), 413],
	[nested(30_000), 413],
	[JSON.stringify('x'.repeat(64 * 1024)), 413]
])('says what is wrong with JSON: %.30s', async (body, status) => {
	await expect(sent(body).json()).rejects.toMatchObject({
		status,
		body: { message: expect.stringMatching(/Nothing was stored/) as string }
	});
});

it('reads a list of as many parts as fit in a body', async () => {
	const body = `[${'1,'.repeat(250_000)}1]`;
	expect(await sent(body, 'application/json', '/api/practice').json()).toHaveLength(250_001);
});

it.each([
	['a=%00', 'application/x-www-form-urlencoded', 400],
	['%00=a', 'application/x-www-form-urlencoded', 400],
	['no parts', 'multipart/form-data; boundary=x', 400],
	['--x\r\nContent-Disposition: form-data; name="a"', 'multipart/form-data; boundary=x', 400],
	['a=b', 'text/plain', 400],
	['&a'.repeat(5_001), 'application/x-www-form-urlencoded', 413],
	['a='.padEnd(64 * 1024 + 1, 'x'), 'application/x-www-form-urlencoded', 413]
])('says what is wrong with a form: %.30s', async (body, type, status) => {
	await expect(form(body, type).formData()).rejects.toMatchObject({ status });
});

it('takes longer ones where lists are sent, and no longer than that', async () => {
	const list = (length: number) => sent('x'.repeat(length), 'text/plain', roster).text();
	expect(await list(512 * 1024)).toHaveLength(512 * 1024);
	await expect(list(512 * 1024 + 1)).rejects.toMatchObject({ status: 413 });
});

it('calls a connection that breaks off unreadable, not a fault', async () => {
	const body = new ReadableStream({ pull: (stream) => stream.error(new Error('aborted')) });
	const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
	const request = new Request('http://localhost/', init);
	guardBody(request, null);
	await expect(request.text()).rejects.toMatchObject({ status: 400 });
});
