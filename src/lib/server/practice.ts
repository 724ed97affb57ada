import { idOf, mostRecords, type PracticeRecord } from '../practice/exchange.ts';
import * as modules from './modules.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';

/** What one learner can keep here; ten years of daily practice are some 100,000. */
export const longestPractice = 300_000;

/**
 * Adds records to what a learner has. One that is here already stays as it is: the same again changes
 * nothing, and of two steps at one place of a lesson the first counts. Durable when it resolves.
 * @returns false where there is no room for them
 */
export async function keep(
	db: Db,
	learner: string,
	records: readonly PracticeRecord[],
	now: Date
): Promise<boolean> {
	if (records.length === 0) return true;
	const { held } = await db
		.selectFrom('practice')
		.select((row) => row.fn.countAll<number>().as('held'))
		.where('learner', '=', learner)
		.executeTakeFirstOrThrow();
	if (held + records.length > longestPractice) return false;
	for (const record of records) if (record.kind === 'lesson') await pin(db, record.lesson, now);
	await db
		.insertInto('practice')
		.values(
			records.map((record) => ({
				learner,
				kind: record.kind,
				id: idOf(record),
				body: JSON.stringify(record),
				server_at: now.toISOString()
			}))
		)
		.onConflict((known) => known.columns(['learner', 'kind', 'id']).doNothing())
		.execute();
	return true;
}

/** The learner's other devices will want the case as it was when the lesson began. */
async function pin(
	db: Db,
	{ module: id, revision }: { readonly module: string; readonly revision: string },
	now: Date
) {
	const [module, key] = await Promise.all([modules.find(id), modules.findKey(id, revision)]);
	if (module?.revision === revision && key) await revisions.keep(db, module, key, now);
}

/** Servers' clocks differ, and what was stamped first may be committed last. */
const overlap = 60_000;

/**
 * What a learner has, in the order in which it came, from where the last reply ended. The end of a
 * last part lies a minute back, so that nothing is missed; what comes twice changes nothing.
 * @param after as it was told, or null from the beginning
 */
export async function since(
	db: Db,
	learner: string,
	after: string | null,
	now: Date
): Promise<{ records: readonly unknown[]; after: string; more: boolean }> {
	const [at = '', kind = '', ...rest] = (after ?? '').split(' ');
	const rows = await db
		.selectFrom('practice')
		.select(['kind', 'id', 'body', 'server_at'])
		.where('learner', '=', learner)
		.where(({ eb, refTuple, tuple }) =>
			eb(refTuple('server_at', 'kind', 'id'), '>', tuple(at, kind as 'review', rest.join(' ')))
		)
		.orderBy('server_at')
		.orderBy('kind')
		.orderBy('id')
		.limit(mostRecords + 1)
		.execute();
	const more = rows.length > mostRecords;
	const told = rows.slice(0, mostRecords);
	const last = told.at(-1);
	return {
		records: told.map(({ body }) => JSON.parse(body) as unknown),
		after:
			more && last
				? `${last.server_at} ${last.kind} ${last.id}`
				: new Date(now.getTime() - overlap).toISOString(),
		more
	};
}
