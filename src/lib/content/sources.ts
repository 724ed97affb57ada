import { isFigure, readFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import type { Source } from './module.ts';
import { badName, isName } from './name.ts';
import type { Note, Notes } from './problem.ts';
import { readSource } from './source.ts';
import type { Inherited } from './source.ts';
import { readText, sourceLimit } from './text.ts';
import type { Content } from './text.ts';

/** Everything below `sources`; files that belong nowhere are named. */
export function readSources(
	files: ReadonlyMap<string, Content>,
	module: Inherited,
	notes: (path: string) => Notes,
	found: readonly Note[]
): { figures: Record<string, Figure>; sources: Source[]; unsure: Set<string> } {
	const figures = new Map<string, Figure>();
	const names = new Set<string>();
	for (const [path, content] of files) {
		const file = path.startsWith('sources/') ? path.slice('sources/'.length) : '';
		if (!isFigure(file)) continue;
		names.add(file);
		const figure = readFigure(file, content, notes(path));
		if (figure) figures.set(file, figure);
	}
	const sources: Source[] = [];
	const unsure = new Set<string>();
	for (const [path, content] of files) {
		const id = /^sources\/([^/]+)\.md$/.exec(path)?.[1];
		if (id === undefined) continue;
		const before = found.length;
		if (!isName(id)) notes(path).error(1, badName(id));
		const text = readText(content, sourceLimit, notes(path));
		const source =
			text === undefined ? undefined : readSource(id, text, module, names, notes(path));
		if (source) sources.push(source);
		if (found.slice(before).some((note) => note.severity === 'error')) unsure.add(id);
	}
	sources.sort((a, b) => {
		const [x, y] = [`${a.date} ${a.id}`, `${b.date} ${b.id}`];
		return x < y ? -1 : 1;
	});
	const shown = new Set(
		sources.flatMap(({ blocks }) => blocks.flatMap(({ figure }) => figure?.file ?? []))
	);
	for (const path of files.keys()) {
		const known =
			/^(?:module\.yaml|items\.yaml|guide\.yaml|README\.md|sources\/[^/]+\.md|labellings\/[^/]+\.yaml)$/.test(
				path
			);
		if (!known && !isFigure(path.replace(/^sources\//, '')))
			notes(path).warning(
				1,
				'this file belongs to no part of a module and is not read. Delete or rename it.'
			);
	}
	for (const file of names)
		if (!shown.has(file) && !unsure.size)
			notes(`sources/${file}`).warning(
				1,
				'no source shows this figure. Show it, or delete the file.'
			);
	return { figures: Object.fromEntries(figures), sources, unsure };
}
