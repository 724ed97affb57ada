/* Moments in words, in a named zone. Zones are IANA names, moments ISO 8601 or milliseconds. */

const lang = 'en-GB';

/** “Sat, 14 Nov 2026, 23:59”, by the clocks of a zone. */
export const whenWords = (at: string | number, zone: string): string =>
	new Intl.DateTimeFormat(lang, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone: zone
	}).format(new Date(at));

/** “Oslo time”; “UTC”. */
export function placeWords(zone: string): string {
	const place = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
	return zone.includes('/') ? `${place} time` : place;
}

/** The zone of whoever reads this, where their clocks show something else; else undefined. */
export function readersZone(at: string | number, zone: string): string | undefined {
	const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
	return whenWords(at, mine) === whenWords(at, zone) ? undefined : mine;
}
