import type { Bank } from './bank.ts';
import type { Pick, Session } from './session.ts';

type KeptPick = Omit<Pick, 'item'> & {
	/** `module/item`. */
	readonly address: string;
};

/** A practice session as it is stored, so that it goes on after the page was closed. */
export type KeptSession = {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
	/** What was asked, in order; the last is being answered unless the session has ended. */
	readonly picks: readonly KeptPick[];
	/** Nothing more is asked unless “one more” is. */
	readonly ended: boolean;
};

/** Where the steps of the n-th answer of a session are kept, from 0; also the answer's id. */
export const logOf = ({ id }: { readonly id: string }, index: number) => `${id}/${index}`;

/** Whether a session is as it was seen: nobody has gone on with it, or ended it. */
export const isSame = (one: KeptSession, seen: KeptSession | undefined) =>
	one.id === seen?.id
	&& one.ended === seen.ended
	&& one.picks.length === seen.picks.length
	&& one.picks.every(({ address }, nth) => address === seen.picks[nth]?.address);

export const keptPick = ({ item, ...pick }: Pick): KeptPick => ({ ...pick, address: item.address });

/** The session that was stored; what the shelf no longer holds is left out. */
export const restored = (bank: Bank, { picks }: KeptSession): Session =>
	picks.flatMap(({ address, ...pick }) => {
		const item = bank.byAddress.get(address);
		return item ? [{ ...pick, item }] : [];
	});
