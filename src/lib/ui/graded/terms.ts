/** What holds for one learner; times are ISO 8601 in UTC. */
export type Terms = {
	readonly opensAt: string | null;
	readonly dueAt: string | null;
	readonly locksAt: string | null;
	readonly minutes: number | null;
	readonly reasons: readonly { readonly what: keyof typeof reasonWords; readonly reason: string }[];
};

/** What differs from the class. */
export const reasonWords = {
	opens: 'It opens earlier than for the class',
	due: 'It is due later than for the class',
	locks: 'It closes later than for the class',
	attempts: 'You have more attempts than the class',
	minutes: 'You have more time than the class'
} as const;
