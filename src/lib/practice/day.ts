/** A day of practice, counted from 1 January 1970. It begins at 04:00: midnight is still tonight. */
export type Day = number;

const minute = 60_000;
const length = 24 * 60 * minute;
const begins = 4 * 60 * minute;

/**
 * The day that a moment belonged to where the learner was.
 * @param at milliseconds since 1970
 * @param offset minutes that the clock there was ahead of UTC
 */
export const dayOf = (at: number, offset: number): Day =>
	Math.floor((at + offset * minute - begins) / length);

/** The day that a moment belongs to in a time zone. @throws RangeError for an unknown zone */
export const dayAt = (at: number, zone: string): Day => dayOf(at, offsetAt(at, zone));

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Minutes that a zone's clocks are ahead of UTC at a moment: what they show, read as if it were
 * UTC, less the moment.
 * @param zone an IANA name, `Europe/Berlin`
 * @throws RangeError for an unknown zone
 */
export function offsetAt(at: number, zone: string): number {
	const format = formats.get(zone) ?? formatFor(zone);
	formats.set(zone, format);
	const shown = Object.fromEntries(
		format.formatToParts(at).map(({ type, value }) => [type, Number(value)])
	) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
	const asUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
	return asUtc / minute - Math.floor(at / minute);
}

const formatFor = (timeZone: string) =>
	new Intl.DateTimeFormat('en-US', {
		timeZone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric'
	});

/**
 * The moment at which a day begins in a zone: the first that belongs to it or, where the calendar
 * leaves the day out, to a later one. Found by halving, so that no change of clocks is a special case.
 */
export function startOf(day: Day, zone: string): number {
	const asUtc = day * length + begins;
	let before = asUtc - length;
	let after = asUtc + length;
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (dayAt(middle, zone) < day) before = middle;
		else after = middle;
	}
	return after;
}
