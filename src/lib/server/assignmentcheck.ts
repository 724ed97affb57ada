import * as v from 'valibot';
import type { Module } from '../content/module.ts';
import type { Typed } from './assignmentform.ts';
import type { AssignmentDraft } from './assignments.ts';
import { itemsOf, parts } from './chosenitems.ts';
import { countUpTo, dateIn, line, tick } from './fields.ts';
import { countedAttempts, feedbackTimes, latePolicies } from './store/tables.ts';

/** One sentence for each field that cannot stay as it is. */
export type Troubles = { readonly [Field in keyof Typed | 'module']?: string };

/** Checks a form against its case and reads its dates in the class's zone. */
export function check(
	typed: Typed,
	module: Module,
	zone: string
): { readonly draft: AssignmentDraft } | { readonly troubles: Troubles } {
	const read = v.safeParse(formOf(zone), typed);
	const nested = read.success ? {} : v.flatten<ReturnType<typeof formOf>>(read.issues).nested;
	const troubles: Record<string, string> = {};
	for (const [field, issues] of Object.entries(nested ?? {})) troubles[field] = issues?.[0] ?? '';
	if (module.status !== 'ready') {
		troubles['module'] = 'This case is still a draft. Choose another one; what you typed is kept.';
	}
	const part = parts.find((one) => one === typed.part);
	const chosen = part && itemsOf(module, part, typed.items);
	if (chosen === 'nothing') {
		troubles['items'] = 'Nothing to answer is chosen. Tick at least one sentence or question.';
	} else if (chosen === 'unknown') {
		troubles['items'] = 'One of the choices is not in this case any more. Choose again.';
	}
	if (!read.success || typeof chosen !== 'object' || Object.keys(troubles).length > 0) {
		return { troubles };
	}
	const set = read.output;
	return {
		draft: {
			module: module.id,
			revision: module.revision,
			title: set.title,
			items: chosen.items,
			opens_at: set.opens,
			due_at: set.due,
			locks_at: set.locks,
			attempts: set.attempts,
			counts: set.counts,
			feedback: set.feedback,
			confidence: set.certainty ? 'required' : set.confidence,
			certainty_marks: set.certainty ? 1 : 0,
			minutes: set.minutes,
			blind_review: set.blind ? 1 : 0,
			shuffle: set.order ? 1 : 0,
			late: set.late
		}
	};
}

/** What cannot be meant of one that is given now: it would be over before anybody sees it. */
export function overAlready({ due_at, locks_at }: AssignmentDraft, now: Date): Troubles {
	const isOver = (at: string | null) => at !== null && at <= now.toISOString();
	const said = 'This time has passed already. Choose a later one, or leave it empty.';
	return { ...(isOver(due_at) && { due: said }), ...(isOver(locks_at) && { locks: said }) };
}

const formOf = (zone: string) =>
	v.pipe(
		v.object({
			title: line(120, {
				empty: 'Give it a title, so that students know what it is.',
				long: 'This title is too long. Use 120 characters at the most.'
			}),
			part: v.picklist(parts, choose),
			opens: dateIn(zone),
			due: dateIn(zone),
			locks: dateIn(zone),
			attempts: countUpTo(20, 'Write a number from 1 to 20, or leave it empty for no limit.'),
			counts: v.picklist(countedAttempts, choose),
			feedback: v.picklist(feedbackTimes, choose),
			confidence: v.picklist(['off', 'optional', 'required'], choose),
			certainty: tick,
			minutes: countUpTo(600, 'Write whole minutes from 1 to 600, or leave it empty for no limit.'),
			blind: tick,
			order: tick,
			late: v.picklist(latePolicies, choose)
		}),
		v.forward(
			v.partialCheck(
				[['opens'], ['due']],
				({ opens, due }) => !opens || !due || opens < due,
				'This is not after it opens. Choose a later time, or let it open earlier.'
			),
			['due']
		),
		v.forward(
			v.partialCheck(
				[['opens'], ['due'], ['locks']],
				({ opens, due, locks }) => !locks || ((!due || due <= locks) && (!opens || opens < locks)),
				'This is before it opens or is due. Choose a later time, or leave it empty.'
			),
			['locks']
		),
		v.forward(
			v.partialCheck(
				[['feedback'], ['due']],
				({ feedback, due }) => feedback !== 'due' || due !== null,
				'Without a due date, results would never be shown. Set one, or choose another time.'
			),
			['feedback']
		)
	);

const choose = 'Choose one of these.';
