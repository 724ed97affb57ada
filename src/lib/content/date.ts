/** Year, month or day of the calendar, as ISO 8601 writes them. */
export function isDate(text: string): boolean {
	const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
	if (!parts) return false;
	const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
	const date = new Date(Date.UTC(year, month - 1, day));
	return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const badDate = (text: string): string =>
	`"${text}" is not a date of the calendar. Write a year, a month or a day: 2031, 2031-05, 2031-05-06.`;

/** Whether one date lies after another for certain; a month is not after a day within it. */
export function isLater(date: string, than: string): boolean {
	const shared = Math.min(date.length, than.length);
	return date.slice(0, shared) > than.slice(0, shared);
}
