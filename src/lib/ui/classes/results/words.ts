import type { AttemptResult, ResultRow, ResultState } from '../../../scoring/results.ts';
import { plural } from '../../site/plural.ts';

/* How results are told to a teacher. */

const lang = 'en-GB';

export const stateNames: Readonly<Record<ResultState, string>> = {
	'not-started': 'Not started',
	working: 'Working',
	'handed-in': 'Handed in',
	late: 'Handed in late',
	closed: 'Closed, not handed in'
};

/** “3 not started”, under the bar of counts. */
export const countWords = (state: ResultState, count: number): string =>
	`${new Intl.NumberFormat(lang).format(count)} ${stateNames[state].toLowerCase()}`;

/** “Working, item 9 of 24” */
export function stateWords({ state, shown }: Pick<ResultRow, 'state' | 'shown'>): string {
	if (state !== 'working' || !shown) return stateNames[state];
	return shown.item === null
		? 'Working, at the start'
		: `Working, item ${shown.item} of ${shown.asked}`;
}

/** What is special about a student's work, each in a few words. */
export function notesOf(row: ResultRow): readonly string[] {
	const notes: string[] = [];
	if (row.waiting > 0) notes.push('late work waits for you');
	else if (row.shown?.late) notes.push(lateWords(row.shown.late.taken));
	if (row.overdue && !row.removed) notes.push('overdue');
	if (row.underWay !== null) notes.push(`attempt ${row.underWay} under way`);
	if (row.extraTime > 1) notes.push(extraWords(row.extraTime));
	if (row.removed) notes.push('no longer in the class');
	return notes;
}

/** What a narrow table has no columns for: how much is answered, when, and which attempt counts. */
export function factsOf(
	{ shown, made, counted }: Pick<ResultRow, 'shown' | 'made' | 'counted'>,
	zone: string
): readonly string[] {
	if (!shown) return [];
	const { answered, asked, startedAt, handedInAt } = shown;
	return [
		handedInAt === null ? `began ${timeWords(startedAt, zone)}` : timeWords(handedInAt, zone),
		`${answered} of ${asked} answered`,
		...(made > 1 && counted !== null ? [`attempt ${counted} of ${made} counts`] : [])
	];
}

const lateWords = (taken: 'all' | 'in-time'): string =>
	taken === 'all' ? 'late work counted' : 'late work not counted';

const extraWords = (factor: number) =>
	`${new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 }).format(factor - 1)} extra time`;

const minute = (zone: string) =>
	new Intl.DateTimeFormat(lang, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone: zone
	});

/** “Wed 12 Nov, 16:05”, by the class's clocks. */
export const timeWords = (at: number, zone: string): string => minute(zone).format(at);

/** “Wed 12 Nov, 16:05–16:19”, by the class's clocks. */
export const spanWords = (from: number, to: number, zone: string): string =>
	minute(zone).formatRange(from, to);

/** “10:42:07”, by the class's clocks. */
export const clockWords = (at: number, zone: string): string =>
	new Intl.DateTimeFormat(lang, { timeStyle: 'medium', hourCycle: 'h23', timeZone: zone }).format(
		at
	);

/** A device's time beside the server's: with its day, where that is another one. */
export function deviceWords(device: number, server: number, zone: string): string {
	const day = new Intl.DateTimeFormat(lang, { dateStyle: 'short', timeZone: zone });
	const same = day.format(device) === day.format(server);
	return same ? clockWords(device, zone) : timeWords(device, zone);
}

/** “7 minutes”, “2 hours”, “3 days”: what is below the unit does not matter. */
export function lengthWords(ms: number): string {
	const [length, unit]: [number, string] =
		ms < 90 * 60_000
			? [60_000, 'minute']
			: ms < 36 * 3_600_000
				? [3_600_000, 'hour']
				: [86_400_000, 'day'];
	return new Intl.NumberFormat(lang, {
		style: 'unit',
		unit,
		unitDisplay: 'long',
		maximumFractionDigits: 0
	}).format(ms / length);
}

/** Time at work in minutes; less than one is told as such. */
export const minutes = ({ worked }: Pick<AttemptResult, 'worked'>): string =>
	worked > 0 && worked < 30_000 ? '< 1' : String(Math.round(worked / 60_000));

/** How many places after the point a column of points needs, at most two. */
export const placesOf = (values: readonly number[]): number =>
	Math.max(
		0,
		...values.map((value) => (Number(value.toFixed(2)).toString().split('.')[1] ?? '').length)
	);

/** Points as a column has them. */
export const pointWords = (value: number, places: number): string =>
	new Intl.NumberFormat(lang, {
		minimumFractionDigits: places,
		maximumFractionDigits: places
	}).format(value);

type Manner = {
	readonly attempts: number | null;
	readonly counts: 'best' | 'last' | 'first';
	readonly minutes: number | null;
	readonly certainty: boolean;
};

/** How an assignment is done, for those who set it. */
export function mannerWords({ attempts, counts, minutes: limit, certainty }: Manner): string {
	const which = { best: 'the best counts', last: 'the last counts', first: 'the first counts' };
	const sentences = [
		attempts === 1
			? 'One attempt.'
			: attempts === null
				? `Any number of attempts, ${which[counts]}.`
				: `${plural(attempts, { other: '# attempts' })}, ${which[counts]}.`
	];
	if (limit !== null) {
		sentences.push(
			plural(limit, { one: 'Time limit: # minute.', other: 'Time limit: # minutes.' })
		);
	}
	if (certainty) sentences.push('Marks by certainty.');
	return sentences.join(' ');
}
