import type { LessonSnapshot } from '../lesson/snapshot.ts';
import type { Corrected, Sitting, Standing } from '../lesson/standing.ts';
import { marksAlike } from '../scoring/correction.ts';
import { closing, type AttemptCircumstances } from './circumstances.ts';
import * as corrected from './corrected.ts';
import * as logs from './logs.ts';
import * as regrades from './regrades.ts';
import type { Stand } from './snapshots.ts';
import type { Db } from './store/open.ts';
import { endingOf, lateAfter, remainingOf } from './timing.ts';
import { hintsOf, keysOf, unlocked } from './unlocking.ts';

export type Telling = {
	/** Where it stood before what was sent: only keys that were locked then are told. */
	readonly before?: LessonSnapshot;
	/** The whole log, to be told too. */
	readonly log?: readonly logs.StoredEntry[];
};

/** What the learner's browser is told of an attempt. */
export async function tell(
	db: Db,
	found: AttemptCircumstances,
	{ snapshot, next }: Stand,
	{ before, log }: Telling,
	now: Date
): Promise<Standing> {
	const { attempt, terms, feedback } = found;
	const marking = await corrected.markingOf(db, attempt, found.regrades);
	const key = corrected.keyOf(marking);
	const policy = { feedback, dueAt: terms.dueAt };
	const free = unlocked(snapshot, policy, now);
	const known = before ? unlocked(before, policy, now) : [];
	return {
		attempt: attempt.id,
		next,
		...(log && { entries: log.map(logs.bare) }),
		keys: keysOf(
			snapshot,
			key,
			free.filter((id) => !known.includes(id))
		),
		hints: hintsOf(snapshot, key, free),
		remaining: attempt.preview ? null : remainingOf(endingOf(attempt, terms), now),
		closed: closing(found, snapshot, now),
		late: await lateOf(db, found, now),
		corrections: regrades.stampOf(found.regrades),
		corrected: correctionsIn(snapshot, marking, free)
	};
}

/** All that a browser needs to sit it. */
export async function sit(
	db: Db,
	found: AttemptCircumstances,
	stand: Stand,
	log: readonly logs.StoredEntry[],
	now: Date
): Promise<Sitting> {
	const { attempt } = found;
	const marking = await corrected.markingOf(db, attempt, found.regrades);
	return {
		attempt: attempt.id,
		number: attempt.number,
		preview: attempt.preview === 1,
		title: found.title,
		feedback: found.feedback,
		dueAt: found.terms.dueAt,
		module: marking.module,
		options: JSON.parse(attempt.options) as Sitting['options'],
		standing: await tell(db, found, stand, { log }, now)
	};
}

/** A reason may name any item: none is told while one of them is not explained. */
function correctionsIn(
	snapshot: LessonSnapshot,
	{ key, later }: corrected.Marking,
	free: readonly string[]
): readonly Corrected[] {
	const asked = snapshot.context.plan.steps.flat();
	if (later.length === 0 || !asked.every((id) => free.includes(id))) return [];
	return later.flatMap(({ regrade: { at, reason, keepBetter }, key: now }, index) => {
		const was = later[index - 1]?.key ?? key;
		const touched = asked.filter((id) => !marksAlike(was.keys[id]!, now.keys[id]!));
		if (touched.length === 0) return [];
		return [{ at, reason, keepBetter, before: keysOf(snapshot, was, touched) }];
	});
}

/** How many entries came too late; nobody is late in a look at it. */
async function lateOf(db: Db, { attempt, terms }: AttemptCircumstances, now: Date) {
	const end = attempt.preview ? null : lateAfter(attempt, terms);
	if (end === null || now.toISOString() <= end) return 0;
	return logs.countAfter(db, { class: attempt.class, attempt: attempt.id }, end);
}
