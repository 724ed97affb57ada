import { groupBy } from '../content/group.ts';
import type { Bank } from './bank.ts';
import { dayOf, type Day } from './day.ts';
import { inOrder } from './log.ts';
import { addressOf, type Review } from './review.ts';
import type { SkillId } from './skills.ts';
import { step, type SkillState } from './state.ts';

type Track = {
	readonly reviews: readonly Review[];
	readonly state: SkillState;
	/** Families of what was asked. */
	readonly met: ReadonlySet<string>;
	/** Some reviews are dated later than was believed when this was worked out. */
	readonly ahead: boolean;
};

type Families = ReadonlyMap<string, string>;

/** The log folded, so that asking what is due does not replay it. Replaced whole by `fold`. */
export type Ledger = {
	/** Up to when a date was believed, milliseconds since 1970. */
	readonly horizon: number;
	readonly tracks: ReadonlyMap<SkillId, Track>;
	/** Twin → its original, as `module/item`: the explanation of either gives the other away. */
	readonly families: Families;
	/** Original → reviews of it and of its twins. */
	readonly asked: ReadonlyMap<string, readonly Review[]>;
	/** Day → answers. */
	readonly days: ReadonlyMap<Day, number>;
};

export const empty: Ledger = {
	horizon: -Infinity,
	tracks: new Map(),
	families: new Map(),
	asked: new Map(),
	days: new Map()
};

/** An empty ledger that knows which items of a bank are twins; what the bank does not hold has none. */
export const emptyFor = ({ items }: Bank): Ledger => ({
	...empty,
	families: new Map(
		items.flatMap(({ address, family }) => (address === family ? [] : [[address, family]]))
	)
});

/** How far a review may be dated ahead of this device's clock; devices differ by a little. */
const slack = 24 * 60 * 60_000;

/**
 * Takes reviews in: one that was just made, or a log from another device. Reviews already known
 * change nothing, and neither does the order in which they come. Costs the skills they touch: a step
 * each where they are the latest, a replay of that skill's own reviews where they are not.
 * @param now milliseconds since 1970. A review dated more than a day later was made by a wrong clock:
 * it counts as made on the day of the last believable one, and so comes back early rather than never
 */
export function fold(ledger: Ledger, reviews: readonly Review[], now: number): Ledger {
	const { families } = ledger;
	const asked = new Map(ledger.asked);
	const fresh = takeIn(asked, reviews, families);
	const horizon = now + slack;
	const tracks = new Map(ledger.tracks);
	for (const [skill, added] of bySkill(fresh)) {
		tracks.set(skill, extended(tracks.get(skill), added, horizon, families));
	}
	if (horizon !== ledger.horizon) {
		for (const [skill, { reviews: all, ahead }] of tracks) {
			if (ahead || (all.at(-1)?.at ?? 0) > horizon)
				tracks.set(skill, replay(all, horizon, families));
		}
	}
	const days = new Map(ledger.days);
	for (const { at, offset } of fresh) {
		const day = dayOf(at, offset);
		days.set(day, (days.get(day) ?? 0) + 1);
	}
	return { horizon, tracks, families, asked, days };
}

/** Skill → what a log says of it, worked out from nothing. */
export const stateOf = (
	reviews: readonly Review[],
	now: number
): ReadonlyMap<SkillId, SkillState> =>
	new Map([...fold(empty, reviews, now).tracks].map(([skill, { state }]) => [skill, state]));

/** Adds to `asked`, and tells which were not there. */
function takeIn(
	asked: Map<string, readonly Review[]>,
	reviews: readonly Review[],
	families: Families
): Review[] {
	const fresh: Review[] = [];
	for (const [family, some] of groupBy(reviews, familyIn(families))) {
		const old = asked.get(family) ?? [];
		const ids = new Set(old.map(({ id }) => id));
		const added = some.filter(({ id }) => !ids.has(id) && ids.add(id));
		if (added.length) asked.set(family, [...old, ...added].sort(inOrder));
		for (const review of added) fresh.push(review);
	}
	return fresh;
}

const familyIn = (families: Families) => (review: Review) => {
	const address = addressOf(review);
	return families.get(address) ?? address;
};

function bySkill(reviews: readonly Review[]): Map<SkillId, Review[]> {
	const sorted = new Map<SkillId, Review[]>();
	for (const review of reviews) {
		for (const skill of new Set(review.skills)) {
			const others = sorted.get(skill);
			if (others) others.push(review);
			else sorted.set(skill, [review]);
		}
	}
	return sorted;
}

function extended(
	track: Track | undefined,
	added: readonly Review[],
	horizon: number,
	families: Families
): Track {
	const late = [...added].sort(inOrder);
	const last = track?.reviews.at(-1);
	const [first] = late;
	const follows = !last || !first || inOrder(last, first) < 0;
	const reviews = [...(track?.reviews ?? []), ...late];
	return track && follows && !track.ahead
		? replay(reviews, horizon, families, track)
		: replay(reviews.sort(inOrder), horizon, families);
}

/** @param known a track that `reviews` begin with */
function replay(
	reviews: readonly Review[],
	horizon: number,
	families: Families,
	known?: Track
): Track {
	const familyOf = familyIn(families);
	const start = known?.reviews.length ?? 0;
	const met = new Set(known?.met);
	let state = known?.state;
	let ahead = false;
	for (const review of reviews.slice(start)) {
		const believed = review.at <= horizon;
		ahead ||= !believed;
		const day = believed
			? dayOf(review.at, review.offset)
			: (state?.lastDay ?? dayOf(horizon - slack, review.offset));
		const family = familyOf(review);
		state = step(state, review, day, met.has(family));
		met.add(family);
	}
	return { reviews, state: state as SkillState, met, ahead };
}
