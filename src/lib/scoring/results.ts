import type { Score } from './attemptmark.ts';
import { countedOf, taken, type CountRule, type LateRule } from './counted.ts';
import { median } from './median.ts';
import type { Projection } from './projection.ts';

/* What a table of results says of attempts and students. All times in milliseconds since 1970. */

/** `closed`: time was up, or the lock came, before it was handed in. */
export const resultStates = ['not-started', 'working', 'handed-in', 'late', 'closed'] as const;
export type ResultState = (typeof resultStates)[number];

/** An attempt as it is stored, with the fold of its log. */
export type Kept = {
	readonly id: string;
	/** 1, 2, 3 … of this learner at this assignment. */
	readonly number: number;
	readonly startedAt: number;
	/** When its limit or the lock ends it. */
	readonly endsAt: number | null;
	/** What arrived after this was late. */
	readonly deadline: number | null;
	readonly setAside: boolean;
	/** What the teacher decided about late work; null: nothing yet. */
	readonly lateDecision: boolean | null;
	readonly projection: Projection;
};

/** Late work that makes a difference to the mark. */
type Late = {
	readonly taken: 'all' | 'in-time';
	/** The teacher has still to decide. */
	readonly waiting: boolean;
	readonly all: Score;
	readonly inTime: Score;
};

export type AttemptResult = {
	readonly id: string;
	readonly number: number;
	readonly state: Exclude<ResultState, 'not-started'>;
	readonly setAside: boolean;
	/** The item looked at, counted from 1; null before the first. */
	readonly item: number | null;
	readonly asked: number;
	readonly answered: number;
	/** null while it runs. */
	readonly score: Score | null;
	/** Marks beside it, where a corrected key changes what was asked: before, and by that key alone. */
	readonly regraded: { readonly was: Score; readonly by: Score } | null;
	readonly late: Late | null;
	readonly startedAt: number;
	readonly handedInAt: number | null;
	readonly lastAt: number | null;
	/** Time at work in milliseconds. */
	readonly worked: number;
};

/** What holds for a learner. */
type Terms = {
	readonly dueAt: number | null;
	/** Nothing more is taken of them: the class is archived, or they were removed. */
	readonly shut: boolean;
	readonly late: LateRule;
};

/** What is to be said of one attempt. */
export function attemptResult(
	{ projection, ...kept }: Kept,
	{ dueAt, shut, late: rule }: Terms,
	now: number
): AttemptResult {
	const { handedInAt, all, inTime } = projection;
	const ended = shut || kept.setAside || (kept.endsAt !== null && kept.endsAt <= now);
	const runs = handedInAt === null && !ended;
	const share = taken(rule, kept.lateDecision);
	const late: Late | null = projection.late
		? { taken: share, waiting: rule === 'ask' && kept.lateDecision === null, all, inTime }
		: null;
	const of = late?.taken === 'in-time' ? 'inTime' : 'all';
	const score = runs ? null : projection[of];
	const { regraded } = projection;
	return {
		id: kept.id,
		number: kept.number,
		state: runs ? 'working' : stateOf(kept, projection, dueAt),
		setAside: kept.setAside,
		item: projection.item,
		asked: projection.asked,
		answered: score?.answered ?? projection.chosen,
		score,
		regraded: runs || !regraded ? null : { was: regraded.was[of], by: regraded.by[of] },
		late: runs ? null : late,
		startedAt: kept.startedAt,
		handedInAt,
		lastAt: projection.lastAt,
		worked: projection.worked
	};
}

function stateOf(
	{ deadline }: Pick<Kept, 'deadline'>,
	{ handedInAt, late }: Projection,
	dueAt: number | null
): 'handed-in' | 'late' | 'closed' {
	if (handedInAt === null) return 'closed';
	if (deadline === null || handedInAt <= deadline) return 'handed-in';
	// A browser hands in when time is up; unless answers came with it, nothing was late.
	return late || (dueAt !== null && handedInAt > dueAt) ? 'late' : 'closed';
}

