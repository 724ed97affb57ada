import type { ClaimCard } from './module.ts';
import { verdicts } from './vocabulary.ts';
import type { Verdict } from './vocabulary.ts';

type Cards = readonly [ClaimCard, ClaimCard];

/** Verdicts that need one source speaking twice. */
const oneVoice: readonly Verdict[] = ['update', 'reversal'];

const told = (part: string): string => (part === '–' ? 'nobody named' : part);

/**
 * A text for every wrong verdict that has no reason of its own, from what the two claim cards
 * say. The two nearest verdicts are meant to have one written by hand.
 */
export function otherReasons(answer: Verdict, cards: Cards): Record<string, string> {
	return Object.fromEntries(
		verdicts
			.filter((verdict) => verdict !== answer)
			.map((verdict) => [verdict, contrast(verdict, answer, cards)])
	);
}

function contrast(verdict: Verdict, answer: Verdict, [a, b]: Cards): string {
	const [first, second] = [told(a.who), told(b.who)];
	const same = a.who === b.who && a.who !== '–';
	if (oneVoice.includes(verdict)) {
		if (!same && !oneVoice.includes(answer))
			return `This needs one source that speaks twice; here ${first} and ${second} speak.`;
		return verdict === 'update'
			? `This needs a later statement that replaces the earlier one and says why; ${second} gives no such reason.`
			: `This needs a later statement that differs without a word on why; that is not so for ${second}.`;
	}
	switch (verdict) {
		case 'contradiction':
			return a.what !== b.what
				? `The two would have to report one observable fact; one speaks of “${a.what}”, the other of “${b.what}”.`
				: `The two would have to be reports of one observable fact at one time that cannot both be true, and nothing else to explain it.`;
		case 'disagreement':
			return same
				? `This needs two people who judge differently; both sentences come from ${first}.`
				: `This needs two judgements that cannot both be right; what ${first} and ${second} say of “${a.what}” is not that.`;
		case 'misreport':
			return `Neither sentence puts words into the mouth of the other; each speaks of its own matter (“${a.what}”).`;
		case 'apparent':
			return `A stated difference of event, scope, definition or unit would have to remove a clash; between “${a.what}” and “${b.what}” none does.`;
		case 'compatible':
			return `Then both could simply stand side by side; what is said of “${a.what}” does not let them.`;
		default:
			return `Nothing that is needed is left out: the passages say who speaks (${first}; ${second}) and about what (“${a.what}”).`;
	}
}
