import { expect, test } from 'vitest';
import { voiceFor } from './voice.ts';

const voice = (lang: string, rest = {}) => ({ lang, default: false, localService: false, ...rest });

test('the voice of the region, else of the language, else none', () => {
	const all = [voice('de-DE'), voice('en_US'), voice('en_GB')];
	expect(voiceFor(all, 'en-GB')).toBe(all[2]);
	expect(voiceFor(all, 'en')).toBe(all[1]);
	expect(voiceFor(all, 'de-AT')).toBe(all[0]);
	expect(voiceFor(all, 'fr')).toBeUndefined();
	expect(voiceFor([], 'en')).toBeUndefined();
});

test('among equals the browser’s own choice, then one on the device', () => {
	const [far, near, own] = [
		voice('en-US'),
		voice('en-AU', { localService: true }),
		voice('en-IN', { default: true })
	];
	expect(voiceFor([far, near, own], 'en')).toBe(own);
	expect(voiceFor([far, near], 'en')).toBe(near);
});
