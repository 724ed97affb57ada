import { badDate, isDate } from './date.ts';
import type { Draft } from './draft.ts';
import type { Filled } from './filled.ts';
import { faultOf, refusedLabeller } from './labellings.ts';
import { badName, isName } from './name.ts';
import { notesOf } from './problem.ts';
import type { Note, Notes } from './problem.ts';
import { codeOf } from './sheet.ts';
import { readText } from './text.ts';

/** A labelling that may be kept, as the text of its file. */
export type Intake = {
	readonly labeller: string;
	readonly yaml: string;
	readonly taken: number;
	/** Items that were left empty. */
	readonly blank: number;
};

const longestReason = 1000;

/**
 * Takes in a filled sheet: every line that can be counted, while what is wrong with each of the
 * others is noted. Nothing when nobody may have filled it, or when no line is left.
 */
export function takeIn(filled: Filled, draft: Draft, notes: Notes): Intake | undefined {
	const labeller = filled.labeller.toLowerCase();
	const date = isoDay(filled.date);
	if (!labeller) notes.error(1, 'nobody stands behind "labeller". Write a pseudonym there.');
	const refused = refusedLabeller(filled.labeller, draft.front.authors);
	if (refused) notes.error(1, refused);
	else if (labeller && !isName(labeller)) notes.error(1, badName(filled.labeller));
	if (!date)
		notes.error(
			1,
			'no day stands behind "date". Write it as 2031-05-06, year first; --date sets it, too.'
		);
	else if (!isDate(date)) notes.error(1, badDate(filled.date));
	if (!isName(labeller) || refused || !isDate(date)) return undefined;

	const byCode = new Map(draft.items.map(({ asked: { id } }) => [codeOf(draft.id, id), id]));
	const byId = new Map(draft.items.map((item) => [item.asked.id, item]));
	const lines = new Map<string, string>();
	let blank = 0;
	for (const { line, item, signs, answer, reason } of filled.rows) {
		if (!answer) {
			blank++;
			continue;
		}
		const name = byCode.get(item) ?? item;
		const fault =
			faultOf({ name, answer, sign: signs }, labeller, byId, draft.signs)?.message
			?? faultOfReason(reason)
			?? (lines.has(name) ? `"${name}" stands in the sheet twice; the first is kept.` : undefined);
		if (fault) notes.error(line, fault);
		else
			lines.set(
				name,
				`  ${name}: ${JSON.stringify(`${answer} ${signs}${reason ? ` – ${reason}` : ''}`)}`
			);
	}
	if (!lines.size) {
		notes.error(1, 'no line of the sheet can be counted; nothing is kept.');
		return undefined;
	}
	const yaml = [`labeller: ${labeller}`, `date: ${date}`, 'answers:', ...lines.values(), ''];
	return { labeller, yaml: yaml.join('\n'), taken: lines.size, blank };
}

/** The year stands first; where it does not, nobody knows day from month. */
function isoDay(written: string): string {
	const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written);
	if (!parts) return isDate(written) ? written : '';
	const [, year, month = '', day = ''] = parts;
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A reason is shown to learners, so it may hold no more than any other text here. */
function faultOfReason(reason: string): string | undefined {
	if (reason.length > longestReason)
		return `the reason has ${reason.length} signs; at most ${longestReason} are kept. Shorten it.`;
	const found: Note[] = [];
	readText(reason, longestReason * 4, notesOf('', found));
	return found[0]?.message;
}
