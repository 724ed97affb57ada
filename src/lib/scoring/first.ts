import type { Key, ModuleKey, PublicItem } from '../content/module.ts';
import type { Answer, Confidence } from '../lesson/answer.ts';
import type { LessonContext } from '../lesson/context.ts';
import { markItem, type Mark } from './mark.ts';

/** One attempt as it stands, with the key of its revision; what was not handed in is unanswered. */
export type Attempt = Pick<LessonContext, 'plan' | 'answers' | 'confidence' | 'handedIn'> & {
	readonly id: string;
	/** When it began, milliseconds since 1970. Decides which answer to an item was the first. */
	readonly at: number;
	readonly key: ModuleKey;
};

/** An item that was asked, with the mark that counts for it. */
export type Given = {
	readonly module: string;
	readonly item: PublicItem;
	readonly key: Key;
	readonly answer?: Answer;
	readonly confidence?: Confidence;
	readonly mark: Mark;
};

/**
 * One entry for each item asked, in the order in which it was first asked: with the first complete
 * answer to it, for the second time a learner knows the key. Worked examples are not asked.
 * The order of `attempts` does not matter.
 * @throws when an item is asked that has no key: the module is broken.
 */
export function firstAnswers(attempts: readonly Attempt[]): readonly Given[] {
	const given = new Map<string, Given>();
	for (const attempt of [...attempts].sort(byStart)) {
		for (const id of attempt.plan.steps.flat()) {
			const address = JSON.stringify([attempt.key.id, id]);
			if ((given.get(address)?.mark.credit ?? null) !== null) continue;
			given.set(address, giveItem(attempt, id));
		}
	}
	return [...given.values()];
}

function giveItem(
	{ plan, answers, confidence, handedIn, key: moduleKey }: Attempt,
	id: string
): Given {
	const item = plan.items[id];
	const key = moduleKey.keys[id];
	if (!item || !key) throw new Error(`Item "${id}" of module "${moduleKey.id}" has no key.`);
	const answer = handedIn.includes(id) ? answers[id] : undefined;
	const sure = confidence[id];
	const mark = markItem(item, key, answer, sure);
	const said =
		mark.credit === null ? {} : { ...(answer && { answer }), ...(sure && { confidence: sure }) };
	return { module: moduleKey.id, item, key, mark, ...said };
}

const byStart = (one: Attempt, other: Attempt) =>
	one.at - other.at || (one.id < other.id ? -1 : Number(one.id > other.id));
