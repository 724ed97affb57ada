import type { Field } from './field.ts';
import type { Guide } from './module.ts';
import type { Notes } from './problem.ts';
import { readRecord } from './record.ts';
import type { Entered } from './record.ts';
import { didYouMean } from './similar.ts';
import { guideFields } from './tables.ts';
import { readYaml } from './yaml.ts';

/**
 * Reads `guide.yaml`, which is for teachers alone: it is no part of the module's revision.
 *
 * @param items the names of the module's items
 * @param unsure some items could not be read; what is missing may be one of them
 * @returns nothing when it is not a map; why has then been noted
 */
export function readGuide(
	text: string,
	items: ReadonlySet<string>,
	unsure: boolean,
	notes: Notes
): Guide | undefined {
	const yaml = readYaml(text, notes);
	if (yaml?.kind !== 'dict') {
		if (yaml) notes.error(1, 'a guide holds discussion, misconceptions and answers.');
		return undefined;
	}
	const record = readRecord(yaml, guideFields, 'a guide', notes);
	for (const { name, required } of guideFields)
		if (required && !record.has(name))
			notes.error(1, `the guide has no ${name}. Add "${name}:" and below it a list.`);
	const parts = (name: string) => readParts(record, name, notes);
	const answers = parts('answers');
	const seen = new Set<string>();
	for (const part of answers) {
		const item = part.text('item');
		if (item === undefined) continue;
		if (seen.has(item))
			notes.error(part.lineOf('item'), `"${item}" stands here twice. Write one note about it.`);
		else if (!items.has(item) && !unsure)
			notes.error(
				part.lineOf('item'),
				`there is no item "${item}".${didYouMean(item, items)} Items stand in items.yaml.`
			);
		seen.add(item);
	}
	const word = (part: Entered, name: string) => part.text(name) ?? '';
	return {
		discussion: parts('discussion').map((one) => ({
			ask: word(one, 'ask'),
			expect: word(one, 'expect')
		})),
		misconceptions: parts('misconceptions').map((one) => ({
			says: word(one, 'says'),
			answer: word(one, 'answer')
		})),
		answers: answers.map((one) => ({ item: word(one, 'item'), note: word(one, 'note') }))
	};
}

/** The maps of one list; what a map lacks is noted. */
function readParts(record: Entered, name: string, notes: Notes): Entered[] {
	const value = guideFields.find((field) => field.name === name)?.value;
	const fields: readonly Field[] = value?.form === 'records' ? value.of : [];
	return record.records(name).map((dict) => {
		const part = readRecord(dict, fields, `a part of "${name}"`, notes);
		for (const field of fields)
			if (!part.has(field.name))
				notes.error(dict.line, `this part of "${name}" has no "${field.name}:". ${field.about}.`);
		return part;
	});
}
