import type { Finding } from '../../scoring/finding.ts';
import { labelWords, trapWords } from '../words.ts';

/** A finding in words: the headline, and the sentence that says what it rests on. */
export type Headline = { readonly title: string; readonly deck: string };

export function headlineOf(finding: Finding): Headline {
	switch (finding.kind) {
		case 'confuses': {
			const was = labelWords[finding.was].plural;
			const said = labelWords[finding.said].plural;
			return {
				title: `You call ${was} ${said}.`,
				deck: `It happened with ${finding.count} of ${finding.of} ${was}, more often than your other errors suggest. That is a habit to watch, not a lack of skill.`
			};
		}
		case 'leans': {
			const name = labelWords[finding.label].name.toLowerCase();
			return finding.direction === 'toward'
				? {
						title: `You reach for “${name}” too readily.`,
						deck: `You said it ${finding.said} times; it was right for ${finding.was} sentences. When in doubt, ask the question for it once more before you say it.`
					}
				: {
						title: `You hold back “${name}”.`,
						deck: `You said it ${finding.said} times; it was right for ${finding.was} sentences. You pass it by where its question should be answered with yes.`
					};
		}
		case 'misses-trap':
			return {
				title: 'One kind of sentence misleads you.',
				deck: `What catches you is ${trapWords[finding.trap]}: ${finding.count} of ${finding.of} such sentences went wrong, more than the rest.`
			};
		case 'even':
			return finding.errors === 0
				? {
						title: 'You tell the three apart.',
						deck: `All ${finding.of} sentences labelled as the key has them.`
					}
				: {
						title: 'No habit stands out.',
						deck: `Your ${finding.errors} errors among ${finding.of} sentences follow no pattern that could be told from chance. Go through them one by one: each has its own reason.`
					};
		case 'too-few':
			return {
				title: 'Done.',
				deck: `With ${finding.of} labelled so far it is too early to speak of habits. After twelve sentences there is something to say.`
			};
	}
}
