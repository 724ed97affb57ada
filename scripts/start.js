import './node.js';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.js';
import { run, stopWithParent } from './child.js';
import { flags } from './flags.js';
import { ensureInstalled, isPinned, pinnedNode, root } from './install.js';
import { main } from './main.js';

// package.json says `exec` so that npm's signals reach this process and not a shell that keeps them;
// Windows has no such word, says so in a line, and goes on to the plain command.
await main(async () => {
	stopWithParent();
	await ensureInstalled();
	if (!isPinned()) return run(pinnedNode, [...flags, fileURLToPath(import.meta.url)]);
	await ensureBuilt();
	// Keeps what was compiled: the next start need not load the compiler, some 15 MB of memory here
	// and as much in the thread that writes, which looks for it in the environment.
	process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/compiled');
	module.enableCompileCache();
	await import('./serve.ts');
});
