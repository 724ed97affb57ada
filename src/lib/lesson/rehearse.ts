import type { LessonEvent } from './event.ts';
import type { LessonPlan } from './plan.ts';
import { advance, begin, can, type LessonSnapshot } from './snapshot.ts';

/**
 * Plays a lesson for a test, event by event.
 * @throws Error naming the first event that cannot happen where it stands.
 */
export const rehearse = (plan: LessonPlan, ...events: readonly LessonEvent[]): LessonSnapshot =>
	events.reduce((snapshot, event, index) => {
		if (can(snapshot, event)) return advance(snapshot, event);
		throw new Error(`event ${index} is illegal: ${JSON.stringify(event)}`);
	}, begin(plan));
