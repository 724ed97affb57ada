import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { pinnedNode, root } from '../scripts/install.js';

/* Not among the unit tests: what this shows is that those can fail. */

test('a program that has tested with PostgreSQL ends with its own code', async () => {
	const program = "await import('./scripts/postgres.ts'); process.exitCode = 3;";
	const child = spawn(pinnedNode, ['--input-type=module', '-e', program], { cwd: root });
	expect(await once(child, 'close')).toEqual([3, null]);
});
