import { resolve } from '$app/paths';
import type { Module, ModuleKey } from '#lib/content/module.ts';
import * as attempts from '#lib/client/attempts.ts';
import { open, type ModuleRecord } from '#lib/client/database.ts';
import { newId } from '#lib/client/id.ts';
import type { Imported } from '#lib/client/importing.ts';
import { owner } from '#lib/client/owner.ts';
import { synchronise, type Effects, type Outcome } from '#lib/client/sync.ts';
import { parseToldRecords } from '#lib/practice/exchange.ts';

/** How practice follows its learner: `nobody` without an account, `unstored` where nothing is kept. */
export type Following = Outcome | 'nobody' | 'unstored';

/** Exchanges what this device and the account have; whoever asks meanwhile waits for the same. Never rejects. */
export const follow = (): Promise<Following> =>
	(exchanging ??= exchange().finally(() => (exchanging = undefined)));
let exchanging: Promise<Following> | undefined;

async function exchange(): Promise<Following> {
	const person = owner();
	if (person === undefined) return 'nobody';
	try {
		const db = await open(person);
		const outcome = await synchronise(db, effects);
		db.close();
		return outcome;
	} catch {
		return 'unstored';
	}
}

/** In milliseconds. */
const patience = 30_000;

const effects: Effects = {
	send: async (sent) => {
		try {
			const response = await fetch(resolve('/api/practice'), {
				method: 'POST',
				body: JSON.stringify(sent),
				headers: { 'content-type': 'application/json' },
				signal: AbortSignal.timeout(patience)
			});
			if (response.status === 401) return 'signed-out';
			if (response.status === 413) return 'full';
			return (response.ok && parseToldRecords(await response.json())) || 'away';
		} catch {
			return 'away';
		}
	},
	content: async (id, revision) => {
		const at = { id, revision };
		const [module, key] = await Promise.all([
			fetched<Module>(resolve('/modules/[id]/[revision]/module.json', at)),
			fetched<ModuleKey>(resolve('/modules/[id]/[revision]/key.json', at))
		]);
		return module && key && ({ id, revision, module, key } satisfies ModuleRecord);
	},
	newId,
	now: () => Date.now()
};

async function fetched<T>(address: string): Promise<T | undefined> {
	try {
		const response = await fetch(address);
		return response.ok ? ((await response.json()) as T) : undefined;
	} catch {
		return undefined;
	}
}

/** Answers and lessons on this device that belong to nobody, where somebody is signed in. */
export async function unclaimed(): Promise<{ answers: number; lessons: number }> {
	const none = { answers: 0, lessons: 0 };
	if (owner() === undefined) return none;
	try {
		const db = await open();
		const found = {
			answers: await db.count('reviews'),
			lessons: (await attempts.all(db)).length
		};
		db.close();
		return found;
	} catch {
		return none;
	}
}

/**
 * Moves what belongs to nobody into the account of who is signed in: once, as it is no longer here
 * afterwards. What cannot be read stays where it is.
 * @throws DOMException when the device is full, Error when there is too much; then nothing was moved
 */
export async function claim(): Promise<Imported> {
	const [from, to, { importInto }, { erase, exportAll }] = await Promise.all([
		open(),
		open(owner()),
		import('#lib/client/importing.ts'),
		import('#lib/client/transfer.ts')
	]);
	const moved = await importInto(to, await exportAll(from, Date.now()));
	// Only what is there now is taken away here.
	if (moved.file === 'good' && moved.bad === 0) await erase(from);
	for (const db of [from, to]) db.close();
	if (moved.file !== 'good') throw new Error('There is more here than can be moved.');
	return moved;
}

/** Erases what the account has, where there is one. @throws Error when that could not be done */
export async function eraseElsewhere(): Promise<void> {
	if (owner() === undefined) return;
	// What is under way would bring back what it had already read.
	await exchanging;
	const { ok, status } = await fetch(resolve('/api/practice'), { method: 'DELETE' });
	if (!ok) throw new Error(`The account could not be erased (${status}).`);
}
