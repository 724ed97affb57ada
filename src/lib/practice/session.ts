import type { Bank, BankItem } from './bank.ts';
import type { Ledger } from './ledger.ts';
import type { SkillId } from './skills.ts';

/** `early`: nothing was due, but one more was asked for. */
export type Why = 'due' | 'new' | 'block' | 'early';

/** An item to ask now. */
export type Pick = {
	readonly item: BankItem;
	/** What it was picked for. */
	readonly skill: SkillId;
	readonly why: Why;
	/** One of its passages was read before: the bank holds no unread one for this skill. */
	readonly seenBefore: boolean;
	/** It was asked before, or its twin, whose answer the explanation gave away. */
	readonly askedBefore: boolean;
	/** Estimate, with the reading of passages that are new in this session. */
	readonly seconds: number;
};

/** What was picked since the learner sat down, in order. Kept by the caller. */
export type Session = readonly Pick[];

/** What the next item depends on. */
export type Asking = {
	readonly bank: Bank;
	readonly ledger: Ledger;
	readonly session: Session;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** IANA name of the learner's time zone. */
	readonly zone: string;
	/** `module/source` of passages read elsewhere, in a lesson. */
	readonly read?: ReadonlySet<string>;
	/** “One more”: go on though the time is over or nothing is due. */
	readonly more?: boolean;
};

/** A session may end after the first, and does end before the second. Seconds. */
export const shortest = 10 * 60;
export const longest = 15 * 60;

export const secondsOf = (session: Session): number =>
	session.reduce((sum, { seconds }) => sum + seconds, 0);

/** Seconds that an item adds to a session. */
export function costOf({ reading }: Bank, session: Session, item: BankItem): number {
	const open = new Set(session.flatMap((pick) => pick.item.texts));
	const unread = item.texts.filter((text) => !open.has(text));
	return item.seconds + unread.reduce((sum, text) => sum + (reading.get(text) ?? 0), 0);
}
