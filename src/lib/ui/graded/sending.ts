import type { Kept } from '../run.svelte.ts';

/** Why nothing is sent now: no word from the server, nobody is signed in, or someone else is. */
export type Hindrance = 'away' | 'signed-out' | 'other';

const hindered: Readonly<Record<Hindrance, string>> = {
	away: 'The server cannot be reached.',
	'signed-out': 'You are signed out.',
	other: 'Someone else is signed in on this browser.'
};

/** Said during a lesson while nothing is sent. */
export function waitingWords(why: Hindrance, kept: Kept): string {
	if (kept === 'saved') return `${hindered[why]} All that you have answered so far is saved.`;
	// The lesson says by itself that nothing is stored here.
	if (kept === 'not-saved') return hindered[why];
	return why === 'away'
		? `${hindered[why]} Your answers are saved on this device and are sent when you are back online.`
		: `${hindered[why]} Your answers are saved on this device and are sent when you have signed in.`;
}

/** Said at the end, while the last answers are not with the server. */
export function lastWords(why: Hindrance | undefined, kept: Kept): string {
	const here = kept !== 'not-saved';
	const where = here
		? 'Your last answers are on this device and not with the server yet.'
		: 'Your last answers are on this page only. Keep it open until they are handed in.';
	if (!why) return `${where} They are being sent now.`;
	if (why !== 'away') return `${where} They are sent when you have signed in.`;
	return here
		? `${where} They are sent when you are back online, also from any other page of Grounds. You can close this page.`
		: `${where} They are sent when you are back online.`;
}
