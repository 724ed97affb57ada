import { isLater } from './date.ts';
import { readClaim, readExplained, readReasons, readSentence, readUse } from './item.ts';
import type { Asking } from './item.ts';
import type { ClaimCard, CompareKey, PublicCompareItem, SentenceId } from './module.ts';
import { sourceOf } from './passages.ts';
import { unknownWord } from './record.ts';
import { certainties, labels, mechanisms, verdicts } from './vocabulary.ts';
import type { Verdict } from './vocabulary.ts';
import type { Entry } from './yaml.ts';

export type CompareItem = {
	readonly line: number;
	/** `cardOptions` follow when all pairs of the module are known. */
	readonly asked: Omit<PublicCompareItem, 'cardOptions'>;
	readonly key: CompareKey;
};

/** The two verdicts a reader of the pair is most likely to choose instead. */
const nearestVerdicts: Readonly<Record<Verdict, readonly [Verdict, Verdict]>> = {
	contradiction: ['disagreement', 'apparent'],
	disagreement: ['contradiction', 'apparent'],
	reversal: ['update', 'contradiction'],
	misreport: ['contradiction', 'disagreement'],
	update: ['reversal', 'contradiction'],
	apparent: ['contradiction', 'compatible'],
	compatible: ['apparent', 'contradiction'],
	'cannot-tell': ['contradiction', 'compatible']
};

/** A server takes no longer choice. */
const longestPart = 1000;

/** The names of the verdicts, in any form that a question would put them in. */
const verdictName =
	/\b(?:contradict|disagree|reversal|misreport|update|updating|apparent|compatible|cannot[ -]tell)\w*/iu;

export function readCompare(asking: Asking): CompareItem | undefined {
	const { id, record, passages, notes } = asking;
	const answer = record.choice('answer', verdicts);
	const sides = readPair(asking);
	const own = new Map<SentenceId, string>();
	if (sides)
		for (const { sentence } of sides) own.set(sentence, passages.texts.get(sentence) ?? '');
	if (sides && answer) checkOrder(asking, answer, sides[0].sentence, sides[1].sentence);
	const explained = readExplained(asking, own, verdicts);
	const nearest = answer ? nearestVerdicts[answer] : [];
	const reasons = readReasons(asking, answer, verdicts, nearest);
	const given = verdictName.exec(record.text('question') ?? '');
	if (given)
		notes.error(
			record.lineOf('question'),
			`the question names a verdict (“${given[0]}”). Ask what the two passages are compared on, and nothing about how they stand to each other.`
		);
	const ask = record.text('ask');
	if (answer === 'cannot-tell' && !record.has('ask'))
		notes.error(
			record.line,
			'"cannot-tell" needs "ask:", what one would have to know to settle it.'
		);
	if (answer && answer !== 'cannot-tell' && ask !== undefined)
		notes.error(
			record.lineOf('ask'),
			'"ask" belongs to the verdict cannot-tell. Delete it, or correct the answer.'
		);
	const moved = mechanisms.filter((one) => record.list('moved').some(({ text }) => text === one));
	if (moved.length > 2)
		notes.error(
			record.lineOf('moved'),
			`${moved.length} mechanisms are named; a learner may choose two. Keep those that matter.`
		);
	if (!sides || !answer) return undefined;
	const [first, second] = sides;
	const also = readAlso(asking, [first.sentence, second.sentence]);
	return {
		line: record.line,
		asked: {
			kind: 'compare',
			id,
			use: readUse(asking),
			claim: readClaim(asking),
			question: record.text('question') ?? '',
			sources: [sourceOf(first.sentence), sourceOf(second.sentence)]
		},
		key: {
			kind: 'compare',
			answer,
			pair: [first.sentence, second.sentence],
			also,
			cards: [first.card, second.card],
			moved,
			...(ask === undefined ? {} : { ask }),
			...explained,
			reasons
		}
	};
}

type Side = { readonly sentence: SentenceId; readonly card: ClaimCard };

function readPair(asking: Asking): readonly [Side, Side] | undefined {
	const { record, notes } = asking;
	const entries = record.entries('pair');
	if (record.has('pair') && entries.length !== 2)
		notes.error(
			record.lineOf('pair'),
			`a pair has two sentences, not ${entries.length}. Write two lines, the earlier sentence first.`
		);
	const [first, second] = entries.map((entry) => {
		const sentence = readSentence(entry.name, entry.line, asking);
		const card = readCard(entry, asking);
		return sentence !== undefined && card ? { sentence, card } : undefined;
	});
	return first && second && entries.length === 2 ? [first, second] : undefined;
}

function readCard({ name, line, value }: Entry, { notes }: Asking): ClaimCard | undefined {
	if (value.kind !== 'text') return undefined;
	const parts = value.text.split('·').map((part) => part.trim() || '–');
	const [who, what, when, sure, basis] = parts;
	if (!who || !what || !when || !sure || !basis || parts.length !== 5) {
		notes.error(
			line,
			`the claim card of ${name} has ${parts.length} parts, not 5. Write: who · about what · when · how sure · on what basis (– for none).`
		);
		return undefined;
	}
	const none = (part: string) => (part === '–' || part === '-' ? 'none' : part);
	if (parts.some((part) => part.length > longestPart))
		notes.error(
			line,
			`a part of the claim card of ${name} has more than ${longestPart} signs; no learner could choose it. Shorten it.`
		);
	const card = { who, what, when, sure: none(sure), basis: none(basis) };
	if (!certainties.some((one) => one === card.sure))
		notes.error(line, `how sure: ${unknownWord(sure, 'certainty', certainties)}`);
	if (![...labels, 'none'].includes(card.basis))
		notes.error(line, `on what basis: ${unknownWord(basis, 'label', [...labels, '–'])}`);
	return card;
}

function checkOrder(
	{ record, passages, notes }: Asking,
	answer: Verdict,
	first: SentenceId,
	second: SentenceId
): void {
	if (answer !== 'update' && answer !== 'reversal') return;
	const [a, b] = [first, second].map((id) => passages.sources.get(sourceOf(id))?.date ?? '');
	if (a && b && isLater(a, b))
		notes.error(
			record.line,
			`${answer}: the later statement comes second, but ${first} (${a}) is later than ${second} (${b}). Swap them.`
		);
}

function readAlso(
	asking: Asking,
	pair: readonly [SentenceId, SentenceId]
): readonly [SentenceId[], SentenceId[]] {
	const accepted: readonly [SentenceId[], SentenceId[]] = [[], []];
	for (const { name, line, value } of asking.record.entries('also')) {
		const place = accepted[pair.indexOf(name)];
		if (!place) {
			asking.notes.error(
				line,
				`"${name}" is not a sentence of the pair. Write ${pair[0]} or ${pair[1]}, then the sentences accepted in its place.`
			);
			continue;
		}
		if (value.kind !== 'list') continue;
		for (const one of value.values) {
			const other = one.kind === 'text' ? readSentence(one.text, one.line, asking) : undefined;
			if (other === undefined) continue;
			if (sourceOf(other) !== sourceOf(name))
				asking.notes.error(
					one.line,
					`${other} stands in another passage than ${name}, so it cannot be chosen in its place.`
				);
			else if (pair.includes(other))
				asking.notes.error(one.line, `${other} is in the pair already. Delete it here.`);
			else place.push(other);
		}
	}
	return accepted;
}
