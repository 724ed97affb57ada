import { isSame, logOf, type KeptSession } from '../practice/kept.ts';
import type { Database } from './database.ts';
import { ofAttempt } from './log.ts';

/** The session that is open on this device. */
export const current = (db: Database): Promise<KeptSession | undefined> => db.get('session', 'now');

/**
 * Keeps how far a session is, unless another tab has gone on meanwhile. What was stored is looked at
 * and replaced in one transaction, so that tabs that begin at once come to one session. Steps that
 * it has no place for go.
 * @param seen what this tab knows to be stored
 * @returns what another tab has stored; then nothing was written
 */
export async function keep(
	db: Database,
	session: KeptSession,
	seen: KeptSession | undefined
): Promise<KeptSession | undefined> {
	const change = db.transaction(['session', 'events'], 'readwrite', { durability: 'strict' });
	const steps = change.objectStore('events');
	const before = await change.objectStore('session').get('now');
	if (before && !isSame(before, seen)) return before;
	await Promise.all([
		...(before ? goneWith(before, session) : []).map((range) => steps.delete(range)),
		change.objectStore('session').put(session, 'now'),
		change.done
	]);
	return undefined;
}

/** Steps of a session that is followed by another; of the same, those of questions that were taken back. */
function goneWith(before: KeptSession, { id, picks }: KeptSession): IDBKeyRange[] {
	if (before.id !== id) return [IDBKeyRange.bound([`${before.id}/`], [`${before.id}/\uffff`])];
	const first = before.picks.length;
	return picks.slice(first).map((_, nth) => ofAttempt(logOf(before, first + nth)));
}
