import { idOf, mostRecords, type PracticeRecord } from '../practice/exchange.ts';
import * as editions from './editions.ts';
import { StoreError } from './store/error.ts';
import type { Db } from './store/open.ts';

/** What one learner can keep here; ten years of daily practice are some 100,000. */
const longestPractice = 300_000;

/**
 * Adds records to what a learner has. One that is here already stays as it is: the same again changes
 * nothing. A step is taken only behind the one it was done after: of two that devices did at the same
 * place the first counts, and the device that sent the other will learn of it. Durable when it resolves.
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
	for (const record of records) {
		// The learner's other devices will want the case as it was when the lesson began.
		if (record.kind === 'lesson') {
			await editions.pin(db, record.lesson.module, record.lesson.revision, now);
		}
	}
	const others = records.filter(({ kind }) => kind !== 'step');
	if (others.length > 0) {
		await db
			.insertInto('practice')
			.values(others.map((record) => rowOf(learner, record, now)))
			.onConflict((known) => known.columns(['learner', 'kind', 'id']).doNothing())
			.execute();
	}
	const steps = records.flatMap((record) => (record.kind === 'step' ? [record] : []));
	for (let turn = 0; steps.length > 0 && turn < mostTurns; turn++) {
		if (await add(db, learner, await following(db, learner, steps), now)) return true;
	}
	return true;
}

/** Devices that write at the same moment; who comes too late sends again at the next exchange. */
const mostTurns = 5;

type Step = Extract<PracticeRecord, { kind: 'step' }>;

const rowOf = (learner: string, record: PracticeRecord, now: Date) => ({
	learner,
	kind: record.kind,
	id: idOf(record),
	body: JSON.stringify(record),
	server_at: now.toISOString()
});

/** The steps that can be put behind what is here. */
async function following(db: Db, learner: string, steps: readonly Step[]): Promise<Step[]> {
	const places = steps.flatMap(({ lesson, entry }) =>
		[entry.seq, entry.seq - 1].map(placeIn(lesson))
	);
	const rows = await db
		.selectFrom('practice')
		.select(['id', 'body'])
		.where('learner', '=', learner)
		.where('kind', '=', 'step')
		.where('id', 'in', [...new Set(places)])
		.execute();
	const here = new Map(rows.map(({ id, body }) => [id, (JSON.parse(body) as Step).entry.id]));
	const inOrder = [...steps].sort((one, other) => one.entry.seq - other.entry.seq);
	return inOrder.filter(({ lesson, after, entry }) => {
		const at = placeIn(lesson);
		const follows = (here.get(at(entry.seq - 1)) ?? null) === after;
		if (!follows || here.has(at(entry.seq)) || (after === null && entry.seq > 0)) return false;
		here.set(at(entry.seq), entry.id);
		return true;
	});
}

const placeIn = (lesson: string) => (seq: number) => `${lesson}/${seq}`;

/** All or none. @returns false if another device was first */
async function add(db: Db, learner: string, steps: readonly Step[], now: Date): Promise<boolean> {
	if (steps.length === 0) return true;
	const rows = steps.map((step) => rowOf(learner, step, now));
	try {
		await db.insertInto('practice').values(rows).execute();
		return true;
	} catch (error) {
		if (error instanceof StoreError && error.trouble === 'conflict') return false;
		throw error;
	}
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

/** Forgets all that a learner did outside classes. Devices keep their copies, and send them no more. */
export async function erase(db: Db, learner: string): Promise<void> {
	await db.deleteFrom('practice').where('learner', '=', learner).execute();
}
