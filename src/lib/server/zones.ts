/*
 * Dates are stored in UTC, and set and read in a class's zone. On the nights when clocks change a local
 * time may come twice, or not at all; both times the later reading is taken, so that nobody loses an
 * hour of a deadline: the second 02:30, and 03:30 where 02:30 is skipped. `clockNote` says so.
 */

const asTyped = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;

/**
 * The moment that a local date and time (`2026-11-14T23:59`, as browsers send it) means in a zone.
 * @returns ISO 8601 in UTC; undefined where it is no such date
 */
export function toUtc(local: string, zone: string): string | undefined {
	if (!asTyped.test(local)) return undefined;
	try {
		const plain = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
		const { epochMilliseconds } = plain.toZonedDateTime(zone, { disambiguation: 'later' });
		return new Date(epochMilliseconds).toISOString();
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** The same moment as the class reads it, to the minute: what a date field is filled with. */
export function toLocal(utc: string, zone: string): string {
	return inZone(utc, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** What is to be said of a moment near a change of clocks; undefined on any other night. */
export function clockNote(utc: string, zone: string): string | undefined {
	const at = inZone(utc, zone);
	const plain = at.toPlainDateTime();
	const time = clock(plain);
	const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
	const second = plain.toZonedDateTime(zone, { disambiguation: 'later' });
	if (!first.equals(second)) {
		const which = at.equals(first) ? 'first' : 'second';
		return `The clocks go back that night, so ${time} comes twice. This is the ${which} one.`;
	}
	const change = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
	if (!change) return undefined;
	const skipped = change.offsetNanoseconds - change.subtract({ nanoseconds: 1 }).offsetNanoseconds;
	if (at.epochNanoseconds - change.epochNanoseconds >= skipped) return undefined;
	const to = change.toPlainDateTime();
	const from = to.subtract({ nanoseconds: skipped });
	return `The clocks go forward that night, from ${clock(from)} to ${clock(to)}.`;
}

/** Moment → what is special about its night. */
export const clockNotes = (
	moments: readonly (string | null)[],
	zone: string
): Record<string, string> =>
	Object.fromEntries(
		moments.flatMap((at) => {
			const note = at && clockNote(at, zone);
			return note ? [[at, note]] : [];
		})
	);

const inZone = (utc: string, zone: string) => Temporal.Instant.from(utc).toZonedDateTimeISO(zone);
const clock = (at: Temporal.PlainDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' });
