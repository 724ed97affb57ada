import type { Fault, Job, Reply } from './job.ts';
import type { SqliteFile } from './sqlitefile.ts';

/**
 * Writes what waits in one transaction and acknowledges nothing before it is committed: one sync of
 * the disk serves all who came while the last one was running. Transactions of several statements
 * have the file to themselves; what comes meanwhile waits.
 */
export class GroupWriter {
	readonly #file: SqliteFile;
	readonly #reply: (replies: readonly Reply[]) => void;
	#waiting: Job[] = [];
	/** The job that began the transaction which holds the file. */
	#holder: number | undefined;

	constructor(file: SqliteFile, reply: (replies: readonly Reply[]) => void) {
		this.#file = file;
		this.#reply = reply;
	}

	add(job: Job): void {
		this.#waiting.push(job);
	}

	/** Works off all that can be done now. */
	work(): void {
		while (this.#holder === undefined ? this.#group() || this.#begin() : this.#held());
	}

	/** Commits the statements at the head of the queue together; false where none is there. */
	#group(): boolean {
		const end = this.#waiting.findIndex(({ kind }) => kind !== 'statement');
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
			if (this.#file.inTransaction) this.#file.exec('ROLLBACK');
			const fault = error instanceof GroupLost ? error.fault : faultOf(error);
			replies = jobs.map(({ id }) => ({ id, fault }));
		}
		this.#reply(replies);
		return true;
	}

	#begin(): boolean {
		const job = this.#waiting.shift();
		if (!job) return false;
		try {
			if (job.kind !== 'begin') throw new Error(`There is no transaction to ${job.kind}.`);
			this.#file.exec('BEGIN IMMEDIATE');
			this.#holder = job.id;
			this.#reply([{ id: job.id, done: nothing }]);
		} catch (error) {
			this.#reply([{ id: job.id, fault: faultOf(error) }]);
		}
		return true;
	}

	/** The next job of the transaction that holds the file; false where it has not come yet. */
	#held(): boolean {
		const at = this.#waiting.findIndex(
			(job) => 'transaction' in job && job.transaction === this.#holder
		);
		const [job] = at < 0 ? [] : this.#waiting.splice(at, 1);
		if (!job) return false;
		if (job.kind !== 'statement') this.#holder = undefined;
		this.#reply([job.kind === 'statement' ? this.#run(job) : this.#end(job)]);
		return true;
	}

	#end({ id, kind }: Job): Reply {
		try {
			if (kind === 'commit') this.#file.exec('COMMIT');
			else if (this.#file.inTransaction) this.#file.exec('ROLLBACK');
			return { id, done: nothing };
		} catch (error) {
			if (this.#file.inTransaction) this.#file.exec('ROLLBACK');
			return { id, fault: faultOf(error) };
		}
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

/** The disk took back everything since BEGIN, so nothing of the group is kept. */
class GroupLost extends Error {
	readonly fault: Fault;

	constructor(reply: Reply) {
		super('The transaction was ended by the database.');
		this.fault = 'fault' in reply ? reply.fault : { message: this.message, errcode: 0 };
	}
}

function faultOf(error: unknown): Fault {
	const { message, errcode = 0 } = error as { message: string; errcode?: number };
	return { message, errcode };
}
