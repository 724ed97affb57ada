import './node.js';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.js';
import { run, stopWithParent } from './child.js';
import { ensureInstalled, isPinned, pinnedNode } from './install.js';
import { main } from './main.js';

// package.json says `exec` so that npm's signals reach this process and not a shell that keeps them;
// Windows has no such word, says so in a line, and goes on to the plain command.
await main(async () => {
	stopWithParent();
	await ensureInstalled();
	if (!isPinned()) return run(pinnedNode, [fileURLToPath(import.meta.url)]);
	await ensureBuilt();
	await import('./serve.ts');
});
