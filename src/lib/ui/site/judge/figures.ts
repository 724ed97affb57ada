/** Figures as a page prints them. A minus sign, not a hyphen. */
const format = (value: number, options: Intl.NumberFormatOptions) =>
	new Intl.NumberFormat('en-GB', options).format(value).replace('-', '−');

/** 0.15 → “15%” */
export const percent = (share: number) =>
	format(share, { style: 'percent', maximumFractionDigits: 0 });

/** 1.4286 → “1.43”; no places after the point that are not needed. */
export const decimal = (value: number) => format(value, { maximumFractionDigits: 2 });

/** 1.4 → “1.40”, for columns. */
export const fixed = (value: number) =>
	format(Math.abs(value) < 0.005 ? 0 : value, {
		minimumFractionDigits: 2,
		maximumFractionDigits: 2
	});
