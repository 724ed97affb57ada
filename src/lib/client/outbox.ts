import type { LogEntry } from '../lesson/event.ts';
import type { Rebased } from '../lesson/rebase.ts';
import type { Closing, Standing } from '../lesson/standing.ts';
import type { Reply, Server } from './server.ts';

/** A log that grows: of the lesson on the screen, or as it was left on the device. */
export type Log = {
	readonly entries: readonly LogEntry[];
	/** What the server has committed, as far as is known: the ids of its log, in order. */
	readonly acknowledge: (committed: readonly string[]) => void;
	/** Takes over another log and puts behind it what only this one has. */
	readonly rebase: (base: readonly LogEntry[]) => Rebased;
	/** Takes steps out that the server will never take. */
	readonly drop: (entries: readonly LogEntry[]) => void;
};

/** Steps that are kept beside the log, and why. */
export type Aside = { readonly reason: string; readonly found: readonly LogEntry[] };

/** Where an attempt is kept on this device. */
export type Disk = {
	readonly append: (entry: LogEntry) => Promise<void>;
	readonly replace: (entries: readonly LogEntry[], aside?: Aside) => Promise<void>;
	readonly hear: (standing: Standing) => Promise<void>;
	readonly read: () => Promise<readonly LogEntry[]>;
};

/**
 * How sending goes. `away`: no word from the server, it is tried again. `signed-out` and `other`
 * (someone else is signed in): it waits for the learner. `over`: nothing more is taken.
 */
export type Sending = 'well' | 'away' | 'signed-out' | 'other' | 'over';

/** What the lesson is told. */
export type Hearing = {
	readonly onsending: (sending: Sending) => void;
	readonly onstanding: (standing: Standing) => void;
	readonly onrebased: (rebased: Rebased) => void;
	/** Steps that the server would not take: they are beside the log now, and not lost. */
	readonly onrefused: (entries: readonly LogEntry[]) => void;
	/** It takes nothing more, and did not take these. */
	readonly onover: (reason: Closing, entries: readonly LogEntry[]) => void;
};

export type Effects = {
	/** Undefined where this browser stores nothing. */
	readonly disk: Disk | undefined;
	readonly server: Server;
	readonly hearing: Hearing;
	/** Calls back after so many milliseconds, unless it is taken back. */
	readonly after: (milliseconds: number, call: () => void) => () => void;
	/** 0 to 1. */
	readonly random: () => number;
};

/** Steps in one request. */
const most = 50;
/** Pauses between tries, in milliseconds. */
const pauses = { first: 500, longest: 8000 };
/** Browsers let no more than 64 KiB outlive a page. */
const lastWords = 60_000;

/** How many steps at the head of a log the server has committed. */
export function committedOf(
	entries: readonly LogEntry[],
	committed: readonly string[] | undefined
): number {
	const off = entries.findIndex(({ id }, index) => committed?.[index] !== id);
	return off < 0 ? entries.length : off;
}

/**
 * Sends the log of one attempt. Each step is durable on the device first, is sent in order, one
 * request at a time, and counts as saved once the server has said so.
 */
export class Outbox {
	sending: Sending = 'well';
	readonly #log: Log;
	readonly #learner: string;
	readonly #effects: Effects;
	#committed: readonly string[];
	/** The device has all before this place. Where it refuses, steps are sent from memory. */
	#stored: number;
	#refused: boolean;
	/** A log that the device has not taken over yet. */
	#owed: { readonly entries: readonly LogEntry[]; readonly asides: readonly Aside[] } | undefined;
	#busy: Promise<void> | undefined;
	#again: (() => void) | undefined;
	#stopped = false;
	#tries = 0;
	/** Logs from elsewhere that were taken over since the server last took something. */
	#overtaken = 0;
	#doubts = 0;
	#most = most;

