import { withArticle } from './field.ts';
import type { Field } from './field.ts';
import type { Notes } from './problem.ts';
import { didYouMean } from './similar.ts';
import type { Dict, Entry, Text, Value } from './yaml.ts';

/** The fields of one map, checked against their table; what was wrong is left out. */
export type Entered = {
	readonly line: number;
	/** Names beyond the table that stand here, such as `not evidence`. */
	readonly others: readonly string[];
	/** Line of a field, or of the record when it is missing. */
	lineOf(name: string): number;
	has(name: string): boolean;
	text(name: string): string | undefined;
	/** A word of a closed list. */
	choice<T extends string>(name: string, of: readonly T[]): T | undefined;
	number(name: string): number | undefined;
	list(name: string): readonly Text[];
	entries(name: string): readonly Entry[];
	/** A list of maps that have fields of their own. */
	records(name: string): readonly Dict[];
};

/**
 * @param called what the map is, as in "a label item has no field …"
 * @param others names that are allowed beside the table, such as `not evidence`
 */
export function readRecord(
	dict: Dict,
	fields: readonly Field[],
	called: string,
	notes: Notes,
	others: (name: string) => boolean = () => false
): Entered {
	const known = new Map(fields.map((field) => [field.name, field]));
	const good = new Map<string, Entry>();
	for (const entry of dict.entries) {
		const field = known.get(entry.name);
		if (others(entry.name)) {
			if (entry.value.kind === 'text' && entry.value.text) good.set(entry.name, entry);
			else notes.error(entry.line, `"${entry.name}" must be one text.`);
		} else if (!field) {
			notes.error(
				entry.line,
				`${called} has no field "${entry.name}".${didYouMean(entry.name, known.keys())} Known: ${[...known.keys()].join(', ')}.`
			);
		} else if (!good.has(entry.name) && isGood(entry, field, notes)) good.set(entry.name, entry);
	}
	const stands = new Set(dict.entries.map((entry) => entry.name));
	const value = <K extends Value['kind']>(name: string, kind: K) => {
		const found = good.get(name)?.value;
		return found?.kind === kind ? (found as Extract<Value, { kind: K }>) : undefined;
	};
	const text = (name: string) => value(name, 'text')?.text;
	return {
		line: dict.line,
		others: [...good.keys()].filter((name) => !known.has(name)),
		lineOf: (name) => dict.entries.find((entry) => entry.name === name)?.line ?? dict.line,
		has: (name) => stands.has(name),
		text,
		choice: (name, of) => of.find((word) => word === text(name)),
		number: (name) => (text(name) === undefined ? undefined : Number(text(name))),
		list: (name) => (value(name, 'list')?.values ?? []).filter((one) => one.kind === 'text'),
		entries: (name) => value(name, 'dict')?.entries ?? [],
		records: (name) => (value(name, 'list')?.values ?? []).filter((one) => one.kind === 'dict')
	};
}

/** Notes a wrong shape or an unknown word. A list is kept without its wrong words. */
function isGood(entry: Entry, field: Field, notes: Notes): boolean {
	const { value, line, name } = entry;
	const form = field.value.form;
	const wrong = (message: string) => {
		notes.error(line, message);
		return false;
	};
	if (form === 'records') {
		const names = field.value.form === 'records' ? field.value.of.map((one) => one.name) : [];
		const like = `Begin each part with "- ${names[0]}: …" and write ${names.slice(1).join(', ')} below it.`;
		if (value.kind !== 'list' || !value.values.length)
			return wrong(`"${name}" must be a list. ${like}`);
		for (const one of value.values)
			if (one.kind !== 'dict')
				notes.error(one.line, `"${name}" holds something that has no fields. ${like}`);
		return true;
	}
	if (form === 'list') {
		if (value.kind !== 'list')
			return wrong(`"${name}" must be a list. Write ${name}: [one, another].`);
		const of = field.value.form === 'list' ? field.value.of : undefined;
		const noun = (field.value.form === 'list' && field.value.noun) || 'word';
		for (const one of value.values) {
			if (one.kind !== 'text' || !one.text)
				notes.error(one.line, `"${name}" holds something that is not a text.`);
			else if (of && !of.includes(one.text)) notes.error(one.line, unknownWord(one.text, noun, of));
		}
		return true;
	}
	if (form === 'texts' || form === 'lists') {
		if (value.kind !== 'dict' || !value.entries.length)
			return wrong(`"${name}" must hold lines of the form "name: …", indented below it.`);
		const inner = form === 'texts' ? 'text' : 'list';
		for (const one of value.entries)
			if (one.value.kind !== inner)
				notes.error(
					one.line,
					inner === 'text'
						? `"${one.name}" must be followed by one text.`
						: `"${one.name}" must be followed by a list. Write ${one.name}: [one, another].`
				);
		return true;
	}
	if (value.kind !== 'text')
		return wrong(
			`"${name}" must be one text, not a ${value.kind === 'list' ? 'list' : 'group of lines'}.`
		);
	if (!value.text)
		return wrong(`"${name}" is empty. Write something behind the colon, or delete the line.`);
	const spec = field.value;
	if (spec.form === 'choice' && !spec.of.includes(value.text))
		return wrong(unknownWord(value.text, spec.noun, spec.of));
	if (spec.form === 'flag' && value.text !== 'true' && value.text !== 'false')
		return wrong(`"${name}" is either true or false, not "${value.text}".`);
	if (spec.form === 'number') {
		const number = Number(value.text);
		if (!(number >= spec.from && number <= spec.to))
			return wrong(
				`"${name}" must be a number from ${spec.from} to ${spec.to}, not "${value.text}".`
			);
	}
	return true;
}

export const unknownWord = (word: string, noun: string, of: readonly string[]): string =>
	`"${word}" is not ${withArticle(noun)}.${didYouMean(word, of)} Write one of: ${of.join(', ')}.`;
