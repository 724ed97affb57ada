import type { Goal } from '../../practice/goal.ts';
import { plural } from '../site/plural.ts';

/** The day's goal beside what was done; a day without practice owes nothing to the next. */
export function goalWords({ aim, done, met }: Goal): string {
	if (done === 0) return `A good day’s practice is ${aim} answers. None is fine too.`;
	return met
		? plural(done, {
				one: '# answer today. That is a good day’s practice.',
				other: '# answers today. That is a good day’s practice.'
			})
		: plural(done, {
				one: `# answer today. A good day’s practice is ${aim}.`,
				other: `# answers today. A good day’s practice is ${aim}.`
			});
}
