import { library, revisions } from 'virtual:questions';
import type { Figure } from '../content/figure.ts';
import type { Guide, Module, ModuleKey, ModuleSummary } from '../content/module.ts';

/** What is on the shelf, in shelf order. */
export function list(): readonly ModuleSummary[] {
	return library;
}

/** The module as it is asked today, or undefined where there is none of that name. */
export async function find(id: string): Promise<Module | undefined> {
	return Object.hasOwn(revisions, id) ? (await revisions[id]!.module()).default : undefined;
}

/** The key of one revision. Open practice may have it; graded work must not. */
export async function findKey(id: string, revision: string): Promise<ModuleKey | undefined> {
	if (!Object.hasOwn(revisions, id) || revisions[id]!.revision !== revision) return undefined;
	return (await revisions[id]!.key()).default;
}

/** The teacher's guide, or undefined where none is written. For teachers only. */
export async function findGuide(id: string): Promise<Guide | undefined> {
	if (!Object.hasOwn(revisions, id)) return undefined;
	return (await revisions[id]!.guide()).default ?? undefined;
}

/** The figures of its passages by the names of their files. */
export async function findFigures(
	id: string,
	revision: string
): Promise<Readonly<Record<string, Figure>> | undefined> {
	if (!Object.hasOwn(revisions, id) || revisions[id]!.revision !== revision) return undefined;
	return (await revisions[id]!.figures()).default;
}
