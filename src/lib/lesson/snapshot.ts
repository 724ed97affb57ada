import { initialTransition, transition, type SnapshotFrom } from 'xstate';
import type { LessonEvent } from './event.ts';
import { lessonMachine } from './machine.ts';
import type { LessonPlan } from './plan.ts';

/** One moment of a lesson. Never stored: the log is, and is replayed. */
export type LessonSnapshot = SnapshotFrom<typeof lessonMachine>;

export type Place = 'briefing' | 'examples' | 'answering' | 'reviewing' | 'feedback' | 'done';

export const begin = (plan: LessonPlan): LessonSnapshot =>
	initialTransition(lessonMachine, plan)[0];

export const can = (snapshot: LessonSnapshot, event: LessonEvent): boolean => snapshot.can(event);

/** The moment after an event. An event that cannot happen here returns the same snapshot. */
export const advance = (snapshot: LessonSnapshot, event: LessonEvent): LessonSnapshot =>
	can(snapshot, event) ? transition(lessonMachine, snapshot, event)[0] : snapshot;

export const where = (snapshot: LessonSnapshot): Place => snapshot.value as Place;
