import { assign, createMachine } from 'xstate';
import { start, type LessonContext } from './context.ts';
import type { LessonEvent } from './event.ts';
import * as legal from './legal.ts';
import * as moves from './moves.ts';
import type { LessonPlan } from './plan.ts';

type Move<E> = (context: LessonContext, event: E) => Partial<LessonContext>;

const change = <E extends LessonEvent>(move: Move<E>) =>
	assign<LessonContext, E, undefined, LessonEvent, never>(({ context, event }) =>
		move(context, event)
	);

const look = change(moves.look);
const choose = change(moves.choose);
const sure = change(moves.sure);
const flag = change(moves.flag);
const handIn = { target: 'feedback', actions: change(moves.handIn) } as const;
const finish = { target: 'done', actions: change(moves.finish) } as const;

/**
 * The lesson: what can happen, and in which order. Pure; it knows which choices exist and
 * nothing of which are right. `done` is not final to XState, as one may still disagree there.
 */
export const lessonMachine = createMachine({
	types: {} as { context: LessonContext; events: LessonEvent; input: LessonPlan },
	context: ({ input }) => start(input),
	initial: 'briefing',
	on: { disagree: { guard: legal.isDissent, actions: change(moves.disagree) } },
	states: {
		briefing: {
			on: {
				begin: [
					{ guard: ({ context }) => context.plan.examples.length > 0, target: 'examples' },
					{ target: 'answering' }
				]
			}
		},
		examples: {
			on: {
				choose: { guard: legal.completesExample, actions: choose },
				turn: [
					{ guard: legal.isLastExample, target: 'answering' },
					{ actions: change(({ example }) => ({ example: example + 1 })) }
				],
				'leave-examples': 'answering'
			}
		},
		answering: {
			always: { guard: ({ context }) => context.plan.steps.length === 0, target: 'done' },
			on: {
				look: [
					{ guard: legal.isSubmitted, target: 'feedback', actions: look },
					{ guard: legal.isAsked, actions: look }
				],
				choose: { guard: (asked) => legal.inStep(asked) && legal.isChoice(asked), actions: choose },
				sure: { guard: (asked) => legal.inStep(asked) && legal.isSure(asked), actions: sure },
				flag: { guard: legal.inStep, actions: flag },
				hint: { guard: legal.inStep, actions: change(moves.hint) },
				skip: { guard: legal.isOtherOpen, actions: change(moves.skip) },
				submit: [
					{ guard: legal.wantsReview, target: 'reviewing', actions: change(moves.review) },
					{ guard: legal.isStepReady, ...handIn }
				],
				finish
			}
		},
		/** Another look at what was flagged, before any key is shown. */
		reviewing: {
			on: {
				look: { guard: legal.inReview, actions: look },
				choose: {
					guard: (asked) => legal.inReview(asked) && legal.isChoice(asked),
					actions: choose
				},
				sure: { guard: (asked) => legal.inReview(asked) && legal.isSure(asked), actions: sure },
				flag: { guard: legal.inReview, actions: flag },
				submit: { guard: legal.isStepReady, ...handIn },
				finish
			}
		},
		feedback: {
			on: {
				look: [
					{ guard: legal.isSubmitted, actions: look },
					{ guard: legal.isAsked, target: 'answering', actions: look }
				],
				next: [
					{ guard: legal.isOtherOpen, target: 'answering', actions: change(moves.goOn) },
					{ target: 'done' }
				],
				finish
			}
		},
		done: {}
	}
});
