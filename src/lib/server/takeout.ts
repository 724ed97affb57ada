import type { Db } from './store/open.ts';

/**
 * What someone made here and what holds for them, for them to take along. Hashes and secrets stay; so
 * do a teacher's notes, which are the teacher's.
 */
export async function of(db: Db, user: string, now: Date) {
	return {
		exported_at: now.toISOString(),
		account: await account(db, user),
		sessions: await sessions(db, user),
		passkeys: await passkeys(db, user),
		classes: await classes(db, user),
		exceptions: await db.selectFrom('override').selectAll().where('user', '=', user).execute(),
		attempts: await attempts(db, user),
		corrections: await corrections(db, user),
		practice: (
			await db
				.selectFrom('practice')
				.select(['kind', 'id', 'body', 'server_at'])
				.where('learner', '=', user)
				.execute()
		).map(readable),
		deeds: await db
			.selectFrom('audit')
			.selectAll()
			.where('actor', '=', user)
			.orderBy('at')
			.execute()
	};
}

const account = (db: Db, user: string) =>
	db
		.selectFrom('user')
		.select(['id', 'name', 'email', 'role', 'twoFactorEnabled', 'createdAt', 'updatedAt'])
		.where('id', '=', user)
		.executeTakeFirst();

const sessions = (db: Db, user: string) =>
	db
		.selectFrom('session')
		.select(['userAgent as device', 'createdAt', 'updatedAt', 'expiresAt'])
		.where('userId', '=', user)
		.execute();

const passkeys = (db: Db, user: string) =>
	db.selectFrom('passkey').select(['name', 'createdAt']).where('userId', '=', user).execute();

const classes = (db: Db, user: string) =>
	db
		.selectFrom('member')
		.innerJoin('class', 'class.id', 'member.class')
		.select(['class.id', 'class.name as class', 'member.role', 'member.name', 'member.tag'])
		.select(['member.extra_time', 'member.joined_at', 'member.removed_at'])
		.where('member.user', '=', user)
		.execute();

async function attempts(db: Db, user: string) {
	const made = await db
		.selectFrom('attempt')
		.selectAll()
		.where('learner', '=', user)
		.orderBy('started_at')
		.execute();
	return Promise.all(
		made.map(async ({ options, ...attempt }) => {
			const steps = db
				.selectFrom('event')
				.select(['seq', 'body', 'client_at', 'server_at'])
				.where('class', '=', attempt.class)
				.where('attempt', '=', attempt.id)
				.orderBy('seq');
			return {
				...attempt,
				options: JSON.parse(options) as unknown,
				steps: (await steps.execute()).map(readable)
			};
		})
	);
}

/**
 * When the assignments that they worked at were marked anew. Why is told with the mark: a teacher's
 * words may say what is right, which this must not say before its time.
 */
const corrections = (db: Db, user: string) =>
	db
		.selectFrom('regrade')
		.select(['class', 'assignment', 'module', 'from_revision', 'to_revision', 'keep_better'])
		.select(['at', 'taken_back_at'])
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('attempt')
					.select('attempt.id')
					.whereRef('attempt.class', '=', 'regrade.class')
					.whereRef('attempt.assignment', '=', 'regrade.assignment')
					.where('attempt.learner', '=', user)
			)
		)
		.orderBy('at')
		.execute();

const readable = <Row extends { readonly body: string }>(row: Row) => ({
	...row,
	body: JSON.parse(row.body) as unknown
});
