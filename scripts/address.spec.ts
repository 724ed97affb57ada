import { describe, expect, it } from 'vitest';
import { addressFrom, listenTrouble } from './address.ts';

describe('the address', () => {
	it('is this computer alone, port 3000, unless said otherwise', () => {
		expect(addressFrom({})).toEqual({ host: '127.0.0.1', port: 3000 });
		expect(addressFrom({ HOST: '', PORT: '', ORIGIN: '' })).toEqual(addressFrom({}));
		expect(addressFrom({ HOST: '0.0.0.0', PORT: '8080', ORIGIN: 'https://a.example/' })).toEqual({
			host: '0.0.0.0',
			port: 8080,
			origin: 'https://a.example'
		});
	});

	it.each(['http', '3000x', '-1', '65536', '1e3'])('refuses PORT=%s and names it', (PORT) => {
		expect(() => addressFrom({ PORT })).toThrow(PORT);
	});

	it.each([
		'grounds.example',
		'ftp://a.example',
		'https://a.example/path',
		'https://u:p@a.example'
	])('refuses ORIGIN=%s and names it', (ORIGIN) => {
		expect(() => addressFrom({ ORIGIN })).toThrow(ORIGIN);
	});

	it('names the port that is taken and one that may be free', () => {
		const { message } = listenTrouble('EADDRINUSE', { host: '127.0.0.1', port: 3000 });
		expect(message).toContain('Port 3000 is taken');
		expect(message).toContain('PORT=3001 npm start');
	});
});
