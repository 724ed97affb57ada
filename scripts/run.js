import './node.js';
import { join } from 'node:path';
import { run, stopWithParent } from './child.js';
import { ensureInstalled, pinnedNode, root } from './install.js';
import { main, Trouble } from './main.js';

/** `node scripts/run.js scripts/content.ts`: a program on the pinned Node, after installing. */
await main(async () => {
	stopWithParent();
	await ensureInstalled();
	const [program, ...args] = process.argv.slice(2);
	if (!program) throw new Trouble('Say what to run: node scripts/run.js scripts/content.ts');
	return run(pinnedNode, [join(root, program), ...args], { cwd: root });
});
