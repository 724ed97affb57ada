import type { KeptSession } from '../practice/kept.ts';
import type { Database } from './database.ts';

/** The session that is open on this device. */
export const current = (db: Database): Promise<KeptSession | undefined> => db.get('session', 'now');

/** Keeps how far a session is; one that follows it takes its place, and the steps of the old go. */
export async function keep(db: Database, session: KeptSession): Promise<void> {
	const change = db.transaction(['session', 'events'], 'readwrite', { durability: 'strict' });
	const before = await change.objectStore('session').get('now');
	const old = before && before.id !== session.id ? before : undefined;
	await Promise.all([
		old
			&& change
				.objectStore('events')
				.delete(IDBKeyRange.bound([`${old.id}/`], [`${old.id}/\uffff`])),
		change.objectStore('session').put(session, 'now'),
		change.done
	]);
}