/** What a row shows of a student's attempts. */
export type Standing = {
	/** The mark as it was before a correction; null: no correction touches it, or there is none yet. */
	readonly was: Score | null;
	readonly state: ResultState;
	/** The attempt shown: the one that counts, else the last that was not set aside. */
	readonly shown: AttemptResult | null;
	/** Number of the attempt that counts; null: none does yet. */
	readonly counted: number | null;
	/** How many were begun and not set aside. */
	readonly made: number;
	/** Number of the attempt under way while another one counts already. */
	readonly underWay: number | null;
	/** Attempts whose late work waits for a decision. */
	readonly waiting: number;
	/** Due, and nothing handed in. */
	readonly overdue: boolean;
};

/** Where a student stands, over all their attempts. */
export function standingOf(
	attempts: readonly AttemptResult[],
	rule: CountRule,
	dueAt: number | null,
	now: number
): Standing {
	const counted = counting(attempts, rule, ({ score }) => score);
	const before = counting(attempts, rule, scoreBefore);
	const standing = attempts.filter(({ setAside }) => !setAside);
	const latest = standing.reduce<AttemptResult | undefined>(
		(last, one) => (last && last.number > one.number ? last : one),
		undefined
	);
	const shown = counted ?? latest ?? null;
	const touched = standing.some(({ regraded }) => regraded);
	return {
		was: touched && before ? scoreBefore(before) : null,
		state: shown?.state ?? 'not-started',
		shown,
		counted: counted?.number ?? null,
		made: standing.length,
		underWay: counted && latest?.state === 'working' ? latest.number : null,
		waiting: standing.filter(({ late }) => late?.waiting).length,
		overdue: !counted && dueAt !== null && dueAt <= now
	};
}

/** Of several attempts another one may have counted before their keys were corrected. */
const scoreBefore = ({ regraded, score }: AttemptResult) => regraded?.was ?? score;

const counting = (
	attempts: readonly AttemptResult[],
	rule: CountRule,
	scoreOf: (one: AttemptResult) => Score | null
): AttemptResult | undefined =>
	countedOf(
		attempts.map((one) => ({
			number: one.number,
			share: scoreOf(one)?.share ?? null,
			over: one.state !== 'working',
			setAside: one.setAside,
			one
		})),
		rule
	)?.one;

/** What a table of results says at its head. */
export type Overview = {
	readonly students: number;
	readonly counts: Readonly<Record<ResultState, number>>;
	/** The middle mark, in points; null: not enough data. */
	readonly median: number | null;
	/** What full answers to all would earn; null where students are asked different numbers of items. */
	readonly of: number | null;
};

/** Counts what there is. */
export function overviewOf(standings: readonly Pick<Standing, 'state' | 'shown'>[]): Overview {
	const count = (state: ResultState) => standings.filter((one) => one.state === state).length;
	const scores = standings.flatMap(({ shown }) => shown?.score ?? []);
	const [of, ...others] = new Set(scores.map((score) => score.of));
	return {
		students: standings.length,
		counts: {
			'not-started': count('not-started'),
			working: count('working'),
			'handed-in': count('handed-in'),
			late: count('late'),
			closed: count('closed')
		},
		median: others.length === 0 ? median(scores.map(({ points }) => points)) : null,
		of: others.length === 0 ? (of ?? null) : null
	};
}

/** A student's row in a table of results. */
export type ResultRow = Standing & {
	readonly user: string;
	readonly name: string;
	readonly tag: string;
	/** Another student of the class has the same name: the tag tells them apart. */
	readonly namesake: boolean;
	/** No longer in the class; shown, as they handed something in. */
	readonly removed: boolean;
	/** Factor of the time limit; 1 is none. */
	readonly extraTime: number;
	/** For this student. */
	readonly dueAt: number | null;
	/** Why something else holds for this student, in the teacher's words. */
	readonly reasons: readonly string[];
};
