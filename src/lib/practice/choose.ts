import type { BankItem } from './bank.ts';
import { expectedIn } from './expected.ts';
import { logistic, logit, priorDifficulty, type Difficulty } from './difficulty.ts';
import { inTurn } from './rank.ts';
import { costOf, longest, secondsOf, type Asking, type Pick } from './session.ts';
import { dayAt } from './day.ts';
import { readSkill, type SkillId } from './skills.ts';
import { worthOf } from './worth.ts';

/** Hard enough to learn from, easy enough to go on: the chance of success aimed at. */
const aimedAt = 0.8;

type Candidate = Omit<Pick, 'skill' | 'why'>;

/**
 * The item to ask for a skill, or undefined when none is left that fits into the session. Never two
 * twins in one session. Then, each only where all before are equal: not asked before; on passages
 * not read before; the other side of the boundary than last time; worth most, for the time it takes,
 * to what is due or new; nearest to 80 % likely to be right; asked longest ago; by address, so that
 * the same log gives the same item.
 */
export function choose(
	asking: Asking,
	skill: SkillId,
	due: ReadonlySet<SkillId>
): Candidate | undefined {
	const { bank, session, more } = asking;
	const families = new Set(session.map(({ item }) => item.family));
	const seen = seenBy(asking);
	const left = longest - secondsOf(session);
	const candidates = (bank.bySkill.get(skill) ?? [])
		.filter((item) => !families.has(item.family))
		.map((item) => ({
			item,
			askedBefore: seen.families.has(item.family),
			seenBefore: item.texts.some((text) => seen.texts.has(text)),
			seconds: costOf(bank, session, item)
		}))
		.filter(({ seconds }) => more || session.length === 0 || seconds <= left);
	const rank = ranking(asking, skill, due, candidates);
	return candidates
		.map((candidate) => ({ candidate, ranks: rank(candidate) }))
		.sort(
			(a, b) =>
				inTurn(a.ranks, b.ranks) || (a.candidate.item.address < b.candidate.item.address ? -1 : 1)
		)[0]?.candidate;
}

/** What the learner has met: in practice, in this session, and in lessons. */
function seenBy({ bank, ledger, session, read = new Set() }: Asking) {
	const met = [
		...bank.items.filter(({ family }) => ledger.asked.has(family)),
		...session.map(({ item }) => item)
	];
	return {
		families: new Set(met.map(({ family }) => family)),
		texts: new Set([...read, ...met.flatMap(({ texts }) => texts)])
	};
}

/** Lower is better. */
function ranking(
	{ ledger, session, now, zone }: Asking,
	skill: SkillId,
	due: ReadonlySet<SkillId>,
	candidates: readonly Candidate[]
): (candidate: Candidate) => readonly number[] {
	const usual =
		candidates.reduce((sum, { item }) => sum + difficultyOf(item), 0) / candidates.length;
	const today = dayAt(now, zone);
	const able = logit(expectedIn(ledger, skill, today));
	const worth = (one: SkillId) =>
		due.has(one) || !ledger.tracks.has(one) ? worthOf(ledger.tracks.get(one)?.state, today) : 0;
	const wrongSide = lastSide(session, skill);
	return ({ item, askedBefore, seenBefore, seconds }) => [
		Number(askedBefore),
		Number(seenBefore),
		Number(wrongSide !== undefined && sideOf(item) === wrongSide),
		-item.skills.reduce((sum, one) => sum + worth(one), 0) / seconds,
		Math.abs(logistic(able - difficultyOf(item) + usual) - aimedAt),
		ledger.asked.get(item.family)?.at(-1)?.at ?? -Infinity
	];
}

const difficultyOf = ({ difficulty, key }: BankItem): Difficulty =>
	difficulty ?? priorDifficulty(key);

const sideOf = ({ key }: BankItem) => (key.kind === 'label' ? key.answer : undefined);

/** The label of the latest sentence in the session that lay at the skill's boundary. */
function lastSide(session: readonly Pick[], id: SkillId) {
	const skill = readSkill(id);
	if (skill?.kind !== 'label') return undefined;
	const sides = skill.between.split('-');
	return session.map(({ item }) => sideOf(item)).findLast((side) => side && sides.includes(side));
}
