import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where test databases can be made. */
		postgres: string;
	}
}

/** One PostgreSQL for a whole run of the unit tests. */
export default async function setup(project: TestProject) {
	const given = process.env['TEST_DATABASE_URL'];
	if (given) return project.provide('postgres', given);
	const { url, stop } = await startPostgres();
	project.provide('postgres', url);
	return stop;
}
