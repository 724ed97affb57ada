import type { SentenceId, Span } from './module.ts';
import { numberOf, sourceOf } from './passages.ts';
import type { Passages } from './passages.ts';
import type { Notes } from './problem.ts';
import type { Entered } from './record.ts';
import { readSettles } from './settles.ts';
import { didYouMean } from './similar.ts';
import type { Use } from './vocabulary.ts';
import { uses } from './vocabulary.ts';

/** What the readers of all kinds of items are given. */
export type Asking = {
	readonly id: string;
	readonly record: Entered;
	readonly passages: Passages;
	readonly claims: ReadonlyMap<string, string>;
	readonly notes: Notes;
};

/** Resolves `gazette/2`; says what is wrong with it, unless its source is broken already. */
export function readSentence(
	written: string,
	line: number,
	{ passages, notes }: Pick<Asking, 'passages' | 'notes'>
): SentenceId | undefined {
	if (passages.texts.has(written)) return written;
	if (!/^[a-z0-9-]+\/\d+$/.test(written)) {
		notes.error(
			line,
			`"${written}" does not name a sentence. Write source/number, for example ${passages.example}.`
		);
		return undefined;
	}
	const source = sourceOf(written);
	if (passages.unsure.has(source)) return undefined;
	const sentences = passages.sentences.get(source);
	if (!sentences)
		notes.error(
			line,
			`there is no source "${source}".${didYouMean(source, passages.sources.keys())} Sources: ${[...passages.sources.keys()].join(', ')}.`
		);
	else {
		const numbers = sentences.map(numberOf);
		const some = numbers.length > 60 ? `${numbers.slice(0, 60).join(', ')} …` : numbers.join(', ');
		notes.error(
			line,
			`sources/${source}.md has no sentence [${numberOf(written)}]. It has ${some}.`
		);
	}
	return undefined;
}

/** The claim at issue, as a sentence; the module's first when the item names none. */
export function readClaim({ record, claims, notes }: Asking): string {
	const name = record.text('claim');
	const claim = name === undefined ? [...claims.values()][0] : claims.get(name);
	if (name !== undefined && claim === undefined)
		notes.error(
			record.lineOf('claim'),
			`there is no claim "${name}".${didYouMean(name, claims.keys())} Claims stand in module.yaml: ${[...claims.keys()].join(', ')}.`
		);
	return claim ?? '';
}

export const readUse = ({ record }: Asking): Use => record.choice('use', uses) ?? 'practice';

/** Wrong choice → reason, as far as written; what has no reason is noted. */
export function readReasons(
	{ id, record, notes }: Asking,
	answer: string | undefined,
	/** Every choice that exists. */
	choices: readonly string[],
	/** The wrong ones that need a reason. */
	needed: readonly string[]
): Record<string, string> {
	const reasons: [string, string][] = [];
	const texts = new Set<string>();
	for (const name of record.others) {
		const choice = name.slice('not '.length);
		const text = record.text(name) ?? '';
		const line = record.lineOf(name);
		if (choice === answer)
			notes.error(
				line,
				`"${choice}" is the right answer of "${id}". Say why under "test:", or correct the answer.`
			);
		else if (!choices.includes(choice))
			notes.error(
				line,
				`"${choice}" cannot be chosen in "${id}".${didYouMean(choice, choices)} Its choices: ${choices.join(', ')}.`
			);
		else if (texts.has(text))
			notes.error(
				line,
				`"${name}" repeats the text of another wrong choice. Each misleads in its own way; say how.`
			);
		else {
			texts.add(text);
			reasons.push([choice, text]);
		}
	}
	for (const choice of needed)
		if (choice !== answer && !record.has(`not ${choice}`))
			notes.warning(
				record.line,
				`"${id}" does not explain the wrong choice "${choice}". Add "not ${choice}: …", the cue that misleads a reader there.`
			);
	return Object.fromEntries(reasons);
}

/** The parts of a key that every kind has in common. */
export function readExplained(
	asking: Asking,
	own: ReadonlyMap<SentenceId, string>,
	choices: readonly string[]
): {
	settles: Span[];
	test?: string;
	change?: string;
	steps?: string[];
	sides?: Record<string, string>;
} {
	const { id, record, passages, notes } = asking;
	const settles = record.text('settles');
	const [test, change] = [record.text('test'), record.text('change')];
	const steps = record.list('steps').map((step) => step.text);
	const sides = record.entries('sides').flatMap((side) => {
		if (!choices.includes(side.name))
			notes.error(
				side.line,
				`"${side.name}" cannot be chosen in "${id}".${didYouMean(side.name, choices)} Its choices: ${choices.join(', ')}.`
			);
		return side.value.kind === 'text' ? [[side.name, side.value.text] as const] : [];
	});
	return {
		settles:
			settles !== undefined && own.size
				? readSettles(settles, own, passages, record.lineOf('settles'), notes)
				: [],
		...(test === undefined ? {} : { test }),
		...(change === undefined ? {} : { change }),
		...(steps.length ? { steps } : {}),
		...(sides.length ? { sides: Object.fromEntries(sides) } : {})
	};
}
