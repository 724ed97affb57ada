import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as erasing from '../erasing.ts';
import { addPerson } from '../testclass.ts';
import { open } from './open.ts';
import { freshFile } from './testing.ts';

it('leaves nothing of who was erased in the file', async () => {
	const { url, drop } = freshFile();
	const filled = await open(url);
	for (let other = 0; other < 50; other++) await addPerson(filled.db, `other-${other}`, 'student');
	await addPerson(filled.db, 'canary', 'student');
	await filled.close();
	expect(readFileSync(url).includes('canary')).toBe(true);

	const store = await open(url);
	await erasing.ofPerson(store.db, 'canary');
	await store.close();
	const left = readFileSync(url);
	expect(left.includes('other-49')).toBe(true);
	expect(left.includes('canary')).toBe(false);
	drop();
});
