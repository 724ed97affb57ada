import type { LabelKey, Module, ModuleKey, Source } from '../content/module.ts';
import type { Label } from '../content/vocabulary.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';

/* Later editions of the clock, for tests. */

/** One with other labels in its key, and whatever is changed in its texts. */
export function editionOf(
	revision: string,
	labels: Readonly<Record<string, Label>>,
	change: Partial<Module> = {}
): { module: Module; key: ModuleKey } {
	const changed = Object.entries(labels).map(([item, answer]) => {
		const { agreement, sides, ...key } = clockKey.keys[item] as LabelKey;
		return [item, { ...key, answer }];
	});
	return {
		module: { ...clockModule, ...change, revision },
		key: { ...clockKey, revision, keys: { ...clockKey.keys, ...Object.fromEntries(changed) } }
	};
}

/** The passages with another sentence in the place of one. */
export const sourcesWith = (sentence: string, text: string): Source[] =>
	clockModule.sources.map((source) => ({
		...source,
		blocks: source.blocks.map((block) => ({
			...block,
			sentences: block.sentences.map((one) => (one.id === sentence ? { ...one, text } : one))
		}))
	}));
