import * as classes from './classes.ts';
import * as groups from './groups.ts';
import * as names from './names.ts';
import * as roster from './roster.ts';
import { parse, type Entry, type Unreadable } from './rostertext.ts';
import type { Db } from './store/open.ts';
import * as students from './students.ts';

/** In bytes; five hundred students with notes stay below. */
export const longestList = 200 * 1024;
/** Every line of a preview is a row of a page. */
const mostLines = 2_000;

/** Whether a list has more lines than can be looked at. */
export const isLong = (text: string): boolean =>
	text.split(/\r\n?|\n/, mostLines + 1).length > mostLines;

/**
 * How a line stands to the roster. `there`: someone is written just so. `alike`: someone's name is
 * the same but for capitals or accents. `removed`: someone of the name was removed. `twice`: a line
 * above has the name.
 */
export type Match = 'new' | 'there' | 'alike' | 'removed' | 'twice';

export type Previewed = Entry & {
	readonly match: Match;
	/** Whom the name belongs to already, as they are shown. */
	readonly of: { readonly id: string; readonly name: string; readonly tag: string } | undefined;
};
export type Preview = {
	readonly rows: readonly Previewed[];
	readonly unreadable: readonly Unreadable[];
	/** How many more there is room for. */
	readonly room: number;
};

/** What is to be done with a line: `another` makes a second student of the name. */
export const choices = ['add', 'another', 'restore', 'leave'] as const;
export type Choice = (typeof choices)[number];

export type Imported = {
	readonly added: number;
	readonly restored: number;
	readonly left: number;
	/** For which there was no room, or for which nothing was chosen. */
	readonly refused: readonly number[];
};

/** What an import of this list would meet. Nothing is changed. */
export async function preview(db: Db, id: string, text: string): Promise<Preview> {
	const { entries, unreadable } = parse(text);
	const there = await roster.list(db, id);
	const seen = new Set<string>();
	const rows: Previewed[] = [];
	const bad: Unreadable[] = [...unreadable];
	for (const entry of entries) {
		const name = names.read(entry.name);
		if (typeof name === 'string') {
			const why =
				name === 'long'
					? `The name is longer than ${names.longestName} characters.`
					: 'There is no name in it.';
			bad.push({ line: entry.line, text: entry.name.slice(0, 120), why });
			continue;
		}
		rows.push({ ...entry, name: name.shown, ...matchOf(name, there, seen) });
		seen.add(name.key);
	}
	const present = there.filter(({ removed_at }) => removed_at === null);
	bad.sort((a, b) => a.line - b.line);
	return { rows, unreadable: bad, room: students.mostStudents - present.length };
}

/**
 * Does what was chosen for each line. The class is held meanwhile, and every line is looked at anew:
 * who came in since the preview was made is not added a second time.
 */
export async function take(
	db: Db,
	id: string,
	text: string,
	chosen: ReadonlyMap<number, Choice>,
	now: Date
): Promise<Imported | 'closed'> {
	return db.transaction().execute(async (all) => {
		if (!(await classes.hold(all, id))) return 'closed';
		const { rows, room } = await preview(all, id, text);
		const done = { added: 0, restored: 0, left: 0 };
		const refused: number[] = [];
		for (const row of rows) {
			const choice = chosen.get(row.line) ?? (row.match === 'new' ? 'add' : undefined);
			const isFull = done.added + done.restored >= room;
			const isNew = (choice === 'add' && row.match === 'new') || choice === 'another';
			if (choice === 'restore' && row.match === 'removed' && row.of && !isFull) {
				await all
					.updateTable('member')
					.set({ removed_at: null })
					.where('class', '=', id)
					.where('user', '=', row.of.id)
					.execute();
				done.restored++;
			} else if (isNew && !isFull) {
				await add(all, id, row, now);
				done.added++;
			} else if (choice === 'leave' || (choice === 'add' && row.match === 'there')) done.left++;
			else refused.push(row.line);
		}
		return { ...done, refused };
	});
}

async function add(all: Db, id: string, row: Previewed, now: Date): Promise<void> {
	const name = names.read(row.name);
	if (typeof name === 'string') return;
	const about = { note: row.note?.slice(0, 500) ?? '', extra_time: row.extraTime ?? 1 };
	const user = await students.enrol(all, id, name, now, about);
	if (row.group) await groups.join(all, id, row.group, user);
}

function matchOf(
	name: names.Name,
	there: readonly roster.Student[],
	seen: ReadonlySet<string>
): Pick<Previewed, 'match' | 'of'> {
	const alike = there.filter(({ name_key }) => name_key === name.key);
	const present = alike.filter(({ removed_at }) => removed_at === null);
	const same = present.find((student) => student.name === name.shown);
	if (seen.has(name.key)) return { match: 'twice', of: same ?? present[0] };
	if (same) return { match: 'there', of: same };
	if (present[0]) return { match: 'alike', of: present[0] };
	return alike[0] ? { match: 'removed', of: alike[0] } : { match: 'new', of: undefined };
}
