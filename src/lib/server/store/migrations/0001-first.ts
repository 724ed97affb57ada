import type { CreateTableBuilder, Kysely } from 'kysely';

/** Text ids, ISO times, JSON as text, 0 or 1 for truth: alike on both engines. */
export async function up(db: Kysely<never>): Promise<void> {
	await accounts(db);
	await classes(db);
	await work(db);
}

async function accounts(db: Kysely<never>) {
	const users = ['id', 'name', 'email', 'createdAt', 'updatedAt', 'role'];
	await texts(db.schema.createTable('user'), users)
		.addColumn('emailVerified', 'integer', (column) => column.notNull())
		.addColumn('image', 'text')
		.addColumn('twoFactorEnabled', 'integer')
		.addPrimaryKeyConstraint('user_pk', ['id'])
		.addUniqueConstraint('user_email', ['email'])
		.execute();
	const sessions = ['id', 'token', 'userId', 'expiresAt', 'createdAt', 'updatedAt'];
	await ofUser(texts(db.schema.createTable('session'), sessions), 'session')
		.addColumn('ipAddress', 'text')
		.addColumn('userAgent', 'text')
		.addUniqueConstraint('session_token', ['token'])
		.execute();
	const accounts = ['id', 'accountId', 'providerId', 'userId', 'createdAt', 'updatedAt'];
	await ofUser(texts(db.schema.createTable('account'), accounts), 'account')
		.addColumn('accessToken', 'text')
		.addColumn('refreshToken', 'text')
		.addColumn('idToken', 'text')
		.addColumn('accessTokenExpiresAt', 'text')
		.addColumn('refreshTokenExpiresAt', 'text')
		.addColumn('scope', 'text')
		.addColumn('password', 'text')
		.execute();
	const verifications = ['id', 'identifier', 'value', 'expiresAt', 'createdAt', 'updatedAt'];
	await texts(db.schema.createTable('verification'), verifications)
		.addPrimaryKeyConstraint('verification_pk', ['id'])
		.execute();
	const secondFactors = ['id', 'secret', 'backupCodes', 'userId'];
	await ofUser(texts(db.schema.createTable('twoFactor'), secondFactors), 'twoFactor')
		.addColumn('verified', 'integer')
		.addColumn('failedVerificationCount', 'integer')
		.addColumn('lockedUntil', 'text')
		.execute();
	const passkeys = ['id', 'publicKey', 'userId', 'credentialID', 'deviceType'];
	await ofUser(texts(db.schema.createTable('passkey'), passkeys), 'passkey')
		.addColumn('name', 'text')
		.addColumn('counter', 'integer', (column) => column.notNull())
		.addColumn('backedUp', 'integer', (column) => column.notNull())
		.addColumn('transports', 'text')
		.addColumn('createdAt', 'text')
		.addColumn('aaguid', 'text')
		.execute();
	await texts(db.schema.createTable('setting'), ['name', 'value'])
		.addPrimaryKeyConstraint('setting_pk', ['name'])
		.execute();
	const links = ['id', 'kind', 'recipient', 'url', 'created_at', 'expires_at'];
	await texts(db.schema.createTable('link'), links)
		.addPrimaryKeyConstraint('link_pk', ['id'])
		.execute();
	const invitations = ['id', 'code_hash', 'created_by', 'created_at', 'expires_at'];
	await texts(db.schema.createTable('invitation'), invitations)
		.addColumn('email', 'text')
		.addColumn('used_by', 'text')
		.addColumn('used_at', 'text')
		.addPrimaryKeyConstraint('invitation_pk', ['id'])
		.addUniqueConstraint('invitation_code', ['code_hash'])
		.execute();
	await texts(db.schema.createTable('guess'), ['key', 'since'])
		.addColumn('count', 'integer', (column) => column.notNull())
		.addPrimaryKeyConstraint('guess_pk', ['key'])
		.execute();
	await index(db, 'session', ['userId']);
	await index(db, 'account', ['userId']);
	await index(db, 'verification', ['identifier']);
	await index(db, 'twoFactor', ['userId']);
	await index(db, 'passkey', ['userId']);
	await index(db, 'passkey', ['credentialID']);
}

