import { groupBy } from '../content/group.ts';
import type { LessonEvent } from '../lesson/event.ts';
import type { Line } from '../scoring/projection.ts';
import type { Db } from './store/open.ts';

/** The logs of some attempts of a class, read at once, by the attempt's id. */
export async function of(
	db: Db,
	classId: string,
	attempts: readonly string[]
): Promise<ReadonlyMap<string, Line[]>> {
	const rows = await db
		.selectFrom('event')
		.select(['attempt', 'body', 'client_at', 'server_at'])
		.where('class', '=', classId)
		.where('attempt', 'in', attempts)
		.orderBy('attempt')
		.orderBy('seq')
		.execute();
	const logs = groupBy(rows, ({ attempt }) => attempt);
	return new Map(
		[...logs].map(([attempt, log]) => [
			attempt,
			log.map(({ body, client_at, server_at }) => ({
				event: JSON.parse(body) as LessonEvent,
				at: Date.parse(client_at),
				serverAt: Date.parse(server_at)
			}))
		])
	);
}
