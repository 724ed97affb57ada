import { plural } from '../site/plural.ts';

const minute = 60_000;

/** How much time is left, to the minute; to the second in the last five minutes. */
export function leftWords(milliseconds: number): string {
	if (milliseconds <= 0) return 'Time is up';
	if (milliseconds >= 5 * minute) {
		const minutes = Math.floor(milliseconds / minute);
		return plural(minutes, { one: '# minute left', other: '# minutes left' });
	}
	const seconds = Math.ceil(milliseconds / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
}

/** What is said aloud: twice, before the end. */
export function spokenAt(milliseconds: number): string {
	if (milliseconds <= 0) return 'Time is up.';
	if (milliseconds <= minute) return 'One minute is left.';
	return milliseconds <= 5 * minute ? 'Five minutes are left.' : '';
}
