const lang = 'en-GB';
const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });

/** A factor as it is told: 1.25 is “25% more”. */
export const extraWords = (factor: number): string =>
	factor === 1 ? '–' : `${percent.format(factor - 1)} more`;

/** “14 Nov 2026”, by the calendar of a zone. */
export const dayWords = (at: string, zone: string): string =>
	new Intl.DateTimeFormat(lang, {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		timeZone: zone
	}).format(new Date(at));
