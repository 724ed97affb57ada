import { randomBytes, randomInt } from 'node:crypto';
import type { LogEntry } from '../lesson/event.ts';
import type { LessonOptions, LessonPlan } from '../lesson/plan.ts';
import type { LessonSnapshot } from '../lesson/snapshot.ts';
import type { Closing, Sitting, Standing, StartRefusal } from '../lesson/standing.ts';
import { closing, ofAssignment, ofAttempt, type AttemptCircumstances } from './circumstances.ts';
import * as corrected from './corrected.ts';
import { decide, type Decision } from './deciding.ts';
import * as logs from './logs.ts';
import * as snapshots from './snapshots.ts';
import type { Stand } from './snapshots.ts';
import { sit, tell, type Telling } from './standings.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow, AttemptRow } from './store/tables.ts';
import type { Terms } from './terms.ts';
import { endsAt, lateAfter, sealed } from './timing.ts';

/** An attempt, and who asks for it: to all but its learner it does not exist. */
type Place = { readonly class: string; readonly attempt: string; readonly learner: string };

/** Somebody at an assignment; with `preview` a teacher who looks at it as a student. */
type Seat = {
	readonly class: string;
	readonly assignment: string;
	readonly learner: string;
	readonly preview: boolean;
};

type Started =
	{ readonly sitting: Sitting; readonly begun: boolean } | { readonly refused: StartRefusal };

/**
 * Starts an attempt, or goes on with the one that is open: two taps, tabs or devices come to the same.
 * @returns undefined where the class has no such assignment
 */
export async function start(db: Db, seat: Seat, now: Date): Promise<Started | undefined> {
	const found = await ofAssignment(db, seat);
	if (!found) return undefined;
	const rows = await ofLearner(db, seat);
	const counted = rows.filter((row) => row.set_aside_at === null);
	const latest = counted.at(-1);
	const open = latest && (await opened(db, latest, now));
	if (open) return { sitting: open, begun: false };
	const refused = refusal(found, seat, counted.length, now);
	if (refused) return { refused };
	const revision = await corrected.revisionFor(db, found.assignment, found.regrades);
	const given = { ...found.assignment, revision };
	const attempt = drafted(seat, given, (rows.at(-1)?.number ?? 0) + 1, now);
	const ends_at = seat.preview ? null : endsAt(now, found.terms);
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('attempt')
		.values({ ...attempt, ends_at })
		.onConflict((taken) =>
			taken.columns(['class', 'assignment', 'learner', 'preview', 'number']).doNothing()
		)
		.executeTakeFirst();
	// Another tab was first: its attempt is there now.
	if (!numInsertedOrUpdatedRows) return start(db, seat, now);
	const stored = { ...found, attempt: { ...attempt, ends_at }, last: -1 };
	const stand = await snapshots.at(db, stored.attempt, -1);
	return { sitting: await sit(db, stored, stand, [], now), begun: true };
}

/** The attempt as it is sat, if it is not over. */
async function opened(db: Db, { class: id, id: attempt }: AttemptRow, now: Date) {
	const found = await ofAttempt(db, { class: id, attempt });
	if (!found) return undefined;
	const stand = await snapshots.at(db, found.attempt, found.last);
	if (closing(found, stand.snapshot, now) !== null) return undefined;
	return sit(db, found, stand, await logs.read(db, { class: id, attempt }), now);
}

type Found = NonNullable<Awaited<ReturnType<typeof ofAssignment>>>;

function refusal(
	{ role, archived, withdrawn, terms }: Found,
	{ preview }: Seat,
	begun: number,
	now: Date
): StartRefusal | undefined {
	if (role === null || preview === (role === 'student')) return 'not-a-student';
	if (archived) return 'archived';
	if (withdrawn) return 'withdrawn';
	if (preview) return undefined;
	const time = now.toISOString();
	if (terms.opensAt !== null && time < terms.opensAt) return 'not-open-yet';
	if (terms.locksAt !== null && time >= terms.locksAt) return 'locked';
	return terms.attempts !== null && begun >= terms.attempts ? 'no-attempts-left' : undefined;
}

function drafted(
	{ preview, ...whose }: Seat,
	{ module, revision, ...assignment }: AssignmentRow,
	number: number,
	now: Date
): Omit<AttemptRow, 'ends_at'> {
	return {
		...whose,
		id: randomBytes(16).toString('hex'),
		preview: preview ? 1 : 0,
		module,
		revision,
		options: JSON.stringify(optionsOf(assignment, randomInt(2 ** 31))),
		number,
		started_at: now.toISOString(),
		late_counts: null,
		set_aside_at: null
	};
}

type Manner = Pick<AssignmentRow, 'feedback' | 'confidence' | 'items' | 'shuffle' | 'blind_review'>;

