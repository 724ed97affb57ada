import { setImmediate } from 'node:timers/promises';
import type { Bank } from '../practice/bank.ts';
import { eloOf, priorDifficulty, type Difficulty } from '../practice/difficulty.ts';
import { inOrder } from '../practice/log.ts';
import { addressOf, type Review } from '../practice/review.ts';
import type { Db } from './store/open.ts';

/** `module/item` → how hard it has proved; nothing of an item that fewer than thirty learners met. */
export type Difficulties = ReadonlyMap<string, Difficulty>;

/** In milliseconds. */
const lifetime = 24 * 60 * 60_000;
/** Answers looked at; of more, some learners' are left out, whoever that is. */
const most = 50_000;
/** Answers that are read in one go; other requests have their turn between. */
const slice = 200;

let known: Difficulties = new Map();
let begunAt = -Infinity;

/** What was worked out last. Once a day that is done anew, and nobody waits for it. */
export function latest(db: Db, bank: Bank, now: Date): Difficulties {
	if (now.getTime() - begunAt >= lifetime) {
		begunAt = now.getTime();
		// The database may be away for a moment; tomorrow is early enough.
		void workOut(db, bank).then(
			(found) => (known = found),
			() => undefined
		);
	}
	return known;
}

/** Works out how hard items are from the practice of all who have an account. */
export async function workOut(db: Db, bank: Bank): Promise<Difficulties> {
	const byLearner = await read(db);
	const answers = [...byLearner].flatMap(([learner, reviews]) => {
		const met = new Set<string>();
		return [...reviews].sort(inOrder).flatMap((review) => {
			const item = bank.byAddress.get(addressOf(review));
			if (!item || met.has(item.family)) return [];
			met.add(item.family);
			return [{ learner, item: item.address, correct: review.correct }];
		});
	});
	return eloOf(answers, (address) => priorDifficulty(bank.byAddress.get(address)!.key));
}

/** Learner → answers. */
async function read(db: Db): Promise<ReadonlyMap<string, readonly Review[]>> {
	const found = new Map<string, Review[]>();
	let last = { learner: '', id: '' };
	for (let count = 0; count < most; count += slice) {
		const rows = await db
			.selectFrom('practice')
			.select(['learner', 'id', 'body'])
			.where('kind', '=', 'review')
			.where(({ eb, refTuple, tuple }) =>
				eb(refTuple('learner', 'id'), '>', tuple(last.learner, last.id))
			)
			.orderBy('learner')
			.orderBy('id')
			.limit(slice)
			.execute();
		for (const { learner, body } of rows) {
			const { review } = JSON.parse(body) as { readonly review: Review };
			const others = found.get(learner);
			if (others) others.push(review);
			else found.set(learner, [review]);
		}
		last = rows.at(-1) ?? last;
		if (rows.length < slice) break;
		await setImmediate();
	}
	return found;
}
