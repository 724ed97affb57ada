import * as settings from './settings.ts';
import type { Db } from './store/open.ts';

/** Whether there is an administrator at all. */
export async function exist(db: Db): Promise<boolean> {
	const one = db.selectFrom('user').select('id').where('role', '=', 'administrator').limit(1);
	return (await one.executeTakeFirst()) !== undefined;
}

/**
 * Makes someone an administrator or an instructor.
 * @returns false: that would leave no administrator, and nothing was changed
 */
export async function setRole(
	db: Db,
	id: string,
	role: 'administrator' | 'instructor',
	now: Date
): Promise<boolean> {
	const updatedAt = now.toISOString();
	try {
		await db.transaction().execute(async (all) => {
			// Of two administrators who step down at once the second waits for this row.
			await settings.set(all, 'roles', updatedAt);
			await all
				.updateTable('user')
				.set({ role, updatedAt })
				.where('id', '=', id)
				.where('role', '!=', 'student')
				.execute();
			if (!(await exist(all))) throw new NoneLeft();
		});
		return true;
	} catch (error) {
		if (error instanceof NoneLeft) return false;
		throw error;
	}
}

class NoneLeft extends Error {}
