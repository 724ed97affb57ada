import { mechanisms, labels, rungs, verdicts } from '../content/vocabulary.ts';
import type { PublicItem } from '../content/module.ts';
import type { Answer } from './answer.ts';
import type { LessonEvent } from './event.ts';
import { can, type LessonSnapshot } from './snapshot.ts';

/** For tests: what a learner could do here, one of each kind for every item; `turn` varies the answers. */
export function candidates(snapshot: LessonSnapshot, turn = 0): readonly LessonEvent[] {
	const { plan } = snapshot.context;
	const about = Object.values(plan.items).flatMap((item): LessonEvent[] => [
		{ type: 'choose', item: item.id, answer: answerTo(item, plan.sentences, turn) },
		{ type: 'look', item: item.id },
		{
			type: 'sure',
			item: item.id,
			confidence: turn % 4 === 0 ? null : (((turn % 3) + 1) as 1 | 2 | 3)
		},
		{ type: 'flag', item: item.id, on: turn % 2 === 0 },
		{ type: 'hint', item: item.id },
		{ type: 'disagree', item: item.id, reason: `Reason ${turn}: “ŭ” 🙂` }
	]);
	const bare = ['begin', 'turn', 'leave-examples', 'skip', 'submit', 'next', 'finish'] as const;
	return [...bare.map((type) => ({ type })), ...about].filter((event) => can(snapshot, event));
}

type Sentences = LessonSnapshot['context']['plan']['sentences'];

/** A complete answer; which one depends on `turn`. */
function answerTo(item: PublicItem, sentences: Sentences, turn: number): Answer {
	const nth = <T>(all: readonly T[], offset = 0) => all[(turn + offset) % all.length] as T;
	switch (item.kind) {
		case 'label':
			return { label: nth(labels) };
		case 'compare': {
			const [first, second] = item.sources;
			const one = nth(sentences[first] ?? []);
			const others = (sentences[second] ?? []).filter((id) => id !== one);
			return { pair: [one, nth(others)], verdict: nth(verdicts), moved: [nth(mechanisms)] };
		}
		case 'ladder':
			return {
				rungs: Object.fromEntries(item.sentences.map((id, at) => [id, nth(rungs, at)])),
				rose: nth([...item.sentences, 'nowhere'])
			};
		case 'chain':
			return {
				links: Object.fromEntries(item.sentences.map((id) => [id, [nth(Object.keys(item.roots))]])),
				independent: turn % 5
			};
	}
}
