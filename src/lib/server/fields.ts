import * as v from 'valibot';
import { read } from './names.ts';
import { toUtc } from './zones.ts';

/* Fields of forms: always text as it was typed, read into what is meant. */

/** A box: `on`, or nothing. */
export const tick = v.pipe(
	v.string(),
	v.transform((value) => value === 'on')
);

/** One line of text, made safe to show; `empty: null` where it may be empty. */
export const line = (
	most: number,
	said: { readonly empty: string | null; readonly long: string }
) =>
	v.pipe(
		v.string(),
		v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
			const name = read(dataset.value, most);
			if (typeof name === 'object') return name.shown;
			const message = said[name];
			if (message === null) return '';
			addIssue({ message });
			return NEVER;
		})
	);

/** Empty: none. */
export const dateIn = (zone: string) =>
	v.pipe(
		v.string(),
		v.rawTransform<string, string | null>(({ dataset, addIssue, NEVER }) => {
			if (dataset.value === '') return null;
			const at = toUtc(dataset.value, zone);
			if (at !== undefined) return at;
			addIssue({ message: 'This is no date with a time. Write it as 2026-11-14T23:59.' });
			return NEVER;
		})
	);

/** Empty: no limit. */
export const countUpTo = (most: number, message: string, least = 1) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^\d{0,4}$/, message),
		v.transform((value) => (value === '' ? null : Number(value))),
		v.check((value) => value === null || (value >= least && value <= most), message)
	);
