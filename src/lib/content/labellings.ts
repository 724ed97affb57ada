import { alpha, alphaInterval } from './alpha.ts';
import { badDate, isDate } from './date.ts';
import type { DraftItem } from './items.ts';
import type { Agreement, Module } from './module.ts';
import type { Passages } from './passages.ts';
import type { Notes } from './problem.ts';
import { readRecord, unknownWord } from './record.ts';
import { labellingFields } from './tables.ts';
import { labels, verdicts } from './vocabulary.ts';
import { readYaml } from './yaml.ts';

/** What one person answered, blind, to the items as they stand now. */
export type Labelling = {
	readonly labeller: string;
	readonly date: string;
	readonly answers: ReadonlyMap<string, string>;
};

/** Text → hexadecimal SHA-256; given in, because hashing is the platform's business. */
export type Hash = (text: string) => string;

/** The four signs printed beside an item on the sheet: they change when its wording does. */
export function signOf({ asked, key }: DraftItem, passages: Passages, hash: Hash): string {
	const text = (id: string) => passages.texts.get(id) ?? '';
	const sentences =
		asked.kind === 'label'
			? [asked.reads ?? text(asked.sentence)]
			: (key.kind === 'compare' ? key.pair : 'sentences' in asked ? asked.sentences : []).map(text);
	const settling = key.settles.map(({ sentence, start, end }) =>
		(asked.kind === 'label' && sentence === asked.sentence
			? (asked.reads ?? text(sentence))
			: text(sentence)
		).slice(start, end)
	);
	return hash(JSON.stringify([asked.claim, sentences, settling])).slice(0, 4);
}

/** What can be answered; nothing when any number can. */
export function choicesOf({ asked }: DraftItem): readonly string[] | undefined {
	if (asked.kind === 'label') return labels;
	if (asked.kind === 'compare') return verdicts;
	return asked.kind === 'ladder' ? [...asked.sentences, 'nowhere'] : undefined;
}

const written = /^(\S+)\s+([0-9a-f]{4})(?:\s+[–—-]\s*(.*))?$/s;

/** Reads `labellings/<who>.yaml`; answers to an earlier wording are not counted, and said. */
export function readLabelling(
	text: string,
	items: ReadonlyMap<string, DraftItem>,
	signs: ReadonlyMap<string, string>,
	authors: readonly string[],
	notes: Notes
): Labelling | undefined {
	const yaml = readYaml(text, notes);
	if (yaml?.kind !== 'dict') {
		if (yaml) notes.error(1, 'a labelling holds labeller, date and answers.');
		return undefined;
	}
	const record = readRecord(yaml, labellingFields, 'a labelling', notes);
	for (const { name, required } of labellingFields)
		if (required && !record.has(name))
			notes.error(1, `the labelling has no ${name}. Add a line "${name}: …".`);
	const [labeller = '', date = ''] = [record.text('labeller'), record.text('date')];
	const refused = refusedLabeller(labeller, authors);
	if (refused) notes.error(record.lineOf('labeller'), refused);
	if (date && !isDate(date)) notes.error(record.lineOf('date'), badDate(date));
	const answers = new Map<string, string>();
	for (const { name, line, value } of record.entries('answers')) {
		const item = items.get(name);
		const sign = signs.get(name) ?? '';
		const parts = value.kind === 'text' ? written.exec(value.text) : null;
		if (item && !parts)
			notes.error(
				line,
				`write the answer, the four signs printed beside the item on the sheet, and a reason if there is one: "${name}: ${item.key.kind === 'label' ? item.key.answer : 'answer'} ${sign} – why".`
			);
		else {
			const answer = parts?.[1] ?? '';
			const fault = faultOf({ name, answer, sign: parts?.[2] ?? '' }, labeller, items, signs);
			if (fault) notes[fault.severity](line, fault.message);
			else answers.set(name, answer);
		}
	}
	return { labeller, date, answers };
}

/** Why nobody of this name may label, or nothing. */
export function refusedLabeller(labeller: string, authors: readonly string[]): string | undefined {
	return authors.some((author) => author.toLowerCase() === labeller.toLowerCase())
		? `"${labeller}" is an author of this module. An author's own labels do not count as independent.`
		: undefined;
}

/** Why an answer cannot be counted, or nothing. What became of the item since is a warning. */
export function faultOf(
	{ name, answer, sign }: { readonly name: string; readonly answer: string; readonly sign: string },
	labeller: string,
	items: ReadonlyMap<string, DraftItem>,
	signs: ReadonlyMap<string, string>
): { readonly severity: 'error' | 'warning'; readonly message: string } | undefined {
	const item = items.get(name);
	const now = signs.get(name) ?? '';
	if (!item)
		return {
			severity: 'warning',
			message: `there is no item "${name}"; this answer is not counted.`
		};
	if (sign !== now)
		return {
			severity: 'warning',
			message: `"${name}" was labelled in an earlier wording (${sign}, now ${now}); not counted. Ask ${labeller} again, or write ${now} if only spelling changed.`
		};
	const choices = choicesOf(item);
	if (choices ? choices.includes(answer) : /^\d+$/.test(answer)) return undefined;
	return {
		severity: 'error',
		message: choices
			? unknownWord(answer, `answer of "${name}"`, choices)
			: `"${answer}" is not a number of roots.`
	};
}

/** Item → how the labellers answered it. */
export function agreements(labellings: readonly Labelling[]): Map<string, Agreement> {
	const votes = new Map<string, Record<string, number>>();
	for (const { answers } of labellings)
		for (const [item, answer] of answers) {
			const count = votes.get(item) ?? {};
			count[answer] = (count[answer] ?? 0) + 1;
			votes.set(item, count);
		}
	return new Map(
		[...votes].map(([item, count]) => {
			const all = Object.values(count).reduce((sum, one) => sum + one, 0);
			return [item, { labellers: all, votes: count, contested: majority(count) < 0.8 }];
		})
	);
}

/** Share of the choice that most labellers made. */
export function majority(votes: Readonly<Record<string, number>>): number {
	const counts = Object.values(votes);
	return Math.max(...counts) / counts.reduce((sum, one) => sum + one, 0);
}

/** Agreement on the labels of a whole module; absent until two have labelled the same item. */
export function moduleAgreement(
	labellings: readonly Labelling[],
	labelItems: readonly string[]
): Module['agreement'] {
	const units = labelItems.map((item) =>
		labellings.flatMap(({ answers }) => answers.get(item) ?? [])
	);
	const value = alpha(units);
	const interval = alphaInterval(units);
	if (value === undefined || !interval) return undefined;
	const date =
		labellings
			.map((one) => one.date)
			.sort()
			.at(-1) ?? '';
	return { labellers: labellings.length, alpha: value, interval, date };
}
