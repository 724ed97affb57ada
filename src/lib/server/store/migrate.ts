import { Migrator, type Migration } from 'kysely/migration';
import { up as first } from './migrations/0001-first.ts';
import type { Store } from './open.ts';
import { Unstartable } from './unstartable.ts';

/** Forward only; a migration that has been released never changes. */
const migrations: Readonly<Record<string, Migration>> = { '0001-first': { up: first } };

export const migrationNames: readonly string[] = Object.keys(migrations);

/**
 * Brings the tables up to date, in one transaction; of two programs that start at once one waits.
 * @throws Unstartable
 */
export async function migrate({ db }: Pick<Store, 'db'>): Promise<void> {
	const migrator = new Migrator({
		db,
		provider: { getMigrations: () => Promise.resolve({ ...migrations }) }
	});
	const { error } = await migrator.migrateToLatest();
	if (!error) return;
	const message = error instanceof Error ? error.message : String(error);
	if (message.includes('corrupted migrations')) {
		throw new Unstartable(
			'This database was written by a newer Grounds. Nothing was changed. Start that version, or restore a copy from before it.',
			{ cause: error }
		);
	}
	throw error;
}
