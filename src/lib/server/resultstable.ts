import { writeCsv } from '../content/csv.ts';
import type { AttemptResult, ResultRow } from '../scoring/results.ts';

/*
 * Results as CSV: UTF-8 with a byte order mark, as spreadsheets need one to read names in any script.
 * Numbers have a point and at most four places; times are ISO 8601 in the class's zone, with its offset.
 */

const heads = [
	'student',
	'tag',
	'in the class',
	'state',
	'mark',
	'out of',
	'share',
	'answered',
	'asked',
	'began',
	'handed in',
	'minutes at work',
	'attempt that counts',
	'attempts made',
	'due',
	'late work',
	'extra time',
	'exceptions',
	'mark before correction',
	'corrections'
];

/** Of the key, in the teacher's words. */
type Correction = { readonly at: string; readonly reason: string };

const states = {
	'not-started': 'not started',
	working: 'working',
	'handed-in': 'handed in',
	late: 'handed in late',
	closed: 'closed, not handed in'
} as const;

/**
 * One row for each student, in the order given.
 * @param corrections those that hold
 */
export function resultsCsv(
	rows: readonly ResultRow[],
	zone: string,
	corrections: readonly Correction[]
): string {
	const told = corrections.map(({ at, reason }) => `${timeIn(zone, Date.parse(at))}: ${reason}`);
	return writeCsv([
		heads,
		...rows.map((row) => {
			const { shown } = row;
			const time = (ms: number | null | undefined) => timeIn(zone, ms);
			return [
				row.name,
				row.tag,
				row.removed ? 'no' : 'yes',
				states[row.state],
				number(shown?.score?.points),
				number(shown?.score?.of),
				number(shown?.score?.share),
				number(shown?.answered),
				number(shown?.asked),
				time(shown?.startedAt),
				time(shown?.handedInAt),
				number(shown && shown.worked / 60_000, 1),
				number(row.counted),
				number(row.made),
				time(row.dueAt),
				shown ? lateWords(shown) : '',
				number(row.extraTime),
				row.reasons.join('; '),
				number(row.was?.points),
				row.was ? told.join('; ') : ''
			];
		})
	]);
}

function lateWords({ late }: AttemptResult): string {
	if (!late) return '';
	if (late.waiting) return 'not decided';
	return late.taken === 'all' ? 'counted' : 'not counted';
}

/** With a point, rounded; nothing where there is none. */
export const number = (value: number | null | undefined, places = 4): string =>
	value === null || value === undefined ? '' : String(Number(value.toFixed(places)));

/** `2026-11-14T23:59:00+01:00`; nothing where there is none. */
const timeIn = (zone: string, ms: number | null | undefined): string =>
	ms === null || ms === undefined
		? ''
		: Temporal.Instant.fromEpochMilliseconds(ms)
				.toZonedDateTimeISO(zone)
				.toString({ smallestUnit: 'second', timeZoneName: 'never' });
