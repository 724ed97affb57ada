import { setImmediate } from 'node:timers/promises';
import { project, type Line, type Projection } from '../scoring/projection.ts';
import * as corrected from './corrected.ts';
import * as lines from './lines.ts';
import { holding, type Regrade } from './regrades.ts';
import * as snapshots from './snapshots.ts';
import type { Db } from './store/open.ts';
import type { AttemptRow } from './store/tables.ts';

/** An attempt whose projection is wanted, with all that decides it. */
export type Wanted = {
	readonly attempt: AttemptRow;
	/** Entries of its log. They never change, only more come. */
	readonly length: number;
	/** As for `project`. */
	readonly deadline: number | null;
	readonly certainty: boolean;
	/** All of the assignment. */
	readonly regrades: readonly Regrade[];
};

/*
 * Folding a thousand logs takes a second, reading how long they are a few milliseconds: what was
 * folded is kept until its log grows. Nothing in it is ever stored.
 */
type Known = Pick<Wanted, 'length' | 'deadline' | 'certainty'> & {
	readonly revision: string;
	readonly held: string;
	readonly projection: Projection;
};
const kept = new Map<string, Known>();
const most = 20_000;

/** Entries that are read and folded in one go; other requests have their turn between. */
const slice = 1000;

/** The projections of some attempts of a class, by the attempt's id. */
export async function of(
	db: Db,
	classId: string,
	wanted: readonly Wanted[]
): Promise<ReadonlyMap<string, Projection>> {
	const found = new Map<string, Projection>();
	const stale: Wanted[] = [];
	for (const one of wanted) {
		const known = kept.get(one.attempt.id);
		if (known && fits(known, one)) found.set(one.attempt.id, known.projection);
		else stale.push(one);
	}
	for (const few of sliced(stale)) {
		const logs = await lines.of(
			db,
			classId,
			few.map(({ attempt }) => attempt.id)
		);
		for (const one of few) {
			const projection = await fold(db, one, logs.get(one.attempt.id) ?? []);
			found.set(one.attempt.id, projection);
			keep(one, projection);
		}
		await setImmediate();
	}
	return found;
}

async function fold(
	db: Db,
	{ attempt, length, deadline, certainty, regrades }: Wanted,
	log: Line[]
) {
	const { key, later } = await corrected.markingOf(db, attempt, regrades);
	const plan = await snapshots.planOf(db, attempt);
	const regradings = later.map((one) => ({ key: one.key, keepBetter: one.regrade.keepBetter }));
	return project({ plan, key }, log.slice(0, length), { deadline, certainty, regradings });
}

const fits = (known: Known, wanted: Wanted) =>
	known.length === wanted.length
	&& known.deadline === wanted.deadline
	&& known.certainty === wanted.certainty
	&& known.revision === wanted.attempt.revision
	&& known.held === heldBy(wanted);

/** By which regrades it is marked. */
const heldBy = ({ regrades, attempt }: Wanted): string =>
	holding(regrades, attempt)
		.map(({ number, keepBetter, to }) => `${number} ${keepBetter} ${to.module.revision}`)
		.join();

function keep(wanted: Wanted, projection: Projection): void {
	const { attempt, length, deadline, certainty } = wanted;
	kept.delete(attempt.id);
	if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
	const { revision } = attempt;
	const held = heldBy(wanted);
	kept.set(attempt.id, { length, deadline, certainty, revision, held, projection });
}

function* sliced(wanted: readonly Wanted[]): Generator<Wanted[]> {
	let few: Wanted[] = [];
	let entries = 0;
	for (const one of wanted) {
		few.push(one);
		entries += one.length + 1;
		if (entries < slice) continue;
		yield few;
		few = [];
		entries = 0;
	}
	if (few.length > 0) yield few;
}
