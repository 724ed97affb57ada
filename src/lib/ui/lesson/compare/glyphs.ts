import type { Verdict } from '../../../content/vocabulary.ts';

/** A small drawing for each verdict, as a path in a square of 24. */
export const glyphs: Readonly<Record<Verdict, string>> = {
	contradiction: 'M2 12h7M6 8.5 9.5 12 6 15.5M22 12h-7M18 8.5 14.5 12l3.5 3.5M12 5v14',
	disagreement: 'M21 8H4M8 4 4 8l4 4M3 16h17M16 12l4 4-4 4',
	reversal: 'M4 7h11a5 5 0 0 1 0 10H5M8.5 13.5 5 17l3.5 3.5',
	misreport: 'M3.5 4.5h17v11H12l-4.5 4v-4h-4zM9 8.6h6M9 11.6h6M13.8 6.8l-3.6 6.6',
	update: 'M3 5.5h2M8 5.5h2M13 5.5h2M18 5.5h3M12 8.5v7M8.8 12.6 12 15.8l3.2-3.2M3 19.5h18',
	apparent: 'M4 5l16 14M20 5l-5.5 4.8M9.5 14.2 4 19',
	compatible: 'M3 9h18M3 15h18',
	'cannot-tell': 'M3 9h1M8.5 9h1M14 9h1M19.5 9h1M3 15h1M8.5 15h1M14 15h1M19.5 15h1'
};
