import type { Bank } from '../../practice/bank.ts';
import { comesBack } from '../../practice/comes.ts';
import type { Day } from '../../practice/day.ts';
import type { Ledger } from '../../practice/ledger.ts';
import type { Review } from '../../practice/review.ts';
import type { Session } from '../../practice/session.ts';
import { plural } from '../site/plural.ts';
import { dayWords, skillWords } from './words.ts';

/** What a session showed, in one sentence that names a skill and never scolds. */
export function learntWords(session: Session, reviews: readonly Review[]): string {
	if (reviews.length === 0) return 'Nothing was answered this time, and nothing is lost.';
	const right = reviews.filter(({ correct }) => correct).length;
	const missed = reviews.find(({ correct }) => !correct);
	const skillOf = (review: Review) =>
		session.find(({ item }) => item.address === `${review.module}/${review.item}`)?.skill;
	const about = missed ? skillOf(missed) : session[0]?.skill;
	const count = plural(reviews.length, { other: `${right} of # right.` });
	if (!about) return count;
	return missed
		? `${count} The one to look at again: ${skillWords(about)}.`
		: `${count} What held: ${skillWords(about)}.`;
}

/** When something of it is asked about again. */
export function backWords(
	session: Session,
	ledger: Ledger,
	bank: Bank,
	today: Day,
	zone: string
): string {
	const due = session.flatMap(({ skill }) => comesBack(ledger, bank, skill) ?? []);
	if (due.length === 0) return '';
	return `The first of it comes back ${dayWords(Math.max(today + 1, Math.min(...due)), today, zone)}, on a text that is new to you, if one is left.`;
}
