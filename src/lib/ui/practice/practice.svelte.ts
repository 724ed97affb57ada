import type { LogEntry } from '../../lesson/event.ts';
import { planLesson } from '../../lesson/plan.ts';
import { bankOf, shelved, type Bank, type BankItem, type Content } from '../../practice/bank.ts';
import { offsetAt } from '../../practice/day.ts';
import { forecast } from '../../practice/forecast.ts';
import { reviewOf } from '../../practice/given.ts';
import { keptPick, logOf, restored, type KeptSession } from '../../practice/kept.ts';
import { emptyFor, fold, type Ledger } from '../../practice/ledger.ts';
import { merge } from '../../practice/log.ts';
import { next, type Stop } from '../../practice/next.ts';
import type { Review } from '../../practice/review.ts';
import type { Asking, Pick, Session } from '../../practice/session.ts';
import { markItem } from '../../scoring/mark.ts';
import { Desk } from '../lesson/desk.svelte.ts';
import { Run } from '../run.svelte.ts';

type Effects = {
	/** The passages and the key of an item. @throws where they cannot be had */
	readonly content: (item: BankItem) => Promise<Content>;
	/** Resolves when the step, and the answer it completes, are durable. */
	readonly append: (log: string, entry: LogEntry, review?: Review) => Promise<void>;
	readonly reread: (log: string) => Promise<readonly LogEntry[]>;
	/** Stores how far the session is, or tells what another tab has stored since `seen`. */
	readonly keep: (
		session: KeptSession,
		seen: KeptSession | undefined
	) => Promise<KeptSession | undefined>;
	/** Answers as they are stored now. */
	readonly answers: () => Promise<readonly Review[]>;
	/** `module/source` of passages read in lessons. */
	readonly read: ReadonlySet<string>;
	readonly now: () => number;
	/** IANA name. */
	readonly zone: () => string;
	readonly newId: () => string;
};

/**
 * A practice session that is running: one item after the other, each a lesson of its own on the same
 * machine. What is asked follows from the log of answers; nothing else decides it.
 */
export class Practice {
	/** The item being answered; nothing at the end. */
	desk = $state.raw<Desk>();
	stop = $state.raw<Stop>();
	session = $state.raw<Session>([]);
	/** Items that the session will come to, as far as can be told. */
	expected = $state.raw(0);
	reviews = $state.raw<readonly Review[]>([]);
	/** Another tab had gone on with the session, and this one follows it. */
	overtaken = $state.raw(false);
	/** Another case would have come first, and could not be had: there is no network. */
	madeDo = $state.raw(false);
	ledger: Ledger;
	readonly bank: Bank;
	#effects: Effects;
	#kept: KeptSession;
	/** What this tab knows to be stored. */
	#seen: KeptSession | undefined;
	/** How far the session is has not been stored. */
	#unkept = false;
	/** The steps of the item that was asked last; those of earlier items are written before them. */
	#latest = $state.raw<Run>();
	/** Some of what was answered is not durable yet. */
	unsaved = $derived(this.#latest !== undefined && this.#latest.kept !== 'device');

	/** @param stored the session on this device: to be resumed, or over */
	constructor(bank: Bank, reviews: readonly Review[], effects: Effects, stored?: KeptSession) {
		this.bank = bank;
		this.ledger = fold(emptyFor(bank), reviews, effects.now());
		this.#effects = effects;
		this.#kept = this.#anew();
		this.#seen = stored;
	}

	#anew(): KeptSession {
		const { newId, now } = this.#effects;
		return { id: newId(), startedAt: now(), picks: [], ended: false };
	}

