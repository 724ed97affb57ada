import { bankOf, type Content } from './bank.ts';
import type { SkillId } from './skills.ts';

export type Thin = { readonly skill: SkillId; readonly items: number; readonly topics: number };

/** With less, a skill cannot be practised on a new text each time, nor shown to carry over. */
const wanted = { items: 4, topics: 2 } as const;

/**
 * Skills that are exercised somewhere, but by fewer than four items or within one topic; the
 * thinnest first. A skill that nothing exercises is no gap of the content: most pairings of a
 * verdict with a mechanism make no sense.
 */
export function coverage(contents: readonly Content[]): readonly Thin[] {
	return [...bankOf(contents).bySkill]
		.map(([skill, items]) => ({
			skill,
			items: items.length,
			topics: new Set(items.map(({ topic }) => topic)).size
		}))
		.filter(({ items, topics }) => items < wanted.items || topics < wanted.topics)
		.sort((a, b) => a.items - b.items || a.topics - b.topics || (a.skill < b.skill ? -1 : 1));
}

/** The table that `npm run content` prints of it. Thin skills are no error: a shelf grows. */
export function describeCoverage(contents: readonly Content[]): string {
	const thin = coverage(contents);
	const { size } = bankOf(contents).bySkill;
	const names = thin.map(({ skill, items, topics }) => `${skill} ${items}/${topics}`).join(' · ');
	return [
		`practice · ${size} skills, ${thin.length} with fewer than ${wanted.items} items or ${wanted.topics} topics`,
		...(thin.length ? [`  ${'thin'.padEnd(12)}${names} (items/topics)`] : [])
	].join('\n');
}
