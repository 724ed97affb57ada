import { Agent, request } from 'node:http';
import { percentile } from '../figure.ts';
import { randomBy } from '../practice/made.ts';

export type Reply = { readonly status: number; readonly body: string };
export type Ask = (
	method: 'GET' | 'POST',
	path: string,
	cookie?: string,
	body?: unknown
) => Promise<Reply>;

/** A browser's requests to one server, over connections that are kept. Rejects where no reply comes. */
export function connect(origin: string, connections = 256): { ask: Ask; close: () => void } {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const ask: Ask = (method, path, cookie, body) =>
		new Promise((resolve, reject) => {
			const isForm = body instanceof URLSearchParams;
			const text = isForm ? String(body) : JSON.stringify(body ?? {});
			const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
			const headers = {
				origin,
				accept: isForm ? 'text/html' : 'application/json, text/html;q=0.9',
				...(cookie && { cookie }),
				...(method === 'POST' && {
					'content-type': type,
					'content-length': Buffer.byteLength(text)
				})
			};
			const sent = request(origin + path, { method, agent, headers }, (reply) => {
				const parts: Buffer[] = [];
				reply.on('data', (part: Buffer) => parts.push(part));
				reply.on('error', reject);
				reply.on('end', () =>
					resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(parts).toString() })
				);
			});
			sent.on('error', reject);
			sent.end(method === 'POST' ? text : undefined);
		});
	return { ask, close: () => agent.destroy() };
}

/** What came of a load. Times in milliseconds, from the moment when a request was due. */
export type Load = { readonly times: number[]; failed: number };
export const p50 = ({ times }: Load) => percentile(times, 0.5);
export const p99 = ({ times }: Load) => percentile(times, 0.99);

/** Does something, and notes how long it took since it was due and whether it went well. */
export async function timed(load: Load, due: number, what: () => Promise<boolean>): Promise<void> {
	const well = await what().catch(() => false);
	load.times.push(performance.now() - due);
	if (!well) load.failed++;
}

/**
 * Requests that come by chance, so many a second on average, whether or not the earlier ones have been
 * answered: as people come, and unlike a client that waits for a slow server.
 */
export async function comeByChance(
	rate: number,
	seconds: number,
	what: () => Promise<boolean>,
	seed = 7
): Promise<Load> {
	const random = randomBy(seed);
	const load: Load = { times: [], failed: 0 };
	const running: Promise<void>[] = [];
	const end = performance.now() + seconds * 1000;
	let due = performance.now();
	while (due < end) {
		for (const now = performance.now(); due <= now && due < end;) {
			running.push(timed(load, due, what));
			due += (-Math.log(1 - random()) * 1000) / rate;
		}
		await new Promise((later) => setTimeout(later, 1));
	}
	await Promise.all(running);
	return load;
}

/** As fast as it goes: so many at a time, each after the other. @returns how many a second went well */
export async function asFastAsItGoes(
	atOnce: number,
	seconds: number,
	what: () => Promise<boolean>
): Promise<number> {
	const begun = performance.now();
	const end = begun + seconds * 1000;
	let well = 0;
	const one = async () => {
		while (performance.now() < end) if (await what().catch(() => false)) well++;
	};
	await Promise.all(Array.from({ length: atOnce }, one));
	return (well / (performance.now() - begun)) * 1000;
}
