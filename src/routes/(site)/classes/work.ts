import type { Person } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as briefings from '#lib/server/briefings.ts';
import type { Db } from '#lib/server/store/open.ts';
import { shownState } from '#lib/ui/classes/standing.ts';

type Room = { readonly id: string; readonly name: string; readonly zone: string };

/** What a student has to do in a class, with where they stand; what is due next first. */
export async function workOf(
	db: Db,
	{ room, person, archived }: { room: Room; person: Person; archived: boolean },
	now: Date
) {
	const rows = await assignments.list(db, room.id);
	const told = await Promise.all(
		rows.map((row) => briefings.of(db, row, { learner: person.id, archived }, now))
	);
	return told
		.filter((briefing) => briefing !== undefined)
		.map((briefing) => ({
			id: briefing.assignment.id,
			title: briefing.assignment.title,
			dueAt: briefing.terms.dueAt,
			state: shownState(briefing),
			/** There is something to do in it now or later; who may try again need not. */
			ahead: briefing.why === 'not-open' || (briefing.next !== null && briefing.next !== 'again')
		}))
		.sort((a, b) => order(a) - order(b));
}

/** By when it is due for this student, which an exception may have moved. */
const order = ({ dueAt }: { readonly dueAt: string | null }) =>
	dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt);
