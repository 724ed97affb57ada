import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemas } from './schema.ts';

const folder = new URL('../../../questions/schema/', import.meta.url);

test('the schemas for editors are those of the checker (npm run content -- --schema)', () => {
	const kept = Object.fromEntries(
		readdirSync(folder).map((file) => [
			file,
			JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
		])
	);
	expect(kept).toEqual(JSON.parse(JSON.stringify(schemas())));
});
