import type { Module } from './module.ts';
import { badName, isName } from './name.ts';
import type { Notes } from './problem.ts';
import { readRecord } from './record.ts';
import { moduleFields } from './tables.ts';
import { badLanguage, badLicence, isLanguage, isLicence } from './tongue.ts';
import { readYaml } from './yaml.ts';

/** What `module.yaml` says. */
export type Frontpage = Pick<
	Module,
	'title' | 'about' | 'lang' | 'licence' | 'authors' | 'status' | 'aims' | 'topic'
> & {
	readonly claims: ReadonlyMap<string, string>;
	/** The audience's reading grade. */
	readonly grade: number;
	readonly order?: number;
};

const usualGrade = 9;

export function readFrontpage(text: string, notes: Notes): Frontpage | undefined {
	const yaml = readYaml(text, notes);
	if (yaml?.kind !== 'dict') {
		if (yaml) notes.error(1, 'module.yaml must hold lines of the form "name: …".');
		return undefined;
	}
	const record = readRecord(yaml, moduleFields, 'a module', notes);
	for (const { name, required } of moduleFields)
		if (required && !record.has(name))
			notes.error(1, `the module has no ${name}. Add a line "${name}: …".`);
	const [lang = 'en', licence = ''] = [record.text('lang'), record.text('licence')];
	if (!isLanguage(lang)) notes.error(record.lineOf('lang'), badLanguage(lang));
	if (licence && !isLicence(licence)) notes.error(record.lineOf('licence'), badLicence(licence));
	const aims = record.list('aims').map((aim) => aim.text);
	if (!record.has('aims'))
		notes.warning(
			1,
			'the module names no aims. Add "aims:", two to five phrases: what a learner can do afterwards.'
		);
	else if (aims.length < 2 || aims.length > 5)
		notes.warning(
			record.lineOf('aims'),
			`the module names ${aims.length} aims. Write two to five.`
		);
	if (!record.has('about'))
		notes.warning(
			1,
			'the module does not say what it is about. Add "about:", one or two sentences for the shelf.'
		);
	const claims = new Map<string, string>();
	for (const { name, line, value } of record.entries('claims')) {
		if (!isName(name)) notes.error(line, badName(name));
		else if (value.kind === 'text' && !value.text)
			notes.error(line, `the claim "${name}" is empty. Write it as one sentence.`);
		else if (value.kind === 'text') claims.set(name, value.text);
	}
	const [topic, order] = [record.text('topic'), record.number('order')];
	return {
		title: record.text('title') ?? '',
		about: record.text('about') ?? '',
		lang: isLanguage(lang) ? lang : 'en',
		licence,
		authors: record.list('authors').map((author) => author.text),
		status: record.choice('status', ['draft', 'ready']) ?? 'draft',
		aims,
		claims,
		grade: record.number('grade') ?? usualGrade,
		...(topic === undefined ? {} : { topic }),
		...(order === undefined ? {} : { order })
	};
}
