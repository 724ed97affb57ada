import { randomInt } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import type { LessonEvent, LogEntry } from '../src/lib/lesson/event.ts';
import type { Standing } from '../src/lib/lesson/standing.ts';

/** The other side of the network: sends, waits for the word, and sends again what got none. */
export class Learner {
	readonly attempt: string;
	/** Everything ever made, in order. */
	readonly entries: LogEntry[] = [];
	/** How long the log is behind each request. */
	readonly ends: number[] = [];
	/** How many entries the server has said it stored. */
	acknowledged = 0;
	/** Replies that contradict what was acknowledged. */
	readonly lies: string[] = [];
	readonly #path: string;
	readonly #cookie: string;
	readonly #item: string;

	/** @param item one that is asked, whose flag goes up and down */
	constructor(room: string, attempt: string, cookie: string, item: string) {
		this.attempt = attempt;
		this.#path = `/api/classes/${room}/attempts/${attempt}/events`;
		this.#cookie = cookie;
		this.#item = item;
	}

	/** Sends one request after the other, to the next server where one is gone, until told to stop. */
	async work(origins: readonly string[], signal: AbortSignal): Promise<void> {
		let at = 0;
		while (!signal.aborted) {
			const status = await this.send(origins[at % origins.length] ?? '').then(
				(response) => response.status,
				() => void at++
			);
			if (status !== 200) await pass(10);
		}
	}

	/** Sends what was not acknowledged, or something new. Rejects where no reply came. */
	async send(origin: string): Promise<Response> {
		if (this.acknowledged === this.entries.length) this.#make(randomInt(1, 4));
		const response = await fetch(origin + this.#path, {
			method: 'POST',
			headers: { 'content-type': 'application/json', cookie: this.#cookie, origin },
			body: JSON.stringify({ entries: this.entries.slice(this.acknowledged) }),
			signal: AbortSignal.timeout(20_000)
		});
		const standing = (await response.json()) as Standing;
		if (response.status === 200) {
			if (standing.next !== this.entries.length) this.lies.push(`next is ${standing.next}`);
			this.acknowledged = this.entries.length;
		} else if (![429, 503].includes(response.status)) {
			this.lies.push(`status ${response.status}: ${JSON.stringify(standing).slice(0, 200)}`);
		}
		return response;
	}

	#make(count: number): void {
		for (let made = 0; made < count; made++) {
			const seq = this.entries.length;
			const id = `${this.attempt.slice(0, 8)}-${seq}`;
			this.entries.push({ seq, id, at: Date.now(), event: this.#event(seq) });
		}
		this.ends.push(this.entries.length);
	}

	#event(seq: number): LessonEvent {
		if (seq === 0) return { type: 'begin' };
		if (seq === 1) return { type: 'leave-examples' };
		return { type: 'flag', item: this.#item, on: seq % 2 === 0 };
	}
}

/** All of them work, from the moment when the first got an answer until something is over. */
export async function workUntil(
	learners: readonly Learner[],
	origins: readonly string[],
	over: () => Promise<void>
): Promise<void> {
	await learners[0]?.send(origins[0] ?? '');
	const stop = new AbortController();
	const work = learners.map((learner) => learner.work(origins, stop.signal));
	await over();
	stop.abort();
	await Promise.all(work);
}

export const acknowledgedTo = (learners: readonly Learner[]) =>
	learners.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
