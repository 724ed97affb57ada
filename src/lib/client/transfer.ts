import type { Database } from './database.ts';

export const format = 'grounds';
export const version = 1;

/** Everything that is kept on this device, as text that `importInto` reads. */
export async function exportAll(db: Database, at: number): Promise<string> {
	const [reviews, attempts, events, modules, aside, work] = await Promise.all([
		db.getAll('reviews'),
		db.getAll('attempts'),
		db.getAll('events'),
		db.getAll('modules'),
		db.getAll('aside'),
		db.getAllKeys('work')
	]);
	const kept = new Set(attempts.map(({ id }) => id));
	const steps = events.filter(({ attempt }) => kept.has(attempt));
	return JSON.stringify({
		format,
		version,
		at,
		reviews,
		attempts,
		events: steps,
		modules,
		aside: aside.filter(({ attempt }) => !work.includes(attempt))
	});
}

/** Everything a person did, gone; in one transaction. Work for a class is not this person's alone. */
export async function erase(db: Database): Promise<void> {
	const own = ['reviews', 'session', 'attempts', 'modules', 'shared'] as const;
	const mixed = ['events', 'aside'] as const;
	const stores = [...own, ...mixed, 'work'] as const;
	const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
	const work = new Set(await change.objectStore('work').getAllKeys());
	const clear = async (store: (typeof mixed)[number]) => {
		let found = await change.objectStore(store).openCursor();
		for (; found; found = await found.continue()) {
			if (!work.has(found.value.attempt)) await found.delete();
		}
	};
	await Promise.all([
		...own.map((name) => change.objectStore(name).clear()),
		...mixed.map(clear),
		change.done
	]);
}
