import type { Module } from '../content/module.ts';
import type { AssignmentDraft } from './assignments.ts';
import { chosenOf } from './chosenitems.ts';
import { toLocal, toUtc } from './zones.ts';

/** What the form holds, as it was typed. Dates are local to the class. */
export type Typed = { readonly [Field in TextField]: string } & {
	readonly items: readonly string[];
};
const textFields = [
	'title',
	'part',
	'opens',
	'due',
	'locks',
	'attempts',
	'counts',
	'feedback',
	'confidence',
	'certainty',
	'minutes',
	'blind',
	'order',
	'late'
] as const;
type TextField = (typeof textFields)[number];

/** What a form sent; a field that is missing is empty, as an unticked box is. */
export function typedOf(form: FormData): Typed {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const items = form.getAll('items').filter((one) => typeof one === 'string');
	return {
		...(Object.fromEntries(textFields.map((name) => [name, text(name)])) as Record<
			TextField,
			string
		>),
		items
	};
}

/** A form for a case that nobody has been given yet: due in a week, one attempt. */
export function fresh(module: Module, zone: string, now: Date): Typed {
	const inAWeek = new Date(now.getTime() + 7 * 24 * 60 * 60 * 1000).toISOString();
	return filled(
		{
			title: module.title,
			items: null,
			opens_at: null,
			due_at: toUtc(`${toLocal(inAWeek, zone).slice(0, 10)}T23:59`, zone) ?? null,
			locks_at: null,
			attempts: 1,
			counts: 'best',
			feedback: 'submission',
			confidence: 'optional',
			certainty_marks: 0,
			minutes: null,
			blind_review: 1,
			shuffle: 0,
			late: 'count'
		},
		module,
		zone
	);
}

/** The form of what was set before. */
export function filled(
	set: Omit<AssignmentDraft, 'module' | 'revision'>,
	module: Module,
	zone: string
): Typed {
	const { part, picked } = chosenOf(module, set.items);
	const local = (utc: string | null) => (utc === null ? '' : toLocal(utc, zone));
	const ticked = (truth: 0 | 1) => (truth ? 'on' : '');
	return {
		title: set.title,
		part,
		items: picked,
		opens: local(set.opens_at),
		due: local(set.due_at),
		locks: local(set.locks_at),
		attempts: set.attempts === null ? '' : String(set.attempts),
		counts: set.counts,
		feedback: set.feedback,
		confidence: set.confidence,
		certainty: ticked(set.certainty_marks),
		minutes: set.minutes === null ? '' : String(set.minutes),
		blind: ticked(set.blind_review),
		order: ticked(set.shuffle),
		late: set.late
	};
}