	/** @param next the server has all before this place */
	constructor(log: Log, { learner, next }: { learner: string; next: number }, effects: Effects) {
		this.#log = log;
		this.#learner = learner;
		this.#effects = effects;
		this.#committed = log.entries.slice(0, next).map(({ id }) => id);
		this.#stored = log.entries.length;
		this.#refused = !effects.disk;
		log.acknowledge(this.#committed);
	}

	/** Makes a step durable here, then sends it. @throws as the device does; it is sent all the same */
	append = async (entry: LogEntry): Promise<void> => {
		try {
			if (this.#owed) await this.#pay();
			await this.#disk.append(entry);
			if (this.#log.entries[entry.seq]?.id === entry.id) {
				this.#stored = Math.max(this.#stored, entry.seq + 1);
			}
			this.#refused = false;
		} catch (error) {
			// A place that another tab has taken: the step comes again, at another place.
			this.#refused ||= !(error instanceof DOMException && error.name === 'ConstraintError');
			throw error;
		} finally {
			void this.send();
		}
	};

	/** The log as it is on this device: another tab may have written to it. */
	reread = async (): Promise<readonly LogEntry[]> => {
		const entries = await this.#disk.read();
		this.#stored = Math.max(this.#stored, entries.length);
		return entries;
	};

	/** Sends what waits, unless there is a reason to wait; never rejects. */
	send(): Promise<void> {
		const waits = this.#again || this.#stopped || this.#halted;
		if (!waits) this.#busy ??= this.#alone(() => this.#deliver());
		return this.#busy ?? Promise.resolve();
	}

	/** One request at a time; what came up meanwhile is sent afterwards. */
	async #alone(work: () => Promise<unknown>): Promise<void> {
		await work();
		this.#busy = undefined;
		if (this.#unsent().length > 0) void this.send();
	}

	/** Tries at once: the network is back, the page is looked at again, someone has signed in. */
	async retry(): Promise<void> {
		this.#goOn();
		await (this.#busy ?? this.send());
	}

	/** Asks the server where the attempt stands, and takes over what was done elsewhere. */
	async ask(): Promise<void> {
		this.#goOn();
		await this.#busy;
		if (this.#stopped || this.sending === 'over') return;
		this.#busy ??= this.#alone(() => this.#ask());
		await this.#busy;
	}

	/** The page is going: what waits is sent once more, and nobody waits for the reply. */
	leave(): void {
		if (this.#stopped || this.#halted) return;
		const last: LogEntry[] = [];
		let size = 0;
		for (const entry of this.#unsent()) {
			size += JSON.stringify(entry).length;
			if (size > lastWords) break;
			last.push(entry);
		}
		if (last.length > 0) void this.#effects.server.send(last, true);
	}

	/** Nothing is sent any more. */
	stop(): void {
		this.#again?.();
		this.#stopped = true;
	}

	get #disk(): Disk {
		const { disk } = this.#effects;
		if (!disk) throw new DOMException('This browser stores nothing.', 'SecurityError');
		return disk;
	}

	get #halted(): boolean {
		return this.sending !== 'well' && this.sending !== 'away';
	}

	#goOn(): void {
		this.#again?.();
		this.#again = undefined;
		this.#tries = 0;
		if (this.#halted && this.sending !== 'over') this.#tell('away');
	}

	#unsent(): readonly LogEntry[] {
		const { entries } = this.#log;
		const ready = this.#refused ? entries.length : this.#stored;
		return entries.slice(committedOf(entries, this.#committed), ready);
	}

	async #deliver(): Promise<void> {
		// What is said now is said after `#busy` is set.
		await undefined;
		for (let goesOn = true; goesOn && !this.#stopped;) {
			const entries = this.#unsent().slice(0, this.#most);
			if (entries.length === 0) {
				// Nothing waits, and yet its last word is not good: it may have another by now.
				if (this.sending === 'away') await this.#ask();
				return;
			}
			goesOn = await this.#take(await this.#effects.server.send(entries), entries);
		}
	}

	async #ask(): Promise<boolean> {
		const reply = await this.#effects.server.ask();
		if (reply.status !== 200 || !reply.standing?.entries) return this.#take(reply, []);
		this.#merge(reply.standing, reply.standing.entries);
		return true;
	}

	/** Acts on a reply; says whether sending goes on at once. */
	async #take(reply: Reply, sent: readonly LogEntry[]): Promise<boolean> {
		const { status, standing, ours, wait } = reply;
		if (this.#stopped) return false;
		if (status === 200 && standing) return this.#accept(standing, sent);
		if (status === 409 && standing?.entries && ++this.#overtaken < 6) {
			this.#merge(standing, standing.entries);
			return true;
		}
		if (status === 413 && sent.length > 1) {
			this.#most = Math.floor(sent.length / 2);
			return this.#wait(wait);
		}
		if (status === 413 && sent.length === 1) return this.#refuse(sent, standing);
		if (!ours) return this.#wait(wait);
		if (status === 401) return this.#halt('signed-out');
		if (status === 410) return this.#end(standing?.closed ?? 'archived', standing);
		if (status === 403 || status === 404) return this.#whose();
		if (status === 400 || status === 422) return this.#refuse(sent, standing);
		return this.#wait(wait);
	}

	async #accept(standing: Standing, sent: readonly LogEntry[]): Promise<boolean> {
		const [first, last] = [sent[0], sent.at(-1)];
		if (!first || !last || standing.next <= first.seq) return this.#wait(undefined);
		const ids = sent.map(({ id }) => id);
		const before = this.#committed.slice(0, first.seq);
		this.#committed = [...before, ...ids].slice(0, standing.next);
		this.#most = Math.min(most, this.#most * 2);
		this.#overtaken = 0;
		this.#hear(standing);
		// Someone else has written behind it, or another tab before it here: look at the whole log.
		const alone = standing.next <= last.seq + 1;
		return alone && before.length === first.seq ? true : this.#ask();
	}

	/** What the server has said is true at once; the device may learn it a moment later. */
	#hear(standing: Standing): void {
		this.#doubts = this.#tries = 0;
		this.#tell('well');
		this.#log.acknowledge(this.#committed);
		this.#effects.hearing.onstanding(standing);
		const next = this.#committed.length;
		this.#effects.disk?.hear({ ...standing, next }).catch(() => undefined);
	}

