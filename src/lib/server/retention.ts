import * as audit from './audit.ts';
import * as erasing from './erasing.ts';
import * as settings from './settings.ts';
import type { Db } from './store/open.ts';

const day = 24 * 60 * 60 * 1000;

/** How many days something is kept after it was last of use, unless the administrator says otherwise. */
const usualDays = 400;
export const daysRange = { least: 30, most: 3650 } as const;
const name = 'retention-days';

/** null: until somebody erases it. */
export async function days(db: Db): Promise<number | null> {
	const set = await settings.get(db, name);
	return set === undefined ? usualDays : set === 'never' ? null : Number(set);
}

/** @param days within `daysRange`; null: keep until somebody erases it */
export async function setDays(db: Db, days: number | null, by: string, now: Date): Promise<void> {
	await settings.set(db, name, days === null ? 'never' : String(days));
	const deed = { class: null, actor: by, action: 'retention.set', object: name };
	await audit.record(db, { ...deed, detail: { days } }, now);
}

/** What is due to be erased. */
export type Due = {
	/** Classes in which nothing has happened for so long. */
	readonly classes: readonly { readonly id: string; readonly name: string }[];
	/** People who were taken out of a class so long ago, by class. */
	readonly members: readonly { readonly class: string; readonly user: string }[];
};

/** Lists what would be erased at a time, and erases nothing. */
export async function due(db: Db, at: Date): Promise<Due> {
	const kept = await days(db);
	if (kept === null) return { classes: [], members: [] };
	const before = new Date(at.getTime() - kept * day).toISOString();
	const classes = await atRest(db, before);
	const resting = new Set(classes.map(({ id }) => id));
	const members = await db
		.selectFrom('member')
		.select(['class', 'user'])
		.where('removed_at', '<', before)
		.execute();
	return { classes, members: members.filter((member) => !resting.has(member.class)) };
}

/** Erases what is due, and what is over by itself: sessions, links, invitations, counted guesses. */
export async function run(db: Db, now: Date): Promise<Due> {
	const found = await due(db, now);
	for (const { id } of found.classes) await erasing.ofClass(db, id);
	for (const member of found.members) await erasing.ofMember(db, member.class, member.user);
	await forgetWhatIsOver(db, now);
	return found;
}

/** Runs it now and once a day; what goes wrong is told, and tried again the next day. */
export function daily(db: Db): void {
	const once = () =>
		run(db, new Date()).then(
			({ classes, members }) => {
				if (classes.length + members.length === 0) return;
				console.log(`Erased after their time: ${classes.length} classes, ${members.length} people`);
			},
			(error: unknown) => console.error('What is due could not be erased today.', error)
		);
	void once();
	setInterval(() => void once(), day).unref();
}

/** An archived class rests since then; another since the last that was done, joined or due in it. */
async function atRest(db: Db, before: string) {
	return db
		.selectFrom('class')
		.select(['id', 'name'])
		.where('created_at', '<', before)
		.where(({ and, eb, exists, not, or, selectFrom }) => {
			const member = selectFrom('member')
				.select('member.user')
				.whereRef('member.class', '=', 'class.id')
				.where('member.joined_at', '>=', before);
			const assignment = selectFrom('assignment')
				.select('assignment.id')
				.whereRef('assignment.class', '=', 'class.id')
				.where((row) =>
					row.or([
						row('assignment.created_at', '>=', before),
						row('assignment.due_at', '>=', before),
						row('assignment.locks_at', '>=', before)
					])
				);
			const regrade = selectFrom('regrade')
				.select('regrade.number')
				.whereRef('regrade.class', '=', 'class.id')
				.where('regrade.at', '>=', before);
			const event = selectFrom('event')
				.select('event.seq')
				.whereRef('event.class', '=', 'class.id')
				.where('event.server_at', '>=', before);
			const still = [member, assignment, regrade, event].map((one) => not(exists(one)));
			return or([eb('archived_at', '<', before), and([eb('archived_at', 'is', null), ...still])]);
		})
		.orderBy('name')
		.execute();
}

async function forgetWhatIsOver(db: Db, now: Date) {
	const at = now.toISOString();
	const yesterday = new Date(now.getTime() - day).toISOString();
	await db.deleteFrom('session').where('expiresAt', '<=', at).execute();
	await db.deleteFrom('verification').where('expiresAt', '<=', at).execute();
	await db.deleteFrom('link').where('expires_at', '<=', at).execute();
	await db.deleteFrom('staff_invitation').where('expires_at', '<=', at).execute();
	const unused = db.deleteFrom('invitation').where('used_at', 'is', null);
	await unused.where('expires_at', '<=', at).execute();
	await db.deleteFrom('guess').where('since', '<', yesterday).execute();
	const kept = await days(db);
	const before = new Date(now.getTime() - (kept ?? usualDays) * day).toISOString();
	await db.deleteFrom('invitation').where('expires_at', '<', before).execute();
	if (kept !== null) await db.deleteFrom('audit').where('at', '<', before).execute();
}
