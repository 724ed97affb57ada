import { writeCsv } from '../content/csv.ts';
import type { Review } from './review.ts';

/** All answers as CSV, for a spreadsheet; what it would run as a formula is made harmless. */
export const tableOf = (reviews: readonly Review[]): string =>
	writeCsv([
		['id', 'time', 'case', 'revision', 'question', 'skills', 'answer', 'sure', 'right', 'credit'],
		...reviews.map((one) => [
			one.id,
			new Date(one.at).toISOString(),
			one.module,
			one.revision,
			one.item,
			one.skills.join(' '),
			JSON.stringify(one.answer ?? {}),
			one.confidence === undefined ? '' : String(one.confidence),
			one.correct ? 'yes' : 'no',
			String(one.credit)
		])
	]);
