import * as v from 'valibot';
import type { ExceptionDraft } from './exceptions.ts';
import { countUpTo, dateIn, line } from './fields.ts';
import type { AssignmentRow, OverrideRow } from './store/tables.ts';
import { termsOf } from './terms.ts';
import { toLocal } from './zones.ts';

/** The form as it was typed; dates are local to the class. What is empty stays as for the class. */
export type TypedException = { readonly [Field in (typeof fields)[number]]: string };
const fields = ['who', 'opens', 'due', 'locks', 'attempts', 'minutes', 'reason'] as const;

export type ExceptionTroubles = { readonly [Field in (typeof fields)[number]]?: string };

/** What a form sent. */
export function typedOf(form: FormData): TypedException {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	return Object.fromEntries(fields.map((name) => [name, text(name)])) as TypedException;
}

/** The form of an exception that there is. */
export function filled(row: OverrideRow, zone: string): TypedException {
	const local = (utc: string | null) => (utc === null ? '' : toLocal(utc, zone));
	return {
		who: row.user === null ? `group:${row.group}` : `user:${row.user}`,
		opens: local(row.opens_at),
		due: local(row.due_at),
		locks: local(row.locks_at),
		attempts: row.attempts === null ? '' : String(row.attempts),
		minutes: row.minutes === null ? '' : String(row.minutes),
		reason: row.reason
	};
}

/** Checks a form against its assignment and reads its dates in the class's zone. */
export function check(
	typed: TypedException,
	assignment: AssignmentRow,
	zone: string
): { readonly draft: ExceptionDraft } | { readonly troubles: ExceptionTroubles } {
	const read = v.safeParse(formOf(zone), typed);
	if (!read.success) {
		const { nested = {} } = v.flatten<ReturnType<typeof formOf>>(read.issues);
		return {
			troubles: Object.fromEntries(
				Object.entries(nested).map(([field, issues]) => [field, issues?.[0] ?? ''])
			)
		};
	}
	const { who, reason, opens, due, locks, attempts, minutes } = read.output;
	const [kind, id = ''] = who.split(':', 2);
	const draft: ExceptionDraft = {
		user: kind === 'user' ? id : null,
		group: kind === 'group' ? id : null,
		opens_at: opens,
		due_at: due,
		locks_at: locks,
		attempts,
		minutes,
		reason
	};
	const troubles = clashes(draft, assignment);
	return Object.keys(troubles).length > 0 ? { troubles } : { draft };
}

/** What cannot be meant: nothing that differs, or dates in the wrong order. */
function clashes(draft: ExceptionDraft, assignment: AssignmentRow): ExceptionTroubles {
	const { opens_at, due_at, locks_at, attempts, minutes } = draft;
	if ([opens_at, due_at, locks_at, attempts, minutes].every((one) => one === null)) {
		return { due: 'Nothing is different yet. Fill in at least one field.' };
	}
	const { opensAt, dueAt } = termsOf(assignment, [draft], 1);
	const ends = locks_at ?? dueAt;
	if (opensAt && dueAt && opensAt >= dueAt) {
		const said = 'It would be due before it opens. Change one of the two.';
		return due_at === null ? { opens: said } : { due: said };
	}
	if (locks_at && ((dueAt && locks_at < dueAt) || (opensAt && ends && ends <= opensAt))) {
		return { locks: 'This is before it opens or is due. Choose a later time, or leave it empty.' };
	}
	return {};
}

const formOf = (zone: string) =>
	v.object({
		who: v.pipe(v.string(), v.regex(/^(user|group):[\w-]+$/, 'Choose a student or a group.')),
		opens: dateIn(zone),
		due: dateIn(zone),
		locks: dateIn(zone),
		attempts: countUpTo(20, 'Write a number up to 20; 0 lifts the limit.', 0),
		minutes: countUpTo(600, 'Write whole minutes up to 600; 0 lifts the limit.', 0),
		reason: line(200, {
			empty: null,
			long: 'This reason is too long. Use 200 characters at the most.'
		})
	});
