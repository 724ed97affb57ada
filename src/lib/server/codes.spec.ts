import { describe, expect, it } from 'vitest';
import * as codes from './codes.ts';
import * as knowndevices from './knowndevices.ts';

describe('a join code', () => {
	it.each([
		'7K3M9QX0',
		'7k3m-9qxo',
		' 7K3M 9QXO ',
		'7K3M–9QX0',
		'https://grounds.example/join/7K3M9QX0'
	])('may be typed as %j', (typed) => {
		expect(codes.read(typed)).toBe('7K3M9QX0');
	});
	it('takes I and L for 1', () => {
		expect(codes.read('IL1il1OO')).toBe('11111100');
	});
	it.each(['', '7K3M9QX', '7K3M9QX00', '7K3M9QXU', '7K3M9QX!', '７'])('is not %j', (typed) => {
		expect(codes.read(typed)).toBeUndefined();
	});
	it('is shown in two groups', () => {
		expect(codes.grouped('7K3M9QX0')).toBe('7K3M-9QX0');
	});
});

describe('the cookie of a known device', () => {
	const device = { id: 'tablet', classes: ['one', 'two'] };
	const cookie = knowndevices.write('secret', device);

	it('says what was written', () => {
		expect(knowndevices.read('secret', cookie)).toEqual(device);
	});
	it.each([
		undefined,
		'',
		'tablet~one~two',
		cookie.replace('one', 'three'),
		`${cookie}x`,
		knowndevices.write('another secret', device)
	])('is not believed as %j', (forged) => {
		expect(knowndevices.read('secret', forged)).toBeUndefined();
	});
});
