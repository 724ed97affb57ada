import * as v from 'valibot';
import { line } from '#lib/server/fields.ts';

const mostNote = 500;

/** A remark for those who teach. */
export const note = line(mostNote, {
	empty: null,
	long: `Use at most ${mostNote} characters.`
});

const unclear = 'Write a number from 0 to 400: 25 is a quarter more time.';

/** Typed in per cent; meant as a factor: 25 is 1.25. */
export const extraTime = v.pipe(
	v.string(),
	v.trim(),
	v.transform((typed) => typed.replace(/ ?%$/, '').replace(',', '.')),
	v.regex(/^\d{0,3}(\.\d{1,2})?$/, unclear),
	v.transform((typed) => 1 + Number(typed) / 100),
	v.maxValue(5, unclear)
);
