import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { CopyRefused } from '../src/lib/server/store/copyrefused.ts';
import { inWords } from './copies.ts';
import { Trouble } from './main.js';

test('what a copy or the disk refuses comes in words, a fault of ours as it is', async () => {
	const refused = () => {
		throw new CopyRefused('There is no database.');
	};
	const noFolder = () => mkdirSync(`${import.meta.filename}/folder`);
	const noFile = () => new DatabaseSync(`${import.meta.filename}/file`);
	for (const work of [refused, noFolder, noFile]) {
		await expect(inWords(work)).rejects.toBeInstanceOf(Trouble);
	}
	const fault = new TypeError('undefined is no path');
	await expect(inWords(() => Promise.reject(fault))).rejects.toBe(fault);
	expect(await inWords(() => 7)).toBe(7);
});
