import { faultOf, type Fault, type Job, type Reply } from './job.ts';
import type { SqliteFile } from './sqlitefile.ts';

/**
 * Writes what waits in one transaction and acknowledges nothing before it is committed: one sync of
 * the disk serves all who came while the last one was running. Transactions of several statements
 * have the file to themselves; what comes meanwhile waits.
 */
export class GroupWriter {
	readonly #file: SqliteFile;
	readonly #reply: (replies: readonly Reply[]) => void;
	readonly #patience: number;
	#waiting: Job[] = [];
	/** The job that began the transaction which holds the file. */
	#holder: number | undefined;
	#timer: NodeJS.Timeout | undefined;

	/** @param patience how long a transaction may leave the file idle, in milliseconds */
	constructor(
		file: SqliteFile,
		reply: (replies: readonly Reply[]) => void,
		patience: number = 5000
	) {
		this.#file = file;
		this.#reply = reply;
		this.#patience = patience;
	}

	add(job: Job): void {
		this.#waiting.push(job);
	}

	/** Works off all that can be done now. */
	work(): void {
		while (this.#holder === undefined ? this.#group() || this.#single() : this.#held());
	}

	/** Commits the statements at the head of the queue together; false where none is there. */
	#group(): boolean {
		const end = this.#waiting.findIndex(
			(job) => job.kind !== 'statement' || job.transaction !== undefined
		);
		const jobs = this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
		if (jobs.length === 0) return false;
		let replies: Reply[] = [];
		try {
			this.#file.exec('BEGIN IMMEDIATE');
			for (const job of jobs) {
				const reply = this.#run(job);
				if (!this.#file.inTransaction) throw new GroupLost(reply);
				replies.push(reply);
			}
			this.#file.exec('COMMIT');
		} catch (error) {
			const fault = error instanceof GroupLost ? error.fault : faultOf(error);
			this.#rollBack();
			replies = jobs.map(({ id }) => ({ id, fault }));
		}
		this.#reply(replies);
		return true;
	}

	/** The job at the head, which is no statement of its own; false where the queue is empty. */
	#single(): boolean {
		const job = this.#waiting.shift();
		if (!job) return false;
		if (job.kind === 'begin') this.#begin(job);
		// Whoever rolls back what has gone already has what he wants.
		else if (job.kind === 'rollback') this.#reply([{ id: job.id, done: nothing }]);
		else this.#reply([{ id: job.id, fault: gone }]);
		return true;
	}

	#begin({ id }: Job): void {
		try {
			this.#file.exec('BEGIN IMMEDIATE');
			this.#hold(id);
			this.#reply([{ id, done: nothing }]);
		} catch (error) {
			this.#reply([{ id, fault: faultOf(error) }]);
		}
	}

	/** The next job of the transaction that holds the file; false where it has not come yet. */
	#held(): boolean {
		const holder = this.#holder;
		const at = this.#waiting.findIndex((job) => 'transaction' in job && job.transaction === holder);
		const [job] = at < 0 ? [] : this.#waiting.splice(at, 1);
		if (!job) return false;
		const reply = job.kind === 'statement' ? this.#run(job) : this.#end(job);
		// A full disk may have ended it: then what follows must not run outside a transaction.
		this.#hold(this.#file.inTransaction ? holder : undefined);
		this.#reply([reply]);
		return true;
	}

	/** Who holds the file must say something soon, or it goes to the others. */
	#hold(id: number | undefined): void {
		this.#holder = id;
		clearTimeout(this.#timer);
		if (id === undefined) return;
		this.#timer = setTimeout(() => {
			this.#holder = undefined;
			this.#rollBack();
			this.work();
		}, this.#patience).unref();
	}

	#end({ id, kind }: Job): Reply {
		try {
			this.#file.exec(kind === 'commit' ? 'COMMIT' : 'ROLLBACK');
			return { id, done: nothing };
		} catch (error) {
			this.#rollBack();
			return { id, fault: faultOf(error) };
		}
	}

	#rollBack(): void {
		if (this.#file.inTransaction) this.#file.exec('ROLLBACK');
	}

	#run(job: Job): Reply {
		try {
			if (job.kind !== 'statement') throw new Error('Not a statement.');
			return { id: job.id, done: this.#file.run(job.statement) };
		} catch (error) {
			return { id: job.id, fault: faultOf(error) };
		}
	}
}

const nothing = { rows: [], changes: 0 };

/** SQLITE_ABORT: rolled back before it was done. */
const gone: Fault = {
	message: 'The transaction was taken back: it was left idle for too long, or the disk ended it.',
	errcode: 4
};

/** The disk took back everything since BEGIN, so nothing of the group is kept. */
class GroupLost extends Error {
	readonly fault: Fault;

	constructor(reply: Reply) {
		super();
		this.fault = 'fault' in reply ? reply.fault : gone;
	}
}