async function classes(db: Kysely<never>) {
	await texts(db.schema.createTable('class'), ['id', 'name', 'zone', 'created_by', 'created_at'])
		.addColumn('archived_at', 'text')
		.addColumn('join_code', 'text')
		.addColumn('join_expires_at', 'text')
		.addPrimaryKeyConstraint('class_pk', ['id'])
		.addUniqueConstraint('class_join_code', ['join_code'])
		.execute();
	await texts(db.schema.createTable('code'), ['code', 'class', 'created_at'])
		.addPrimaryKeyConstraint('code_pk', ['code'])
		.addForeignKeyConstraint('code_class', ['class'], 'class', ['id'])
		.execute();
	const members = ['class', 'user', 'role', 'name', 'name_key', 'tag', 'note'];
	await texts(db.schema.createTable('member'), members)
		.addColumn('extra_time', 'double precision', (column) => column.notNull())
		.addColumn('joined_at', 'text')
		.addColumn('removed_at', 'text')
		.addPrimaryKeyConstraint('member_pk', ['class', 'user'])
		.addForeignKeyConstraint('member_class', ['class'], 'class', ['id'])
		.addForeignKeyConstraint('member_user', ['user'], 'user', ['id'])
		.execute();
	await texts(db.schema.createTable('group'), ['class', 'id', 'name'])
		.addPrimaryKeyConstraint('group_pk', ['class', 'id'])
		.addForeignKeyConstraint('group_class', ['class'], 'class', ['id'])
		.execute();
	await texts(db.schema.createTable('group_member'), ['class', 'group', 'user'])
		.addPrimaryKeyConstraint('group_member_pk', ['class', 'group', 'user'])
		.addForeignKeyConstraint('group_member_group', ['class', 'group'], 'group', ['class', 'id'])
		.addForeignKeyConstraint('group_member_member', ['class', 'user'], 'member', ['class', 'user'])
		.execute();
	const invitations = [
		'class',
		'id',
		'code_hash',
		'role',
		'created_by',
		'created_at',
		'expires_at'
	];
	await texts(db.schema.createTable('staff_invitation'), invitations)
		.addColumn('email', 'text')
		.addPrimaryKeyConstraint('staff_invitation_pk', ['class', 'id'])
		.addForeignKeyConstraint('staff_invitation_class', ['class'], 'class', ['id'])
		.execute();
	await index(db, 'staff_invitation', ['code_hash']);
	await index(db, 'member', ['user']);
	await index(db, 'member', ['class', 'name_key']);
	await index(db, 'code', ['class']);
}

