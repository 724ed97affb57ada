import { resolve } from '$app/paths';
import * as attempts from '#lib/client/attempts.ts';
import { open, type Database } from '#lib/client/database.ts';
import { owner } from '#lib/client/owner.ts';
import { newId } from '#lib/client/id.ts';
import * as logs from '#lib/client/log.ts';
import * as reviewLog from '#lib/client/reviews.ts';
import * as sessions from '#lib/client/session.ts';
import type { Module, ModuleKey } from '#lib/content/module.ts';
import type { Bank, BankItem, Content } from '#lib/practice/bank.ts';
import { bankFrom, type Catalogue } from '#lib/practice/catalogue.ts';
import { readIn, reviewsOf } from '#lib/practice/fromlesson.ts';
import type { KeptSession } from '#lib/practice/kept.ts';
import { merge } from '#lib/practice/log.ts';
import type { Review } from '#lib/practice/review.ts';
import { Practice } from '#lib/ui/practice/practice.svelte.ts';

/** What practice knows of this device and of the shelf. */
export type Known = {
	/** Undefined where this browser stores nothing. */
	readonly db: Database | undefined;
	readonly bank: Bank;
	/** Answers in practice and in lessons. */
	readonly reviews: readonly Review[];
	/** Those of them that were given in practice. */
	readonly practised: readonly Review[];
	/** The latest changed first. */
	readonly lessons: readonly attempts.Attempt[];
	/** `module/source` of passages read in lessons. */
	readonly read: ReadonlySet<string>;
	/** Records that could not be read and were set aside. */
	readonly lost: number;
	/** The session on this device, also one that is over. */
	readonly stored: KeptSession | undefined;
	/** The same, if it can be gone on with. */
	readonly kept: KeptSession | undefined;
};

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const now = () => Date.now();
/** A session that was left longer ago is over: what is due has changed meanwhile. */
const fresh = 12 * 60 * 60_000;

/** Reads the device and the catalogue. @throws where the catalogue cannot be had */
export async function look(): Promise<Known> {
	const [bank, db] = await Promise.all([shelf(), opened()]);
	if (!db) return { ...nothing, db, bank };
	const { reviews: practised, lost } = await reviewLog.load(db, now());
	const stored = await sessions.current(db);
	const kept = stored && Math.abs(now() - stored.startedAt) < fresh ? stored : undefined;
	const lessons = await begun(db);
	const given = lessons.flatMap((one) => reviewsOf({ ...one, id: one.record.id }, zone()));
	const read = new Set(lessons.flatMap((one) => readIn(one)));
	const reviews = merge(practised, given);
	return { db, bank, reviews, practised, lessons, read, lost, stored, kept };
}

const nothing = {
	reviews: [],
	practised: [],
	lessons: [],
	read: new Set<string>(),
	lost: 0,
	stored: undefined,
	kept: undefined
};

/** Undefined where this browser forbids storage, which may be said by throwing at once. */
async function opened(): Promise<Database | undefined> {
	try {
		return await open(owner());
	} catch {
		return undefined;
	}
}

/** The lessons on this device that can still be read. */
async function begun(db: Database): Promise<attempts.Attempt[]> {
	const found: attempts.Attempt[] = [];
	for (const { id } of await attempts.all(db)) {
		const attempt = await attempts.load(db, id, now());
		if (attempt) found.push(attempt);
	}
	return found;
}

async function shelf(): Promise<Bank> {
	return bankFrom((await fetched(resolve('/practice/index.json'))) as Catalogue);
}

async function fetched(address: string): Promise<unknown> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} could not be loaded (${response.status}).`);
	return response.json();
}

/** A session on what is known; it takes up the one that was left, if that is wanted. */
export async function practise(known: Known): Promise<Practice> {
	const { db, bank, reviews, read, stored, kept } = known;
	const effects = {
		...(db ? storing(db) : forbidden),
		content: (item: BankItem) => contentOf(db, item),
		read,
		now,
		zone,
		newId
	};
	const practice = new Practice(bank, reviews, effects, stored);
	await (kept ? practice.resume(kept) : practice.goOn());
	return practice;
}

const storing = (db: Database) => ({
	append: (log: string, ...step: Tail<Parameters<typeof reviewLog.append>>) =>
		reviewLog.append(db, log, ...step),
	reread: (log: string) => logs.stored(db, log),
	keep: (session: KeptSession, seen: KeptSession | undefined) => sessions.keep(db, session, seen),
	answers: async () => (await reviewLog.load(db, now())).reviews
});
type Tail<List> = List extends [unknown, unknown, ...infer Rest] ? Rest : never;

const refuse = () => Promise.reject(new Error('This browser stores nothing.'));
const forbidden = {
	append: refuse,
	reread: () => Promise.resolve([]),
	keep: refuse,
	answers: () => Promise.resolve([])
};

const contents = new Map<string, Promise<Content>>();

/** The case an item is from: from this device, or fetched and kept on it. */
export function contentOf(
	db: Database | undefined,
	{ module, revision }: Pick<BankItem, 'module' | 'revision'>
): Promise<Content> {
	const address = `${module}/${revision}`;
	const loading = contents.get(address) ?? load(db, module, revision);
	contents.set(address, loading);
	loading.catch(() => contents.delete(address));
	return loading;
}

async function load(db: Database | undefined, id: string, revision: string): Promise<Content> {
	const kept = await db?.get('modules', [id, revision]);
	if (kept) return kept;
	const at = { id, revision };
	const [module, key] = (await Promise.all([
		fetched(resolve('/modules/[id]/[revision]/module.json', at)),
		fetched(resolve('/modules/[id]/[revision]/key.json', at))
	])) as [Module, ModuleKey];
	// A full device does not keep one from practising.
	await db?.put('modules', { id, revision, module, key }).catch(() => undefined);
	return { module, key };
}
