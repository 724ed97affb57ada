import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { asFastAsItGoes, connect } from './traffic.ts';

const program = `
	const { createServer } = require('node:http');
	const { parentPort } = require('node:worker_threads');
	const server = createServer((_, reply) => reply.end('hello'));
	server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** How often in a second Node answers with one word, to the same client that asks the real server. */
export async function hellos(): Promise<number> {
	const worker = new Worker(program, { eval: true });
	const [port] = (await once(worker, 'message')) as [number];
	const { ask, close } = connect(`http://127.0.0.1:${port}`);
	const one = () => ask('GET', '/').then(({ status }) => status === 200);
	await asFastAsItGoes(64, 1, one);
	const rate = await asFastAsItGoes(64, 3, one);
	close();
	await worker.terminate();
	return rate;
}
