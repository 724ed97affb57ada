import { confidences } from './answer.ts';
import { isReady, itemsOf, nextOpen, stepOf, type LessonContext } from './context.ts';
import { longestReason, type LessonEvent, type LessonEventType } from './event.ts';
import { exists } from './exists.ts';

/* Whether an event may happen. The state it happens in is the machine's affair. */

type Asked<T extends LessonEventType = LessonEventType> = {
	readonly context: LessonContext;
	readonly event: Extract<LessonEvent, { type: T }>;
};
type AboutItem = 'look' | 'choose' | 'sure' | 'flag' | 'hint' | 'disagree';

export const inStep = ({ context, event }: Asked<AboutItem>) =>
	itemsOf(context).includes(event.item);

export const inReview = ({ context, event }: Asked<AboutItem>) =>
	context.review.includes(event.item);

export const isAsked = ({ context, event }: Asked<AboutItem>) => stepOf(context, event.item) >= 0;

export const isSubmitted = ({ context, event }: Asked<AboutItem>) =>
	context.submitted.includes(stepOf(context, event.item));

export const isChoice = ({ context: { plan }, event: { item, answer } }: Asked<'choose'>) =>
	!!plan.items[item] && exists(plan, plan.items[item], answer);

/** A completion example is answered, but never marked. */
export const completesExample = (asked: Asked<'choose'>) =>
	asked.context.plan.examples[asked.context.example] === asked.event.item
	&& asked.context.plan.items[asked.event.item]?.use === 'completion'
	&& isChoice(asked);

export const isSure = ({ context, event: { confidence } }: Asked<'sure'>) =>
	context.plan.confidence !== 'off' && (confidence === null || confidences.includes(confidence));

/** Only what has been handed in, and so explained, can be disagreed with. */
export const isDissent = ({ context, event: { item, reason } }: Asked<'disagree'>) =>
	context.handedIn.includes(item) && reason.length > 0 && reason.length <= longestReason;

export const isLastExample = ({ context }: Asked) =>
	context.example + 1 >= context.plan.examples.length;

export const isOtherOpen = ({ context }: Asked) => nextOpen(context) !== undefined;

export const isStepReady = ({ context }: Asked) =>
	itemsOf(context).every((item) => isReady(context, item));

export const wantsReview = (asked: Asked) =>
	isStepReady(asked)
	&& asked.context.plan.feedback === 'set'
	&& asked.context.plan.blindReview
	&& itemsOf(asked.context).some((item) => asked.context.flagged.includes(item));
