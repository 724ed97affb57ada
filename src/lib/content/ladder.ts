import { readClaim, readExplained, readReasons, readSentence, readUse } from './item.ts';
import type { Asking } from './item.ts';
import type { LadderKey, PublicLadderItem, SentenceId } from './module.ts';
import { numberOf, sourceOf } from './passages.ts';
import type { Passages } from './passages.ts';
import { unknownWord } from './record.ts';
import { rungs } from './vocabulary.ts';

export type LadderItem = {
	readonly line: number;
	readonly asked: PublicLadderItem;
	readonly key: LadderKey;
};

export function readLadder(asking: Asking): LadderItem | undefined {
	const { id, record, passages, notes } = asking;
	const entries = record.entries('steps');
	const steps = entries.flatMap(({ name, line, value }) => {
		const sentence = readSentence(name, line, asking);
		const rung = rungs.find((one) => value.kind === 'text' && one === value.text);
		if (!rung && value.kind === 'text')
			notes.error(line, unknownWord(value.text, 'certainty', rungs));
		return sentence !== undefined && rung ? [{ sentence, rung }] : [];
	});
	const whole = entries.length > 0 && steps.length === entries.length;
	const named = entries.map((entry) => entry.name);
	if (entries.length === 1) notes.error(record.lineOf('steps'), 'a ladder has at least two steps.');
	if (
		whole
		&& steps.some(
			({ rung }, at) => at > 0 && rungs.indexOf(rung) < rungs.indexOf(steps[at - 1]!.rung)
		)
	)
		notes.error(
			entries[0]!.line,
			'the rungs are not in order. List the sentences from the least to the most certain.'
		);
	const rose = record.text('rose');
	if (rose !== undefined && rose !== 'nowhere' && !named.includes(rose))
		notes.error(record.lineOf('rose'), '"rose" must be one of the steps, or nowhere.');

	const own = new Map<SentenceId, string>();
	if (whole)
		for (const { sentence } of steps) own.set(sentence, passages.texts.get(sentence) ?? '');
	const explained = readExplained(asking, own, [...named, 'nowhere']);
	const reasons = readReasons(asking, rose, [...named, 'nowhere'], named.slice(1));
	const order = record.text('order');
	if (!whole || rose === undefined) return undefined;
	return {
		line: record.line,
		asked: {
			kind: 'ladder',
			id,
			use: readUse(asking),
			claim: readClaim(asking),
			sentences: byDate(
				steps.map((step) => step.sentence),
				passages
			)
		},
		key: {
			kind: 'ladder',
			...explained,
			steps,
			rose,
			...(order === undefined ? {} : { order }),
			reasons
		}
	};
}

/** An order that says nothing of certainty: by date, then by address. */
function byDate(sentences: readonly SentenceId[], passages: Passages): SentenceId[] {
	const dateOf = (id: SentenceId) => passages.sources.get(sourceOf(id))?.date ?? '';
	return [...sentences].sort((a, b) => {
		const [x, y] = [`${dateOf(a)} ${sourceOf(a)}`, `${dateOf(b)} ${sourceOf(b)}`];
		return x === y ? Number(numberOf(a)) - Number(numberOf(b)) : x < y ? -1 : 1;
	});
}
