import { describe, expect, it } from 'vitest';
import { mayChange, namesNoAction } from './guard.ts';

const here = 'http://localhost:3000';
const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY', 'post'];

/** Sec-Fetch-Site, Origin → may it change something? */
const table: [string | null, string | null, boolean][] = [
	['same-origin', here, true],
	['same-origin', null, true],
	['none', null, true],
	['same-site', 'http://localhost:3001', false],
	['cross-site', 'https://evil.example', false],
	['cross-site', 'null', false],
	// What the browser says of the site counts more than an Origin that matches.
	['cross-site', here, false],
	['', here, false],
	// A foreign name that was made to point to this computer.
	['same-origin', 'http://evil.example:3000', false],
	['none', 'http://evil.example:3000', false],
	[null, here, true],
	[null, 'http://localhost:3001', false],
	[null, 'https://localhost:3000', false],
	[null, `${here}.evil.example`, false],
	[null, 'null', false],
	[null, '', false],
	[null, null, false]
];

describe('a request that may change something', () => {
	it.each(table)('Sec-Fetch-Site %s, Origin %s: %s', (site, origin, allowed) => {
		const headers = new Headers();
		if (site !== null) headers.set('sec-fetch-site', site);
		if (origin !== null) headers.set('origin', origin);
		for (const method of methods) expect(mayChange({ method, headers }, here)).toBe(allowed);
		for (const type of ['text/plain', 'application/json', 'multipart/form-data']) {
			headers.set('content-type', type);
			expect(mayChange({ method: 'POST', headers }, here)).toBe(allowed);
		}
	});
});

it('lets everybody read', () => {
	const headers = new Headers({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' });
	for (const method of ['GET', 'HEAD', 'OPTIONS']) {
		expect(mayChange({ method, headers }, here)).toBe(true);
	}
});

it('knows the names that no action can have', () => {
	const named = (search: string) => namesNoAction(new URL(`${here}/${search}`));
	for (const name of ['constructor', '__proto__', 'toString', 'default']) {
		expect(named(`?/${name}`), name).toBe(true);
		expect(named(`?page=2&/${name}=`), name).toBe(true);
	}
	for (const search of ['', '?/rename', '?constructor', '?page=/default']) {
		expect(named(search), search).toBe(false);
	}
});
