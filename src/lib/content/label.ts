import { readClaim, readExplained, readReasons, readSentence, readUse } from './item.ts';
import type { Asking } from './item.ts';
import type { LabelKey, PublicLabelItem, SentenceId } from './module.ts';
import { didYouMean } from './similar.ts';
import { attributions, certainties, labels, traps } from './vocabulary.ts';
import type { Label, Use } from './vocabulary.ts';

export type LabelItem = {
	readonly line: number;
	readonly asked: PublicLabelItem;
	readonly key: LabelKey;
};

/** How many questions lead to a label: the decision is asked in turn and ends where it decides. */
const stepsTo: Readonly<Record<Label, readonly [number, number]>> = {
	evidence: [1, 1],
	inference: [2, 2],
	assertion: [2, 3]
};

/**
 * @param above label items read so far, for twins
 * @param broken items above that had to be left out
 * @returns nothing when it has no sentence or no answer; why has then been noted
 */
export function readLabel(
	asking: Asking,
	above: ReadonlyMap<string, LabelItem>,
	broken: ReadonlySet<string>
): LabelItem | undefined {
	const { id, record, passages, notes } = asking;
	const twinOf = record.text('twin-of');
	const original = twinOf === undefined ? undefined : above.get(twinOf);
	const answer = record.choice('answer', labels);
	const use = readUse(asking);
	const sentence = twinOf === undefined ? readAsked(asking) : original?.asked.sentence;
	const claim = original && !record.has('claim') ? original.asked.claim : readClaim(asking);
	const reads = record.text('reads');
	if (twinOf !== undefined)
		checkTwin(asking, twinOf, broken.has(twinOf) ? 'broken' : original, answer, above);
	else if (reads !== undefined)
		notes.error(
			record.lineOf('reads'),
			'"reads" belongs to a twin. Add "twin-of: …", or delete it.'
		);

	const text = reads ?? (sentence === undefined ? undefined : passages.texts.get(sentence));
	const own = new Map<SentenceId, string>();
	if (sentence !== undefined && text !== undefined) own.set(sentence, text);
	const explained = readExplained(asking, own, labels);
	checkSteps(asking, use, answer, explained.steps?.length ?? 0);
	const reasons = readReasons(asking, answer, labels, answer ? labels : []);
	if (sentence === undefined || answer === undefined) return undefined;
	return {
		line: record.line,
		asked: {
			kind: 'label',
			id,
			use,
			claim,
			sentence,
			...(reads === undefined ? {} : { reads }),
			...(original && twinOf !== undefined ? { twinOf } : {})
		},
		key: {
			kind: 'label',
			answer,
			sound: record.text('sound') !== 'false',
			certainty: record.choice('certainty', certainties) ?? 'none',
			attribution: record.choice('attribution', attributions) ?? 'none',
			traps: traps.filter((trap) => record.list('traps').some(({ text }) => text === trap)),
			...explained,
			reasons
		}
	};
}

function readAsked(asking: Asking): SentenceId | undefined {
	const { id, record, passages, notes } = asking;
	const written = record.text('sentence');
	if (written !== undefined) return readSentence(written, record.lineOf('sentence'), asking);
	if (!record.has('sentence'))
		notes.error(
			record.line,
			`"${id}" has no "sentence:". Say which sentence is asked, for example ${passages.example}.`
		);
	return undefined;
}

function checkTwin(
	{ id, record, notes }: Asking,
	twinOf: string,
	original: LabelItem | 'broken' | undefined,
	answer: Label | undefined,
	above: ReadonlyMap<string, LabelItem>
): void {
	const line = record.lineOf('twin-of');
	if (!original)
		notes.error(
			line,
			`there is no item "${twinOf}" above.${didYouMean(twinOf, above.keys())} A twin comes after its original.`
		);
	else if (original !== 'broken' && original.asked.twinOf)
		notes.error(line, `"${twinOf}" is a twin itself. Write twin-of: ${original.asked.twinOf}.`);
	if (record.has('sentence'))
		notes.error(
			record.lineOf('sentence'),
			`"${id}" is a twin and takes the sentence of its original. Delete this line.`
		);
	if (!record.has('reads'))
		notes.error(
			record.line,
			'a twin needs "reads:", the sentence as it would stand in place of the original.'
		);
	if (original && original !== 'broken' && original.key.answer === answer)
		notes.error(
			record.lineOf('answer'),
			`the twin has the same answer as "${twinOf}" (${answer}). A minimal pair must change the label.`
		);
}

function checkSteps(
	{ id, record, notes }: Asking,
	use: Use,
	answer: Label | undefined,
	count: number
): void {
	if (use === 'practice') {
		if (record.has('steps'))
			notes.error(
				record.lineOf('steps'),
				'"steps" belong to worked and completion items. Add "use: worked", or delete them.'
			);
		return;
	}
	if (!answer) return;
	const [least, most] = stepsTo[answer];
	if (!record.has('steps') || count < least || count > most)
		notes.error(
			record.lineOf('steps'),
			`"${id}" has ${count} steps; ${answer} takes ${least === most ? least : `${least} or ${most}`}. Answer the questions in turn, up to the one that decides: who saw, measured or recorded it; what it is tied to; otherwise.`
		);
}
