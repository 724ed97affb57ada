import type { Key, ModuleKey, Span } from '../content/module.ts';
import { isAnswered, type LessonContext } from '../lesson/context.ts';
import type { LessonSnapshot } from '../lesson/snapshot.ts';
import type { FeedbackTime } from './store/tables.ts';

/* Which part of the key a learner may have. Whatever is not named here never leaves the server. */

export type Policy = { readonly feedback: FeedbackTime; readonly dueAt: string | null };

/**
 * The items whose key is unlocked, in the plan's order. A worked example from the start, as it is
 * shown with its answer; a completion example once it is answered; an item asked when it can no longer
 * be changed and the teacher's choice allows it. Items that this attempt does not ask: never.
 *
 * Time that is up unlocks nothing by itself: what a device did offline may still come and count.
 */
export function unlocked({ context, value }: LessonSnapshot, policy: Policy, now: Date): string[] {
	const { examples, steps, items } = context.plan;
	const over = value === 'done' || steps.every((_, step) => context.submitted.includes(step));
	const mayKnow = allows(policy, over, now);
	return [
		...examples.filter((id) => items[id]?.use === 'worked' || isAnswered(context, id)),
		...steps.flat().filter((id) => mayKnow(context.handedIn.includes(id)))
	];
}

/** Whether the key of an item asked may be known, by whether the item was handed in. */
function allows({ feedback, dueAt }: Policy, over: boolean, now: Date) {
	switch (feedback) {
		case 'item':
			return (handedIn: boolean) => handedIn || over;
		case 'submission':
			return () => over;
		case 'due':
			return () => over && dueAt !== null && dueAt <= now.toISOString();
		case 'never':
			return () => false;
	}
}

/** The keys of some items. */
export const keysOf = (
	{ context }: LessonSnapshot,
	{ keys }: ModuleKey,
	ids: readonly string[]
): Record<string, Key> =>
	Object.fromEntries(
		ids.flatMap((id) => (keys[id] ? [[id, shielded(context, id, keys[id])]] : []))
	);

/**
 * The key of a sentence says how certain it sounds, which no explanation shows and a ladder asks: it
 * is left out while one that holds the sentence is open.
 */
function shielded(context: LessonContext, id: string, key: Key): Key {
	const item = context.plan.items[id];
	if (key.kind !== 'label' || item?.kind !== 'label') return key;
	const asked = context.plan.steps.flat().some((other) => {
		const ladder = context.plan.items[other];
		return (
			ladder?.kind === 'ladder'
			&& ladder.sentences.includes(item.sentence)
			&& !context.handedIn.includes(other)
		);
	});
	return asked ? { ...key, certainty: 'none' } : key;
}

/** Words shown as a hint, of items whose key is locked; nothing else of their key. */
export const hintsOf = (
	{ context }: LessonSnapshot,
	{ keys }: ModuleKey,
	ids: readonly string[]
): Record<string, readonly Span[]> =>
	Object.fromEntries(
		Object.keys(context.hints).flatMap((id) =>
			keys[id] && !ids.includes(id) ? [[id, keys[id].settles]] : []
		)
	);
