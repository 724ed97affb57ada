import { owner } from '#lib/client/owner.ts';
import { dayAt } from '#lib/practice/day.ts';
import { forecast } from '#lib/practice/forecast.ts';
import { goalOf } from '#lib/practice/goal.ts';
import { emptyFor, fold } from '#lib/practice/ledger.ts';
import { next } from '#lib/practice/next.ts';
import { goalWords } from '#lib/ui/practice/goal.ts';
import { mostWords, planWords } from '#lib/ui/practice/plan.ts';
import { dayWords } from '#lib/ui/practice/words.ts';
import { look, zone } from './practising.ts';

/** What practice says before it begins. */
export type Opening = {
	/** What is to be done now, or that nothing is. */
	readonly sentence: string;
	readonly most: string;
	readonly goal: string;
	/** A session was left in the middle. */
	readonly goesOn: boolean;
	/** Nothing is due. */
	readonly idle: boolean;
	/** Where to begin for someone who has answered nothing yet: the case that opens the shelf. */
	readonly first: string | undefined;
	readonly lost: number;
	/** Answers go into an account, and so to its other devices. */
	readonly follows: boolean;
};

/** Looks at what is due. @throws where the catalogue cannot be had */
export async function opening(): Promise<Opening> {
	const { db, bank, reviews, read, kept, lost } = await look();
	db?.close();
	const now = Date.now();
	const today = dayAt(now, zone());
	const ledger = fold(emptyFor(bank), reviews, now);
	const asking = { bank, ledger, session: [], read, now, zone: zone() };
	const session = forecast(asking);
	const goesOn = kept !== undefined && !kept.ended && kept.picks.length > 0;
	const said = next(asking);
	const again = 'stop' in said && said.nextDay !== undefined ? said.nextDay : undefined;
	const nothing =
		again === undefined
			? 'Nothing is due.'
			: `Nothing is due today. Something comes back ${dayWords(again, today, zone())}.`;
	const where = `You stopped at question ${kept?.picks.length ?? 0}; it is where you left it.`;
	return {
		sentence: goesOn ? where : session.length ? planWords(session) : nothing,
		most: goesOn ? '' : mostWords(session),
		goal: goalWords(goalOf(ledger, today)),
		goesOn,
		idle: !goesOn && session.length === 0,
		first: reviews.length === 0 ? bank.items[0]?.module : undefined,
		lost,
		follows: owner() !== undefined
	};
}
