import { Worker } from 'node:worker_threads';
import { StoreError } from './error.ts';
import { faultOf, type Job, type Reply, type Rows } from './job.ts';

type Asked = Job extends infer One ? (One extends Job ? Omit<One, 'id'> : never) : never;
type Waiting = {
	readonly resolve: (rows: Rows) => void;
	readonly reject: (error: Error) => void;
};

/** More than this waiting means that the disk stands still: better to say so than to fill up. */
const mostWaiting = 10_000;

/** The other end of the writer's thread, which is started when it is needed, again if it died. */
export class Writing {
	readonly #path: string;
	readonly #waiting = new Map<number, Waiting>();
	/** Asked in this turn of the event loop: sent together, as each message costs both threads. */
	readonly #asked: Job[] = [];
	#worker: Worker | undefined;
	#last = 0;
	#closed = false;

	constructor(path: string) {
		this.#path = path;
	}

	/** @throws StoreError */
	send(job: Asked): Promise<Rows> {
		return this.#ask(job).done;
	}

	/** @returns the name under which the transaction's statements are sent */
	async begin(): Promise<number> {
		const { id, done } = this.#ask({ kind: 'begin' });
		await done;
		return id;
	}

	/** Writes what waits, and closes the file. */
	async stop(): Promise<void> {
		this.#closed = true;
		const worker = this.#worker;
		if (!worker) return;
		const ended = new Promise((exit) => worker.once('exit', exit));
		worker.ref();
		this.#post({ kind: 'close', id: 0 });
		this.#send(this.#asked.splice(0));
		await ended;
	}

	#ask(job: Asked): { id: number; done: Promise<Rows> } {
		const id = ++this.#last;
		if (this.#closed) return { id, done: refused('The database is closed.') };
		if (this.#waiting.size >= mostWaiting)
			return { id, done: refused('The disk does not keep up.') };
		this.#worker ??= this.#start();
		this.#post({ ...job, id });
		// While someone waits for the disk the program does not end.
		this.#worker.ref();
		const done = new Promise<Rows>((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
		});
		return { id, done };
	}

	#post(job: Job): void {
		if (this.#asked.push(job) === 1) setImmediate(() => this.#send(this.#asked.splice(0)));
	}

	#send(jobs: readonly Job[]): void {
		try {
			if (jobs.length > 0) this.#worker?.postMessage(jobs);
		} catch (error) {
			// One of them holds what cannot be sent: the others must not fail with it.
			const [only, ...more] = jobs;
			if (only && more.length === 0) this.#settle({ id: only.id, fault: faultOf(error) });
			else for (const job of jobs) this.#send([job]);
		}
	}

	#start(): Worker {
		const worker = new Worker(new URL(import.meta.resolve('#lib/server/store/writer.ts')), {
			workerData: { path: this.#path },
			resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 }
		});
		let reason = 'The writer has stopped.';
		worker.on('message', (replies: readonly Reply[]) => replies.forEach(this.#settle));
		worker.on('error', (error: Error) => (reason = error.message));
		worker.on('exit', () => {
			this.#worker = undefined;
			for (const { reject } of this.#waiting.values()) {
				reject(new StoreError('unavailable', reason));
			}
			this.#waiting.clear();
			this.#asked.length = 0;
		});
		return worker;
	}

	#settle = (reply: Reply) => {
		const waiting = this.#waiting.get(reply.id);
		this.#waiting.delete(reply.id);
		if (this.#waiting.size === 0) this.#worker?.unref();
		if ('done' in reply) waiting?.resolve(reply.done);
		else waiting?.reject(StoreError.ofSqlite(reply.fault));
	};
}

const refused = (reason: string) => Promise.reject(new StoreError('unavailable', reason));
