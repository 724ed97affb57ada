import type { Learner } from './learner.ts';

/** A line of a log as it is stored. */
export type StoredLine = {
	readonly attempt: string;
	readonly seq: number;
	readonly client_id: string;
};

/**
 * Compares what is stored with what the learners sent and what was acknowledged to them.
 * @returns a line for each entry that is lost, doubled or nobody's, and each request half stored
 */
export function judge(learners: readonly Learner[], lines: readonly StoredLine[]): string[] {
	const logs = Map.groupBy(lines, ({ attempt }) => attempt);
	return learners.flatMap((learner) => {
		const ids = (logs.get(learner.attempt) ?? []).map(({ client_id }) => client_id);
		const sent = learner.entries.map(({ id }) => id);
		const faults: string[] = [];
		for (const id of sent.slice(0, learner.acknowledged)) {
			if (!ids.includes(id)) faults.push('lost: acknowledged and not stored');
		}
		if (new Set(ids).size < ids.length) faults.push('doubled: one entry stored twice');
		if (ids.some((id, at) => id !== sent[at]))
			faults.push('strange: not what was sent, or elsewhere');
		if (ids.length > 0 && !learner.ends.includes(ids.length))
			faults.push('half of a request stored');
		return [...faults, ...learner.lies];
	});
}
