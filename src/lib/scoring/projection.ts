import type { ModuleKey } from '../content/module.ts';
import { isAnswered, type LessonContext } from '../lesson/context.ts';
import type { LessonEvent } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { position } from '../lesson/progress.ts';
import { advance, begin, where, type LessonSnapshot } from '../lesson/snapshot.ts';
import { timeAtWork } from '../lesson/worktime.ts';
import { markAttempt, type AttemptMark, type MarkRules, type Score } from './attemptmark.ts';
import { regrade, type Regraded, type Regrading, type Scores } from './regrade.ts';

/** A line of a stored log, with both its times in milliseconds since 1970. */
export type Line = {
	readonly event: LessonEvent;
	/** By the learner's device. */
	readonly at: number;
	readonly serverAt: number;
};

/** How far an attempt is, and what it is worth: a fold of its log and of nothing else. */
export type Projection = Regraded & {
	/** The item looked at, counted from 1; null before the first is asked. */
	readonly item: number | null;
	readonly asked: number;
	/** Items with a complete answer, handed in or not. */
	readonly chosen: number;
	/** By the server; null while it is open. */
	readonly handedInAt: number | null;
	readonly lastAt: number | null;
	/** Time at work in milliseconds, by the device. */
	readonly worked: number;
	/** Whether what arrived late changes what is marked. */
	readonly late: boolean;
};

/** Handed in whole: nothing in it can be changed any more. */
const isHandedIn = (snapshot: LessonSnapshot): boolean =>
	where(snapshot) === 'done'
	|| snapshot.context.submitted.length === snapshot.context.plan.steps.length;

/** An attempt as it stood after each part of its log. */
export type Folded = {
	readonly all: LessonSnapshot;
	/** Without what arrived late. */
	readonly inTime: LessonSnapshot;
	readonly handedInAt: number | null;
};

/**
 * Folds a log. What cannot happen is left out; the server stores none of it.
 * @param deadline in milliseconds since 1970; what arrived after it is late; null: nothing is
 */
export function foldLog(plan: LessonPlan, lines: readonly Line[], deadline: number | null): Folded {
	let all = begin(plan);
	let inTime: LessonSnapshot | undefined;
	let handedInAt: number | null = null;
	for (const { event, serverAt } of lines) {
		if (deadline !== null && serverAt > deadline) inTime ??= all;
		all = advance(all, event);
		if (handedInAt === null && isHandedIn(all)) handedInAt = serverAt;
	}
	return { all, inTime: inTime ?? all, handedInAt };
}

/** What is marked of an attempt: where it was not handed in, all complete answers that it holds. */
export const markOf = (
	snapshot: LessonSnapshot,
	key: ModuleKey,
	rules: Pick<MarkRules, 'certainty'>
): AttemptMark => markAttempt(snapshot.context, key, { ...rules, ranOut: !isHandedIn(snapshot) });

/**
 * How far an attempt is, and what it is worth.
 * @param deadline as for `foldLog`
 * @param regradings by which corrected keys it is marked after its own, in their order
 */
export function project(
	{ plan, key }: { readonly plan: LessonPlan; readonly key: ModuleKey },
	lines: readonly Line[],
	{
		deadline,
		certainty,
		regradings = []
	}: {
		readonly deadline: number | null;
		readonly certainty: boolean;
		readonly regradings?: readonly Regrading[];
	}
): Projection {
	const { all, inTime, handedInAt } = foldLog(plan, lines, deadline);
	const scored = regrade(key, regradings, plan.steps.flat(), (by) => {
		const whole = scoreOf(markOf(all, by, { certainty }));
		return {
			all: whole,
			inTime: all === inTime ? whole : scoreOf(markOf(inTime, by, { certainty }))
		};
	});
	const begun = !['briefing', 'examples'].includes(where(all));
	return {
		...scored,
		item: begun ? (position(all)?.item ?? null) : null,
		asked: scored.all.asked,
		chosen: chosenOf(all.context),
		handedInAt,
		lastAt: lines.at(-1)?.serverAt ?? null,
		worked: timeAtWork(lines.map(({ at }) => at)),
		late: differ(scored) || (scored.regraded !== null && differ(scored.regraded.was))
	};
}

const differ = ({ all, inTime }: Scores) =>
	inTime.points !== all.points || inTime.answered !== all.answered;

const chosenOf = (context: LessonContext): number =>
	context.plan.steps.flat().filter((id) => isAnswered(context, id)).length;

const scoreOf = ({ asked, answered, points, of, share }: AttemptMark): Score => ({
	asked,
	answered,
	points,
	of,
	share
});
