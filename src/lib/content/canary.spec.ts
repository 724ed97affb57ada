import { expect, it } from 'vitest';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { canaries, leaked } from './canary.ts';

const birds = canaries(clockModule, clockKey);
const asHtml = (value: unknown) => JSON.stringify(value).replaceAll('"', '&quot;');

it('knows every key by words of its own', () => {
	for (const id of Object.keys(clockKey.keys)) expect(birds.get(id)?.length).toBeGreaterThan(0);
});

it('does not find a key in what everybody may read', () => {
	expect(leaked(JSON.stringify(clockModule), birds)).toEqual([]);
	expect(leaked(asHtml(clockModule), birds)).toEqual([]);
});

it('finds the keys that stand in a text, and no others', () => {
	for (const [id, key] of Object.entries(clockKey.keys)) {
		expect(leaked(JSON.stringify({ key }), birds)).toEqual([id]);
		expect(leaked(asHtml(key.reasons), birds)).toEqual([id]);
	}
});
