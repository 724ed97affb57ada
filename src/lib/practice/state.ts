import { FSRSAlgorithm } from 'ts-fsrs';
import type { Day } from './day.ts';
import { masteryOf, remembered, rightToGo } from './mastery.ts';
import { gradeOf, isConfidentError } from './rating.ts';
import type { Review } from './review.ts';

/*
 * FSRS-6 as ts-fsrs has it, used for its formulas alone: a skill has no learning steps of minutes,
 * the short block does that. Its weights were fitted on reviews of flash cards. That a skill met on
 * ever new texts is forgotten like a card is an assumption, to be replaced once there are data; the
 * log holds all that is needed to do so.
 * Source: github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
const fsrs = new FSRSAlgorithm({ request_retention: 0.9, maximum_interval: 180 });

/** Days after a confident error, between which it comes back. */
const soonest = 2;
const latest = 7;
/** Days until a skill comes back that is not mastered; fewer while thirteen right answers would do. */
const untilMastered = 7;
const inReach = 1;
const reach = 13;

/** An answer to an item that had not been asked before: the second time one knows the key. */
type FirstAnswer = {
	readonly right: boolean;
	readonly day: Day;
	/** FSRS's chance, just before it, that the skill was still there; 1 at the first meeting. */
	readonly recall: number;
};

/** What is known of a skill. Worked out from the log, never stored in its place. */
export type SkillState = {
	/** FSRS: days after which recall is expected to be 90 %. */
	readonly stability: number;
	/** FSRS: 1 to 10. */
	readonly difficulty: number;
	readonly lastDay: Day;
	/** The day of a confident error that has not come back yet. */
	readonly owed?: Day;
	readonly answers: number;
	readonly right: number;
	/** Oldest first, at most thirty. */
	readonly firstAnswers: readonly FirstAnswer[];
	/** Whether each of the last five answers was a confident error. */
	readonly lastFive: readonly boolean[];
	readonly topics: readonly string[];
	/** Right at the first meeting with a topic, another topic having come before. */
	readonly carriedOver: boolean;
};

/**
 * A skill after one more answer.
 * @param day the answer's day; one before the last (another zone, a clock set back) counts as the same
 * @param repeated the item, or a twin of it, had been asked before
 */
export function step(
	state: SkillState | undefined,
	review: Review,
	day: Day,
	repeated: boolean
): SkillState {
	const today = Math.max(day, state?.lastDay ?? day);
	const elapsed = today - (state?.lastDay ?? today);
	const answers = state?.answers ?? 0;
	const { stability, difficulty } = fsrs.next_state(
		state ? { stability: state.stability, difficulty: state.difficulty } : null,
		elapsed,
		gradeOf(review, answers)
	);
	const owed = isConfidentError(review) ? today : stillOwed(state?.owed, today);
	const topics = state?.topics ?? [];
	const isNew = !topics.includes(review.topic);
	return {
		stability,
		difficulty,
		lastDay: today,
		...(owed !== undefined && { owed }),
		answers: answers + 1,
		right: (state?.right ?? 0) + Number(review.correct),
		firstAnswers: repeated
			? (state?.firstAnswers ?? [])
			: [
					...(state?.firstAnswers ?? []),
					{ right: review.correct, day: today, recall: state ? recallOf(state, today) : 1 }
				].slice(-remembered),
		lastFive: [...(state?.lastFive ?? []), isConfidentError(review)].slice(-5),
		topics: isNew ? [...topics, review.topic] : topics,
		carriedOver:
			(state?.carriedOver ?? false) || (isNew && topics.length > 0 && review.correct && !repeated)
	};
}

/** A confident error has come back once the skill was asked for two days later or after. */
const stillOwed = (owed: Day | undefined, today: Day) =>
	owed !== undefined && today < owed + soonest ? owed : undefined;

/**
 * The day on which a skill is due: by FSRS, and 2 to 7 days after a confident error.
 *
 * FSRS spaces out what is known. Until a skill is shown to be, it comes back sooner as long as there
 * are items that were not asked, nor their twins: at FSRS's pace the answers that mastery asks for take years. From
 * that it is due it does not follow that it is asked: see `worthOf`.
 * @param open the bank holds items of the skill that were not asked before
 */
export function dueOf(state: SkillState, open: boolean): Day {
	const { stability, lastDay, owed } = state;
	const interval = fsrs.next_interval(stability, 0);
	const due = lastDay + (open ? Math.min(interval, latestBack(state)) : interval);
	return owed === undefined ? due : Math.min(Math.max(due, owed + soonest), owed + latest);
}

/** Days within which a skill comes back until it is mastered. */
function latestBack(state: SkillState): number {
	if (masteryOf(state).mastered) return Infinity;
	return rightToGo(state) <= reach ? inReach : untilMastered;
}

/** FSRS's chance, 0 to 1, that the skill is still there; 1 on the day of the last answer. */
export const recallOf = ({ stability, lastDay }: SkillState, today: Day): number =>
	fsrs.forgetting_curve(Math.max(0, today - lastDay), stability);
