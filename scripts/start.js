import './node.js';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.js';
import { run, stopWithParent } from './child.js';
import { ensureInstalled, isPinned, pinnedNode } from './install.js';
import { main } from './main.js';

await main(async () => {
	stopWithParent();
	await ensureInstalled();
	if (!isPinned()) return run(pinnedNode, [fileURLToPath(import.meta.url)]);
	await ensureBuilt();
	await import('./serve.ts');
});
