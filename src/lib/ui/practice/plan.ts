import type { Session } from '../../practice/session.ts';
import { secondsOf } from '../../practice/session.ts';
import type { SkillId } from '../../practice/skills.ts';
import { plural } from '../site/plural.ts';
import { skillWords } from './words.ts';

/** What a session will be, in one sentence: “About 12 minutes: 9 sentences and 1 pair.” */
export function planWords(session: Session): string {
	const minutes = plural(Math.max(1, Math.round(secondsOf(session) / 60)), {
		one: 'About # minute',
		other: 'About # minutes'
	});
	const sentences = session.filter(({ item }) => item.item.kind === 'label').length;
	const pairs = session.filter(({ item }) => item.item.kind === 'compare').length;
	const rest = session.length - sentences - pairs;
	const parts = [
		sentences && plural(sentences, { one: '# sentence', other: '# sentences' }),
		pairs && plural(pairs, { one: '# pair of reports', other: '# pairs of reports' }),
		rest && plural(rest, { one: '# chain of retellings', other: '# chains of retellings' })
	].filter((part) => part !== 0);
	return `${minutes}: ${new Intl.ListFormat('en-GB').format(parts)}.`;
}

/** What most of it is about: “3 of them are about one skill: Evidence or inference, a headline.” */
export function mostWords(session: Session): string {
	const counts = new Map<SkillId, number>();
	for (const { skill } of session) counts.set(skill, (counts.get(skill) ?? 0) + 1);
	const [most] = [...counts].sort(([, one], [, other]) => other - one);
	if (!most || most[1] < 2) return '';
	return plural(most[1], { other: `# of them are about one skill: ${skillWords(most[0])}.` });
}
