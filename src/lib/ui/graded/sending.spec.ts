import { expect, it } from 'vitest';
import { lastWords, waitingWords, type Hindrance } from './sending.ts';

const hindrances: Hindrance[] = ['away', 'signed-out', 'other'];

it.each(hindrances)('names one hindrance alone: %s', (why) => {
	const said = waitingWords(why, 'device');
	expect(/server cannot be reached/.test(said)).toBe(why === 'away');
	expect(/back online/.test(said)).toBe(why === 'away');
	expect(/signed in\.$/.test(said)).toBe(why !== 'away');
});

it('says that answers are on the device only where they are', () => {
	for (const why of hindrances) {
		expect(waitingWords(why, 'device')).toMatch('saved on this device');
		for (const kept of ['saved', 'not-saved'] as const) {
			expect(waitingWords(why, kept)).not.toMatch('on this device');
		}
		expect(lastWords(why, 'not-saved')).not.toMatch('on this device');
	}
});

it('lets nobody close a page that holds the last answers alone', () => {
	expect(lastWords('away', 'device')).toMatch('You can close this page');
	for (const why of [undefined, ...hindrances]) {
		expect(lastWords(why, 'not-saved')).toMatch('Keep it open');
		expect(lastWords(why, 'not-saved')).not.toMatch('close this page');
	}
});
