import type { Key, Module, ModuleKey, PublicItem, Source } from '../content/module.ts';
import { countWords, itemSeconds, readingSeconds } from '../content/minutes.ts';
import { passageOf } from '../lesson/plan.ts';
import type { Difficulty } from './difficulty.ts';
import { skillsOf, type SkillId } from './skills.ts';

export type Content = { readonly module: Module; readonly key: ModuleKey };

/** An item as practice sees it. */
export type BankItem = {
	/** `module/item`; the same through all revisions. */
	readonly address: string;
	readonly module: string;
	readonly revision: string;
	/** What the case is about; the module itself where it does not say. */
	readonly topic: string;
	readonly item: PublicItem;
	readonly key: Key;
	readonly skills: readonly SkillId[];
	/** `module/source` of every passage that is read for it. */
	readonly texts: readonly string[];
	/** The address of the original, for it and its twins. */
	readonly family: string;
	/** Seconds to answer, the passages having been read. */
	readonly seconds: number;
	/** What many answers say; without it, the traps do. */
	readonly difficulty?: Difficulty;
};

export type Bank = {
	readonly items: readonly BankItem[];
	readonly bySkill: ReadonlyMap<SkillId, readonly BankItem[]>;
	readonly byAddress: ReadonlyMap<string, BankItem>;
	/** `module/source` → seconds to read it. */
	readonly reading: ReadonlyMap<string, number>;
};

/** What can be asked: every practice item that exercises a skill. */
export function bankOf(contents: readonly Content[]): Bank {
	const items = contents.flatMap(({ module, key }) =>
		module.items.flatMap((item) => {
			const itemKey = key.keys[item.id];
			return itemKey && item.use === 'practice' ? entry(module, item, itemKey) : [];
		})
	);
	const reading = contents.flatMap(({ module }) =>
		module.sources.map((source): [string, number] => [`${module.id}/${source.id}`, read(source)])
	);
	return shelved(items, reading);
}

/** Items put where they are looked for. */
export function shelved(
	items: readonly BankItem[],
	reading: Iterable<readonly [text: string, seconds: number]>
): Bank {
	const bySkill = new Map<SkillId, BankItem[]>();
	for (const item of items) {
		for (const skill of item.skills) {
			const others = bySkill.get(skill);
			if (others) others.push(item);
			else bySkill.set(skill, [item]);
		}
	}
	return {
		items,
		bySkill,
		byAddress: new Map(items.map((item) => [item.address, item])),
		reading: new Map(reading)
	};
}

function entry(module: Module, item: PublicItem, key: Key): BankItem[] {
	const skills = skillsOf(item, key);
	if (skills.length === 0) return [];
	const original = (item.kind === 'label' && item.twinOf) || item.id;
	return [
		{
			address: `${module.id}/${item.id}`,
			module: module.id,
			revision: module.revision,
			topic: module.topic ?? module.id,
			item,
			key,
			skills,
			texts: textsOf(module.id, item),
			family: `${module.id}/${original}`,
			seconds: itemSeconds[item.kind]
		}
	];
}

/** `module/source` of every passage that is read for an item. */
export const textsOf = (module: string, item: PublicItem): readonly string[] =>
	[...new Set(sourcesOf(item))].map((source) => `${module}/${source}`);

function sourcesOf(item: PublicItem): readonly string[] {
	if (item.kind === 'label') return [passageOf(item) ?? ''];
	if (item.kind === 'compare') return item.sources;
	return item.sentences.map((id) => id.slice(0, id.indexOf('/')));
}

const read = (source: Source) => readingSeconds(countWords([source]));