async function work(db: Kysely<never>) {
	const revisions = ['module', 'revision', 'content', 'key', 'created_at'];
	await texts(db.schema.createTable('revision'), revisions)
		.addPrimaryKeyConstraint('revision_pk', ['module', 'revision'])
		.execute();
	await texts(db.schema.createTable('figure'), ['module', 'revision', 'file', 'type', 'base64'])
		.addPrimaryKeyConstraint('figure_pk', ['module', 'revision', 'file'])
		.addForeignKeyConstraint('figure_revision', ['module', 'revision'], 'revision', [
			'module',
			'revision'
		])
		.execute();
	await texts(db.schema.createTable('reservation'), ['module', 'class', 'user', 'created_at'])
		.addPrimaryKeyConstraint('reservation_pk', ['module', 'class'])
		.addForeignKeyConstraint('reservation_class', ['class'], 'class', ['id'])
		.execute();
	const assignments = ['class', 'id', 'module', 'revision', 'title', 'counts', 'feedback'];
	const assigned = ['confidence', 'late', 'created_by', 'created_at'];
	await texts(db.schema.createTable('assignment'), [...assignments, ...assigned])
		.addColumn('items', 'text')
		.addColumn('opens_at', 'text')
		.addColumn('due_at', 'text')
		.addColumn('locks_at', 'text')
		.addColumn('attempts', 'integer')
		.addColumn('minutes', 'integer')
		.addColumn('certainty_marks', 'integer', (column) => column.notNull())
		.addColumn('blind_review', 'integer', (column) => column.notNull())
		.addColumn('shuffle', 'integer', (column) => column.notNull())
		.addColumn('removed_at', 'text')
		.addPrimaryKeyConstraint('assignment_pk', ['class', 'id'])
		.addForeignKeyConstraint('assignment_class', ['class'], 'class', ['id'])
		.addForeignKeyConstraint('assignment_revision', ['module', 'revision'], 'revision', [
			'module',
			'revision'
		])
		.execute();
	const overrides = ['class', 'id', 'assignment', 'reason', 'created_by', 'created_at'];
	await texts(db.schema.createTable('override'), overrides)
		.addColumn('user', 'text')
		.addColumn('group', 'text')
		.addColumn('opens_at', 'text')
		.addColumn('due_at', 'text')
		.addColumn('locks_at', 'text')
		.addColumn('attempts', 'integer')
		.addColumn('minutes', 'integer')
		.addPrimaryKeyConstraint('override_pk', ['class', 'id'])
		.addForeignKeyConstraint('override_assignment', ['class', 'assignment'], 'assignment', [
			'class',
			'id'
		])
		.execute();
	const regrades = ['class', 'assignment', 'module', 'from_revision', 'to_revision', 'reason'];
	await texts(db.schema.createTable('regrade'), [...regrades, 'by', 'at'])
		.addColumn('number', 'integer', (column) => column.notNull())
		.addColumn('keep_better', 'integer', (column) => column.notNull())
		.addColumn('taken_back_at', 'text')
		.addPrimaryKeyConstraint('regrade_pk', ['class', 'assignment', 'number'])
		.addForeignKeyConstraint('regrade_assignment', ['class', 'assignment'], 'assignment', [
			'class',
			'id'
		])
		.addForeignKeyConstraint('regrade_revision', ['module', 'to_revision'], 'revision', [
			'module',
			'revision'
		])
		.execute();
	const attempts = ['class', 'id', 'assignment', 'learner', 'module', 'revision', 'options'];
	await texts(db.schema.createTable('attempt'), [...attempts, 'started_at'])
		.addColumn('preview', 'integer', (column) => column.notNull())
		.addColumn('number', 'integer', (column) => column.notNull())
		.addColumn('ends_at', 'text')
		.addColumn('late_counts', 'integer')
		.addColumn('set_aside_at', 'text')
		.addPrimaryKeyConstraint('attempt_pk', ['class', 'id'])
		.addUniqueConstraint('attempt_number', ['class', 'assignment', 'learner', 'preview', 'number'])
		.addForeignKeyConstraint('attempt_assignment', ['class', 'assignment'], 'assignment', [
			'class',
			'id'
		])
		.execute();
	await texts(db.schema.createTable('event'), [
		'class',
		'attempt',
		'client_id',
		'body',
		'client_at',
		'server_at'
	])
		.addColumn('seq', 'integer', (column) => column.notNull())
		.addColumn('session', 'text')
		.addPrimaryKeyConstraint('event_pk', ['class', 'attempt', 'seq'])
		.addUniqueConstraint('event_client_id', ['class', 'attempt', 'client_id'])
		.addForeignKeyConstraint('event_attempt', ['class', 'attempt'], 'attempt', ['class', 'id'])
		.execute();
	await texts(db.schema.createTable('practice'), ['learner', 'kind', 'id', 'body', 'server_at'])
		.addPrimaryKeyConstraint('practice_pk', ['learner', 'kind', 'id'])
		.addForeignKeyConstraint('practice_learner', ['learner'], 'user', ['id'])
		.execute();
	await texts(db.schema.createTable('audit'), ['id', 'actor', 'action', 'object', 'detail', 'at'])
		.addColumn('class', 'text')
		.addPrimaryKeyConstraint('audit_pk', ['id'])
		.execute();
	await index(db, 'attempt', ['learner']);
	await index(db, 'practice', ['learner', 'server_at']);
	await index(db, 'override', ['class', 'assignment']);
	await index(db, 'audit', ['class', 'at']);
}

/** Columns of text, none of them empty. Without names: those of all are checked by `tables.ts`. */
type Table = CreateTableBuilder<string, string>;

const texts = (table: CreateTableBuilder<string>, names: readonly string[]): Table =>
	names.reduce<Table>(
		(made, name) => made.addColumn(name, 'text', (column) => column.notNull()),
		table
	);

const ofUser = (table: Table, name: string): Table =>
	table
		.addPrimaryKeyConstraint(`${name}_pk`, ['id'])
		.addForeignKeyConstraint(`${name}_user`, ['userId'], 'user', ['id'], (user) =>
			user.onDelete('cascade')
		);

const index = (db: Kysely<never>, table: string, columns: readonly string[]) =>
	db.schema
		.createIndex(`${table}_by_${columns.join('_')}`)
		.on(table)
		.columns([...columns])
		.execute();
