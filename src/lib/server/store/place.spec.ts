import { statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { open } from './open.ts';
import { placeOf } from './place.ts';
import { freshFile } from './testing.ts';

it.each([
	['data/grounds.db', resolve('data/grounds.db')],
	['sqlite:data/grounds.db', resolve('data/grounds.db')],
	['sqlite:///srv/grounds.db', '/srv/grounds.db']
])('takes %s for a file', (url, path) => {
	expect(placeOf(url)).toEqual({ engine: 'sqlite', path });
});

it.each(['postgres://a@b/c', 'postgresql://a@b/c'])('takes %s for a server', (url) => {
	expect(placeOf(url)).toEqual({ engine: 'postgres', url });
});

it('makes a file for nobody else, and says why where it cannot', async () => {
	const { url, drop } = freshFile();
	const file = join(dirname(url), 'new', 'grounds.db');
	await (await open(file)).close();
	expect(statSync(file).mode & 0o077).toBe(0);
	expect(statSync(dirname(file)).mode & 0o077).toBe(0);
	writeFileSync(url, '');
	await expect(open(join(url, 'grounds.db'))).rejects.toMatchObject({ trouble: 'unavailable' });
	drop();
});