	/** What was answered in this session. A clock may have been changed since it began. */
	get answers(): readonly Review[] {
		const ids = this.session.map((_, nth) => logOf(this.#kept, nth));
		return this.reviews.filter(({ id }) => ids.includes(id));
	}

	get pick(): Pick | undefined {
		return this.session.at(-1);
	}

	/** Takes a stored session up where it was left. */
	async resume(kept: KeptSession): Promise<void> {
		const session = restored(this.bank, kept);
		this.#seen = kept;
		// What was taken off the shelf meanwhile cannot be gone on with.
		if (session.length < kept.picks.length || !session.length) {
			this.#kept = this.#anew();
			this.session = [];
			return this.goOn();
		}
		this.#kept = kept;
		this.session = session;
		const log = logOf(kept, session.length - 1);
		const entries = await this.#effects.reread(log);
		await this.#sit(entries);
		if (kept.ended) {
			this.#take();
			await this.goOn();
		}
	}

	/** On to the next item, or to the end. */
	async goOn(more = false): Promise<void> {
		if (this.desk?.context.handedIn.length) this.#take();
		this.overtaken = false;
		const said = await this.#within(more);
		if (!('item' in said)) return this.end(said);
		this.session = [...this.session, said];
		this.stop = undefined;
		// First, so that no answer is stored under a place that the session does not know of.
		const other = await this.#keep(false);
		await (other ? this.#follow(other) : this.#sit([]));
	}

	/**
	 * What comes next of what can be had: without a network a device may hold some cases only.
	 * @throws what `content` throws where that leaves nothing to ask
	 */
	async #within(more: boolean): Promise<Pick | Stop> {
		let { bank } = this;
		let missing: unknown;
		for (;;) {
			const said = next({ ...this.#asking(), bank, more });
			if (!('item' in said)) {
				if (missing !== undefined) throw missing as Error;
				return said;
			}
			try {
				await this.#effects.content(said.item);
				this.madeDo = missing !== undefined;
				return said;
			} catch (error) {
				missing = error;
				const others = bank.items.filter(({ module }) => module !== said.item.module);
				bank = shelved(others, bank.reading);
			}
		}
	}

	/** Ends the session here. */
	async end(stop: Stop = { stop: 'time' }): Promise<void> {
		if (this.desk && !this.desk.context.handedIn.length) this.session = this.session.slice(0, -1);
		this.desk = undefined;
		this.stop = stop;
		const other = await this.#keep(true);
		if (other) await this.#follow(other);
	}

	/** Another tab has begun a session, or gone on with this one: there is one for all tabs. */
	async #follow(other: KeptSession): Promise<void> {
		const stored = await this.#effects.answers();
		this.reviews = merge(this.reviews, stored);
		this.ledger = fold(this.ledger, stored, this.#effects.now());
		this.stop = undefined;
		await this.resume(other);
		this.overtaken = true;
	}

	/** Tries again to write what the device refused. Never rejects: `unsaved` tells. */
	async save(): Promise<void> {
		await this.#latest?.save();
	}

	#asking(): Asking {
		const { bank, ledger, session } = this;
		const { read, now, zone } = this.#effects;
		return { bank, ledger, session, read, now: now(), zone: zone() };
	}

	async #sit(entries: readonly LogEntry[]): Promise<void> {
		const { pick } = this;
		if (!pick) return;
		const { append, reread, content, now, newId } = this.#effects;
		const { module, key } = await content(pick.item);
		const log = logOf(this.#kept, this.session.length - 1);
		const asked = module.items.filter(({ id }) => id === pick.item.item.id);
		const options = { feedback: 'item', confidence: 'optional', seed: 0 } as const;
		const before = this.#latest;
		const run: Run = new Run(planLesson({ ...module, items: asked }, options), entries, {
			append: async (entry) => {
				await settled(before);
				if (this.#unkept) await this.#write();
				const review = entry.event.type === 'submit' ? this.#reviewOf(desk, log) : undefined;
				return append(log, entry, review);
			},
			reread: () => reread(log),
			now,
			newId
		});
		const desk: Desk = new Desk(run, module, key, 'Go on');
		this.#latest = run;
		run.send({ type: 'begin' });
		this.expected = Math.max(this.session.length, forecast(this.#asking()).length);
		this.desk = desk;
	}

	/** The answer on the desk, once it was handed in. */
	#reviewOf({ run, module, key }: Desk, id: string): Review | undefined {
		const { handedIn, answers, confidence } = run.snapshot.context;
		const item = handedIn[0] ?? '';
		const asked = bankOf([{ module, key }]).byAddress.get(`${module.id}/${item}`);
		const at = run.entries.find(({ event }) => event.type === 'submit')?.at;
		const answer = answers[item];
		if (!asked || !answer || at === undefined) return undefined;
		const sure = confidence[item];
		return reviewOf(asked, markItem(asked.item, asked.key, answer, sure), {
			id,
			at,
			offset: offsetAt(at, this.#effects.zone()),
			answer,
			...(sure && { confidence: sure })
		});
	}

	#take(): void {
		const review =
			this.desk && this.#reviewOf(this.desk, logOf(this.#kept, this.session.length - 1));
		if (!review || this.reviews.some(({ id }) => id === review.id)) return;
		this.reviews = [...this.reviews, review];
		this.ledger = fold(this.ledger, [review], this.#effects.now());
	}

	/**
	 * Where the device refuses, it is tried again before the next step, which says so.
	 * @returns the session of another tab that is there in its place
	 */
	async #keep(ended: boolean): Promise<KeptSession | undefined> {
		this.#kept = { ...this.#kept, picks: this.session.map(keptPick), ended };
		this.#unkept = true;
		return this.#write().catch(() => undefined);
	}

	async #write(seen = this.#seen): Promise<KeptSession | undefined> {
		const session = this.#kept;
		const other = await this.#effects.keep(session, seen);
		// What another tab has ended can be followed by another, or gone on with.
		if (other?.ended) return this.#write(other);
		if (!other) this.#seen = session;
		this.#unkept = false;
		return other;
	}
}

/** Writes what was left of an earlier item. @throws Error where the device still refuses */
async function settled(run: Run | undefined): Promise<void> {
	await run?.save();
	if (run && run.kept !== 'device') throw new Error('Earlier steps could not be written.');
}
