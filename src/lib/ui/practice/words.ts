import { readSkill, type SkillId } from '../../practice/skills.ts';
import { startOf, type Day } from '../../practice/day.ts';
import type { Label } from '../../content/vocabulary.ts';
import { mechanismWords, trapWords, verdictWords } from '../words.ts';

const pairs: Readonly<Record<string, string>> = {
	'evidence-inference': 'Evidence or inference',
	'evidence-assertion': 'Evidence or assertion',
	'inference-assertion': 'Inference or assertion'
};

/** A skill's family: what is told apart, or the kind of task. */
export function familyWords(id: SkillId): string {
	const skill = readSkill(id);
	if (skill?.kind === 'label') return pairs[skill.between] ?? skill.between;
	if (skill?.kind === 'compare') return 'Two reports of one thing';
	return skill ? 'Retellings and sources' : 'From a newer version';
}

/** What is hard about it, within its family. */
export function finerWords(id: SkillId): string {
	const skill = readSkill(id);
	if (skill?.kind === 'label') {
		return skill.trap === 'plain' ? 'where nothing misleads' : trapWords[skill.trap];
	}
	if (skill?.kind === 'compare') {
		const { name } = verdictWords[skill.verdict];
		return skill.moved === 'plain' ? name : `${name}: ${mechanismWords[skill.moved]}`;
	}
	if (skill?.kind === 'ladder') return 'how sure each retelling is';
	return skill ? 'whose word it rests on' : id;
}

/** A skill by its whole name. */
export const skillWords = (id: SkillId): string => `${familyWords(id)}, ${finerWords(id)}`;

/** The labels between which a skill decides, to draw them. */
export function sidesOf(id: SkillId): readonly Label[] {
	const skill = readSkill(id);
	return skill?.kind === 'label' ? (skill.between.split('-') as Label[]) : [];
}

/** “today”, “tomorrow”, “on Tuesday”, “on 3 March”. */
export function dayWords(day: Day, today: Day, zone: string, lang = 'en-GB'): string {
	if (day <= today) return 'today';
	if (day === today + 1) return 'tomorrow';
	const form: Intl.DateTimeFormatOptions =
		day < today + 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
	const date = new Intl.DateTimeFormat(lang, { ...form, timeZone: zone }).format(
		startOf(day, zone) + 12 * 60 * 60_000
	);
	return `on ${date}`;
}