	/** The server's log is the attempt; what only ours has goes behind it. */
	#merge(standing: Standing, base: readonly LogEntry[]): void {
		const known = base.every(({ id }, index) => this.#log.entries[index]?.id === id);
		this.#committed = base.map(({ id }) => id);
		if (known) return this.#hear(standing);
		const rebased = this.#log.rebase(base);
		const { entries, left } = rebased;
		this.#hear(standing);
		this.#rewrite(entries, left.length > 0 ? [{ reason: 'clash', found: left }] : []);
		this.#effects.hearing.onrebased(rebased);
	}

	/** One step that cannot be taken is found among several by sending them one by one. */
	#refuse(sent: readonly LogEntry[], standing: Standing | undefined): boolean {
		const [first] = sent;
		if (!first) return this.#wait(undefined);
		if (standing && standing.next > first.seq) {
			const taken = sent.filter(({ seq }) => seq < standing.next).map(({ id }) => id);
			this.#committed = [...this.#committed.slice(0, first.seq), ...taken];
			this.#hear(standing);
			return true;
		}
		if (sent.length > 1) {
			this.#most = 1;
			return true;
		}
		this.#log.drop(sent);
		this.#rewrite(this.#log.entries, [{ reason: 'refused', found: sent }]);
		this.#effects.hearing.onrefused(sent);
		return true;
	}

	/** Not found, or not allowed: is it still the learner who is signed in? */
	async #whose(): Promise<boolean> {
		const who = await this.#effects.server.who();
		if (who === undefined) return this.#wait(undefined);
		if (who === null) return this.#halt('signed-out');
		if (who !== this.#learner) return this.#halt('other');
		// They may have signed in between the two requests: it counts when it is said twice.
		return this.#doubts++ === 0 ? true : this.#end('removed');
	}

	#end(reason: Closing, standing?: Standing): boolean {
		if (standing) this.#hear(standing);
		const { entries } = this.#log;
		const found = entries.slice(committedOf(entries, this.#committed));
		if (found.length > 0) {
			this.#log.drop(found);
			this.#rewrite(this.#log.entries, [{ reason, found }]);
		}
		this.#halt('over');
		this.#effects.hearing.onover(reason, found);
		return false;
	}

	#halt(sending: Sending): boolean {
		this.#tell(sending);
		return false;
	}

	#wait(asked: number | undefined): boolean {
		this.#overtaken = 0;
		this.#tell('away');
		const { after, random } = this.#effects;
		const pause = Math.min(pauses.longest, pauses.first * 2 ** this.#tries++);
		this.#again = after(Math.max(asked ?? 0, pause * (0.5 + random() / 2)), () => {
			this.#again = undefined;
			void this.send();
		});
		return false;
	}

	#tell(sending: Sending): void {
		if (sending === this.sending) return;
		this.sending = sending;
		this.#effects.hearing.onsending(sending);
	}

	/** The device takes over another log whole, before anything more is written behind it. */
	#rewrite(entries: readonly LogEntry[], asides: readonly Aside[]): void {
		this.#stored = committedOf(entries, this.#committed);
		this.#owed = { entries, asides: [...(this.#owed?.asides ?? []), ...asides] };
		this.#pay().then(
			() => void this.send(),
			() => (this.#refused = true)
		);
	}

	async #pay(): Promise<void> {
		const owed = this.#owed;
		if (!owed) return;
		const [first, ...more] = owed.asides;
		const found = [first, ...more].flatMap((one) => one?.found ?? []);
		await this.#disk.replace(owed.entries, first && { reason: first.reason, found });
		if (this.#owed !== owed) return;
		this.#owed = undefined;
		this.#stored = Math.max(this.#stored, owed.entries.length);
	}
}
