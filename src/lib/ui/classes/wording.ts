import { plural } from '../site/plural.ts';

/* What the choices of an assignment are called: for those who set it, and for those who do it. */

type Words<Name extends string> = Readonly<
	Record<Name, { readonly name: string; readonly means: string; readonly told: string }>
>;

export const feedbackWords: Words<'item' | 'submission' | 'due' | 'never'> = {
	item: {
		name: 'After each answer',
		means: 'Good for learning. Answers can be passed on, and used in another attempt.',
		told: 'You see what settles each answer as soon as you have given it.'
	},
	submission: {
		name: 'When it is handed in',
		means: 'Everything is answered first, then explained. Who tries again knows the answers.',
		told: 'You see what settles each answer when you have handed everything in.'
	},
	due: {
		name: 'When it is due',
		means: 'Nobody can pass on what comes later.',
		told: 'You see what settles each answer after it is due.'
	},
	never: {
		name: 'Not at all',
		means: 'You go through the answers in class.',
		told: 'The answers and marks are not shown here. Your teacher has them.'
	}
};

export const countsWords: Words<'best' | 'last' | 'first'> = {
	best: { name: 'The best', means: 'Another try never does harm.', told: 'The best one counts.' },
	last: { name: 'The last', means: 'Whatever it is.', told: 'The last one counts.' },
	first: {
		name: 'The first',
		means: 'The others are for learning.',
		told: 'The first one counts; the others are for learning.'
	}
};

export const confidenceWords: Words<'off' | 'optional' | 'required'> = {
	off: { name: 'Do not ask', means: 'They only answer.', told: '' },
	optional: {
		name: 'Ask',
		means: 'One tap, which they may leave out.',
		told: 'You are asked how sure you are. You may leave that out.'
	},
	required: {
		name: 'Ask each time',
		means: 'An answer is complete with it.',
		told: 'You are asked how sure you are, with every answer.'
	}
};

export const lateWords: Words<'count' | 'ask' | 'refuse'> = {
	count: {
		name: 'It counts',
		means: 'It is marked late, and counts in full.',
		told: 'What arrives after it is due counts, and is marked late.'
	},
	ask: {
		name: 'You decide',
		means: 'It counts once you say so, for each student.',
		told: 'What arrives after it is due is kept; your teacher decides whether it counts.'
	},
	refuse: {
		name: 'It does not count',
		means: 'It is kept and can be read, without a mark.',
		told: 'What arrives after it is due is kept, but does not count.'
	}
};

/** How many attempts one has. */
export const attemptsWords = (attempts: number | null) =>
	attempts === null
		? 'As many attempts as you like.'
		: plural(attempts, { one: 'One attempt.', other: '# attempts.' });

export const minutesWords = (minutes: number) =>
	plural(minutes, { one: '# minute', other: '# minutes' });
