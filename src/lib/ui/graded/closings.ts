import type { Closing } from '../../lesson/standing.ts';

/** Why nothing more is taken. */
export const closingWords: Readonly<Record<Closing, string>> = {
	finished: 'Handed in',
	time: 'Time is up',
	locked: 'This assignment is closed',
	archived: 'This class is archived',
	removed: 'You are no longer in this class',
	withdrawn: 'Your teacher has taken this assignment back',
	'set-aside': 'Your teacher has set this attempt aside'
};

/** Closings after which what is on the way is still taken: it is late, and the teacher's rule holds. */
export const stillTaken: readonly Closing[] = ['finished', 'time', 'locked'];
