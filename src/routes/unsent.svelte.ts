import { open, type Database, type WorkRecord } from '#lib/client/database.ts';
import { newId } from '#lib/client/id.ts';
import { Outbox, type Hearing } from '#lib/client/outbox.ts';
import { whoIs } from '#lib/client/server.ts';
import { StoredLog } from '#lib/client/storedlog.ts';
import * as work from '#lib/client/work.ts';
import type { LogEntry } from '#lib/lesson/event.ts';
import { effectsOf, personAddress } from './outboxeffects.ts';

/** In milliseconds. */
const patience = 5000;

/** Sends what the person who is signed in has left on this device, from whatever page. */
export class Unsent {
	/** Something waits, and nobody is signed in; whose it is is not said. */
	signedOut = $state.raw(false);
	/** Something waits, and nobody can be asked who is signed in. */
	away = $state.raw(false);
	/** Answers of the person who is signed in that the server does not have yet. */
	answers = $state.raw(0);
	/** Answers that were sent from here. */
	sent = $state.raw(0);
	/** Steps that the server would not take; they are on this device. */
	notTaken = $state.raw<readonly LogEntry[]>([]);
	/** Of `sent`, by what is not looked at any more. */
	#before = 0;
	#db: Promise<Database> | undefined;
	#sending: { readonly log: StoredLog; readonly outbox: Outbox }[] = [];
	#looking: Promise<void> | undefined;
	#again: ReturnType<typeof setTimeout> | undefined;

	/** Looks at what is there and sends it; never rejects. */
	look(): Promise<void> {
		this.#looking ??= this.#look()
			// What the browser has closed is opened anew.
			.catch(() => (this.#db = undefined))
			.finally(() => (this.#looking = undefined));
		return this.#looking;
	}

	leave(): void {
		for (const { outbox } of this.#sending) outbox.leave();
	}

	stop(): void {
		clearTimeout(this.#again);
		this.#before = this.sent;
		for (const { outbox } of this.#sending.splice(0)) outbox.stop();
	}

	async #look(): Promise<void> {
		this.stop();
		const db = await (this.#db ??= open());
		const records = await db.getAll('work');
		const waits = await Promise.all(records.map((record) => work.waiting(db, record)));
		const waiting = records.filter((_, index) => waits[index]);
		await tidy(
			db,
			records.filter((record) => !waiting.includes(record))
		);
		const who = waiting.length > 0 ? await whoIs(personAddress) : undefined;
		this.signedOut = who === null;
		this.away = waiting.length > 0 && who === undefined;
		// The network may come back without a word.
		if (this.away) this.#again = setTimeout(() => void this.look(), patience);
		const own = who ? await work.of(db, who) : [];
		const left = own.filter(({ id }) => waiting.some((one) => one.id === id));
		await Promise.all(left.map((record) => this.#send(db, record)));
		this.#count();
	}

	async #send(db: Database, { id, learner, class: room }: WorkRecord): Promise<void> {
		const found = await work.load(db, id, Date.now());
		if (!found) return;
		const log = new StoredLog(found.plan, found.entries, newId);
		const heard = () => this.#count();
		const refused = (entries: readonly LogEntry[]) => {
			this.notTaken = [...this.notTaken, ...entries];
			heard();
		};
		const hearing: Hearing = {
			onsending: heard,
			onstanding: heard,
			onrebased: ({ left }) => refused(left),
			onrefused: refused,
			onover: (_, entries) => refused(entries)
		};
		const place = { class: room, attempt: id };
		const whose = { learner, next: found.record.next };
		const outbox = new Outbox(log, whose, effectsOf(db, place, hearing));
		this.#sending.push({ log, outbox });
		this.#count();
		await outbox.send();
	}

	#count(): void {
		const sum = (of: (log: StoredLog) => number) =>
			this.#sending.reduce((all, { log }) => all + of(log), 0);
		this.answers = sum(({ unsent }) => unsent);
		this.sent = this.#before + sum(({ sent }) => sent);
		this.signedOut ||= this.#sending.some(({ outbox }) => outbox.sending === 'signed-out');
	}
}

/** Work that is over and with the server whole has no business on a device that others may use. */
async function tidy(db: Database, records: readonly WorkRecord[]): Promise<void> {
	for (const record of records) {
		if (record.closed === null || (await work.aside(db, record.id)).length > 0) continue;
		await work.forget(db, record);
	}
}