/** How the lesson goes. Where explanations come later, all is handed in as one set. */
const optionsOf = (
	{ feedback, confidence, items, shuffle, blind_review }: Manner,
	seed: number
): LessonOptions => ({
	feedback: feedback === 'item' ? 'item' : 'set',
	confidence,
	seed,
	order: shuffle ? 'shuffled' : 'author',
	blindReview: blind_review === 1,
	...(items !== null && { items: JSON.parse(items) as string[] })
});

/** 410: nothing can be stored any more. With 409 the standing holds the whole log. */
export type Appended = {
	readonly status: Decision['status'] | 410;
	readonly standing: Standing;
};

/** How often entries are decided upon anew because another request was first. */
const mostTurns = 5;

/**
 * Puts entries at the end of the log, by the rules of `decide`. Resolves when all that it says is stored
 * is durable; of what is stored nothing is half stored.
 * @returns undefined where the learner has no such attempt
 */
export async function append(
	db: Db,
	asked: Place & { readonly session: string | null },
	sent: readonly LogEntry[],
	now: Date
): Promise<Appended | undefined> {
	for (let turn = 1; ; turn++) {
		const found = await own(db, asked);
		if (!found) return undefined;
		const place = { class: asked.class, attempt: asked.attempt, session: asked.session };
		// Entries that follow the log directly are new; if not, their names are taken and that is told.
		const direct = turn === 1 && (sent[0]?.seq ?? found.last + 1) === found.last + 1;
		const log = direct ? undefined : await logs.read(db, place);
		const base = await snapshots.at(db, found.attempt, log ? log.length - 1 : found.last);
		const told = (status: Appended['status'], stand: Stand, telling: Telling) =>
			tell(db, found, stand, telling, now).then((standing) => ({ status, standing }));
		const names = new Map(log?.map(({ id, seq }) => [id, seq]));
		const { status, taken, stand } = decide(base, (id) => names.has(id), sent);
		const over = closing(found, base.snapshot, now);
		if (taken.length > 0 && over !== null && sealed.includes(over)) return told(410, base, {});
		if (status === 409 || (taken.length > 0 && !(await logs.write(db, place, taken, now)))) {
			if (log && (status === 409 || turn === mostTurns)) return told(409, base, { log });
			continue;
		}
		snapshots.keep(asked.attempt, stand);
		const first = Math.min(base.next, ...sent.flatMap(({ id }) => names.get(id) ?? []));
		const before = await snapshots.before(db, found.attempt, base, log, first);
		return told(status, stand, { before });
	}
}

/** Where an attempt stands, with its whole log; undefined where the learner has no such attempt. */
export async function standing(db: Db, place: Place, now: Date): Promise<Standing | undefined> {
	return (await resume(db, place, now))?.standing;
}

/** All that is needed to sit an attempt, or to look at it once it is over. */
export async function resume(db: Db, place: Place, now: Date): Promise<Sitting | undefined> {
	const found = await own(db, place);
	if (!found) return undefined;
	const log = await logs.read(db, place);
	const stand = snapshots.fold(await snapshots.first(db, found.attempt), log);
	return sit(db, found, stand, log, now);
}

async function own(db: Db, place: Place): Promise<AttemptCircumstances | undefined> {
	const found = await ofAttempt(db, place);
	return found?.attempt.learner === place.learner ? found : undefined;
}

/** A learner's attempts at an assignment, the first one first. */
export function ofLearner(db: Db, seat: Seat): Promise<AttemptRow[]> {
	return db
		.selectFrom('attempt')
		.selectAll()
		.where('class', '=', seat.class)
		.where('assignment', '=', seat.assignment)
		.where('learner', '=', seat.learner)
		.where('preview', '=', seat.preview ? 1 : 0)
		.orderBy('number')
		.execute();
}

/** An attempt as staff look at it: what was asked, what was done and when, and what it is marked by. */
export type Loaded = {
	readonly attempt: AttemptRow;
	readonly terms: Terms;
	readonly marking: corrected.Marking;
	readonly plan: LessonPlan;
	readonly entries: readonly logs.StoredEntry[];
	readonly snapshot: LessonSnapshot;
	readonly closed: Closing | null;
	/** What was stored after this is late; null: nothing is. */
	readonly lateAfter: string | null;
};

/** For staff. @returns undefined where the class has no such attempt */
export async function load(
	db: Db,
	classId: string,
	attempt: string,
	now: Date
): Promise<Loaded | undefined> {
	const found = await ofAttempt(db, { class: classId, attempt });
	if (!found) return undefined;
	const [marking, entries, stand] = await Promise.all([
		corrected.markingOf(db, found.attempt, found.regrades),
		logs.read(db, { class: classId, attempt }),
		snapshots.first(db, found.attempt)
	]);
	const { snapshot } = snapshots.fold(stand, entries);
	return {
		marking,
		attempt: found.attempt,
		terms: found.terms,
		plan: snapshot.context.plan,
		entries,
		snapshot,
		closed: closing(found, snapshot, now),
		lateAfter: lateAfter(found.attempt, found.terms)
	};
}
