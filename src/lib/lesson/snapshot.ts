import { createActor, type ActorScope, type SnapshotFrom } from 'xstate';
import type { LessonEvent } from './event.ts';
import { lessonMachine } from './machine.ts';
import type { LessonPlan } from './plan.ts';

/** One moment of a lesson. Never stored: the log is, and is replayed. */
export type LessonSnapshot = SnapshotFrom<typeof lessonMachine>;

export type Place = 'briefing' | 'examples' | 'answering' | 'reviewing' | 'feedback' | 'done';

export const begin = (plan: LessonPlan): LessonSnapshot =>
	lessonMachine.getInitialSnapshot(stage, plan);

export const can = (snapshot: LessonSnapshot, event: LessonEvent): boolean => snapshot.can(event);

/** The moment after an event. An event that cannot happen here returns the same snapshot. */
export const advance = (snapshot: LessonSnapshot, event: LessonEvent): LessonSnapshot =>
	can(snapshot, event) ? lessonMachine.transition(snapshot, event, stage) : snapshot;

export const where = (snapshot: LessonSnapshot): Place => snapshot.value as Place;

const nobody: LessonPlan = {
	feedback: 'item',
	confidence: 'off',
	blindReview: true,
	examples: [],
	steps: [],
	items: {},
	sentences: {}
};
const self = createActor(lessonMachine, { input: nobody });
const nowhere = () => undefined;

/**
 * Where transitions happen; nothing else does, as the machine has no effects. XState's own `transition`
 * builds an actor for each event, which costs ten times what the event does.
 */
const stage: ActorScope<LessonSnapshot, LessonEvent> = {
	self,
	system: self.system,
	id: '',
	sessionId: '',
	logger: nowhere,
	defer: nowhere,
	emit: nowhere,
	stopChild: nowhere,
	actionExecutor: nowhere
};
