import { setImmediate } from 'node:timers/promises';
import { writeCsv } from '../content/csv.ts';
import { questionOf } from '../content/question.ts';
import { planLesson, type LessonOptions } from '../lesson/plan.ts';
import { marksAlike } from '../scoring/correction.ts';
import { explain } from '../scoring/feedback.ts';
import { foldLog, markOf } from '../scoring/projection.ts';
import * as corrected from './corrected.ts';
import type { Entry } from './gradebook.ts';
import * as lines from './lines.ts';
import * as regrades from './regrades.ts';
import { number } from './resultstable.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow } from './store/tables.ts';
import { lateAfter } from './timing.ts';

const heads = [
	'student',
	'tag',
	'attempt',
	'state',
	'number',
	'item',
	'task',
	'question',
	'answer',
	'key',
	'outcome',
	'credit',
	'sure',
	'mark by certainty',
	'hints shown',
	'answer in full',
	'key before correction',
	'credit before correction'
];

/** Students whose logs are read at once. */
const few = 50;

/**
 * Every answer of the attempts that the table of results shows, one row for each item asked, as they
 * are marked: by the corrected key, where there is one. In the same form as the results themselves.
 */
export async function answersCsv(
	db: Db,
	assignment: AssignmentRow,
	entries: readonly Entry[]
): Promise<string> {
	const begun = entries.filter(({ row }) => row.shown);
	const rows: string[][] = [];
	for (let at = 0; at < begun.length; at += few) {
		const some = begun.slice(at, at + few);
		rows.push(...(await rowsOf(db, assignment, some)));
		await setImmediate();
	}
	return writeCsv([heads, ...rows]);
}

async function rowsOf(
	db: Db,
	assignment: AssignmentRow,
	entries: readonly Entry[]
): Promise<string[][]> {
	const ids = entries.flatMap(({ row }) => row.shown?.id ?? []);
	const place = { class: assignment.class, assignment: assignment.id };
	const [corrections, logs, stored] = await Promise.all([
		regrades.of(db, place),
		lines.of(db, assignment.class, ids),
		db
			.selectFrom('attempt')
			.selectAll()
			.where('class', '=', assignment.class)
			.where('id', 'in', ids)
			.execute()
	]);
	const attempts = new Map(stored.map((attempt) => [attempt.id, attempt]));
	const rows: string[][] = [];
	for (const { row, terms } of entries) {
		const attempt = attempts.get(row.shown!.id)!;
		const marking = await corrected.markingOf(db, attempt, corrections);
		const { module, key: first } = marking;
		const key = corrected.keyOf(marking);
		const plan = planLesson(module, JSON.parse(attempt.options) as LessonOptions);
		const deadline = lateAfter(attempt, terms);
		const log = logs.get(attempt.id) ?? [];
		const folded = foldLog(plan, log, deadline === null ? null : Date.parse(deadline));
		const snapshot = row.shown!.late?.taken === 'in-time' ? folded.inTime : folded.all;
		const { answers, confidence, hints } = snapshot.context;
		const certainty = assignment.certainty_marks === 1;
		const { items } = markOf(snapshot, key, { certainty });
		const { items: before } = markOf(snapshot, first, { certainty });
		for (const [index, mark] of items.entries()) {
			const item = plan.items[mark.item]!;
			const answer = answers[item.id];
			const [keyOf, was] = [key.keys[item.id]!, first.keys[item.id]!];
			const { chosen, right } = explain(item, keyOf, answer);
			const changed = !marksAlike(was, keyOf);
			rows.push([
				row.name,
				row.tag,
				String(attempt.number),
				row.shown!.state,
				String(index + 1),
				item.id,
				item.kind,
				questionOf(item, module),
				String(chosen ?? ''),
				String(right),
				mark.outcome,
				number(mark.credit),
				number(confidence[item.id]),
				number(mark.certaintyMark),
				number(hints[item.id] ?? 0),
				answer ? JSON.stringify(answer) : '',
				changed ? String(explain(item, was, answer).right) : '',
				changed ? number(before[index]!.credit) : ''
			]);
		}
	}
	return rows;
}
