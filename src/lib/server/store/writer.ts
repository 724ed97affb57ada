import { parentPort, workerData } from 'node:worker_threads';
import { GroupWriter } from './groupwriter.ts';
import type { Job } from './job.ts';
import { SqliteFile } from './sqlitefile.ts';

/*
 * The only thread that writes to the file. A slow disk makes it wait, and not the pages, which are
 * served and read from elsewhere.
 */

const port = parentPort;
if (!port) throw new Error('This runs in a worker thread.');

const file = new SqliteFile((workerData as { path: string }).path, 'write');
const writer = new GroupWriter(file, (replies) => port.postMessage(replies));

let asked = false;
port.on('message', (jobs: readonly Job[]) => {
	for (const job of jobs) {
		if (job.kind === 'close') return close();
		writer.add(job);
	}
	if (asked) return;
	asked = true;
	// First all that has come, then the disk.
	setImmediate(() => {
		asked = false;
		writer.work();
	});
});

function close() {
	writer.work();
	file.close();
	port?.close();
}
