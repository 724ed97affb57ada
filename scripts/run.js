import './node.js';
import { join } from 'node:path';
import { run, stopWithParent } from './child.js';
import { ensureInstalled, pinnedNode, root } from './install.js';
import { main, Trouble } from './main.js';

/** `node scripts/run.js vite dev`: an installed program, on the pinned Node, after installing. */
await main(async () => {
	stopWithParent();
	await ensureInstalled();
	const [name, ...args] = process.argv.slice(2);
	if (!name) throw new Trouble('Say what to run: node scripts/run.js vite dev');
	const program = /\.[jt]s$/.test(name) ? name : join(root, 'node_modules/.bin', name);
	return run(pinnedNode, [program, ...args], { cwd: root });
});
