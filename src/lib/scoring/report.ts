import type { PublicItem } from '../content/module.ts';
import { traps, type Label, type Trap } from '../content/vocabulary.ts';
import type { LabelAnswer } from '../lesson/answer.ts';
import { calibrationOf, type Calibration } from './calibration.ts';
import {
	byTrap,
	matrixOf,
	perLabel,
	type Judgement,
	type Matrix,
	type TrapTally
} from './confusion.ts';
import { discernmentOf, type Discernment } from './discernment.ts';
import { findingOf, type Finding } from './finding.ts';
import { firstAnswers, type Attempt, type Given } from './first.ts';
import { outcomes, type Outcome } from './mark.ts';

/** How many items ended how; `credit` is the sum over those answered, 1 for a full answer. */
type Tally = Readonly<Record<Outcome, number>> & {
	readonly asked: number;
	readonly answered: number;
	readonly credit: number;
};

/** One answer of the lesson, in the order asked. */
export type StripMark = {
	readonly module: string;
	readonly item: string;
	readonly kind: PublicItem['kind'];
	readonly outcome: Outcome;
	readonly credit: number | null;
	readonly certaintyMark?: number;
	/** Label items: what it was by the key, and what was said. */
	readonly was?: Label;
	readonly said?: Label;
	readonly contested?: true;
};

export type Report = {
	readonly tally: Tally;
	readonly byTask: Readonly<Record<PublicItem['kind'], Tally>>;
	/** Sum of the certainty-based marks, over so many answers for which a confidence was given. */
	readonly certainty: { readonly sum: number; readonly of: number };
	readonly strip: readonly StripMark[];
	/* Labels. Contested items are left out from here on: they have no single right label. */
	readonly judged: number;
	readonly matrix: Matrix;
	readonly byTrap: Readonly<Partial<Record<Trap, TrapTally>>>;
	readonly discernment: Readonly<Record<Label, Discernment>>;
	readonly finding: Finding;
	/** Traps of the errors that the finding is about (of all label errors, when it names none). */
	readonly common: {
		readonly errors: number;
		readonly traps: readonly { readonly trap: Trap; readonly count: number }[];
	};
	/* All tasks. */
	readonly calibration: Calibration;
};

/**
 * Everything that a summary shows, over one attempt or many. Of each item the first answer counts;
 * the order of the attempts and of what they hold changes nothing.
 */
export function reportOf(attempts: readonly Attempt[]): Report {
	const given = firstAnswers(attempts);
	const settled = given.filter(({ key }) => !key.agreement?.contested);
	const judgements = settled.flatMap(judge);
	const finding = findingOf(judgements);
	const ofKind = (kind: PublicItem['kind']) =>
		tallyOf(given.filter(({ item }) => item.kind === kind));
	const certain = given.flatMap(({ mark }) => mark.certaintyMark ?? []);
	return {
		tally: tallyOf(given),
		byTask: {
			label: ofKind('label'),
			compare: ofKind('compare'),
			ladder: ofKind('ladder'),
			chain: ofKind('chain')
		},
		certainty: { sum: certain.reduce((sum, mark) => sum + mark, 0), of: certain.length },
		strip: given.map(stripMark),
		judged: judgements.length,
		matrix: matrixOf(judgements),
		byTrap: byTrap(judgements),
		discernment: perLabel((label) => discernmentOf(label, judgements)),
		finding,
		common: inCommon(judgements, finding),
		calibration: calibrationOf(
			settled.flatMap(({ confidence, mark }) =>
				confidence === undefined ? [] : { confidence, right: mark.outcome === 'right' }
			)
		)
	};
}

function tallyOf(given: readonly Given[]): Tally {
	const count = (outcome: Outcome) => given.filter(({ mark }) => mark.outcome === outcome).length;
	const [right, partly, wrong, unanswered] = outcomes.map(count) as [
		number,
		number,
		number,
		number
	];
	return {
		right,
		partly,
		wrong,
		unanswered,
		asked: given.length,
		answered: given.length - unanswered,
		credit: given.reduce((sum, { mark }) => sum + (mark.credit ?? 0), 0)
	};
}

function stripMark({ module, item, key, answer, mark }: Given): StripMark {
	const said = (answer as LabelAnswer | undefined)?.label;
	return {
		module,
		item: item.id,
		kind: item.kind,
		outcome: mark.outcome,
		credit: mark.credit,
		...(mark.certaintyMark !== undefined && { certaintyMark: mark.certaintyMark }),
		...(key.kind === 'label' && { was: key.answer, ...(said && { said }) }),
		...(key.agreement?.contested && { contested: true })
	};
}

function judge({ key, answer }: Given): Judgement[] {
	const said = (answer as LabelAnswer | undefined)?.label;
	return key.kind === 'label' && said ? [{ was: key.answer, said, traps: key.traps }] : [];
}

function inCommon(judgements: readonly Judgement[], finding: Finding): Report['common'] {
	const errors = judgements.filter(({ was, said, traps: met }) => {
		if (was === said) return false;
		if (finding.kind === 'confuses') return was === finding.was && said === finding.said;
		if (finding.kind === 'misses-trap') return met.includes(finding.trap);
		if (finding.kind !== 'leans') return true;
		return (finding.direction === 'toward' ? said : was) === finding.label;
	});
	const counted = traps
		.map((trap) => ({ trap, count: errors.filter((one) => one.traps.includes(trap)).length }))
		.filter(({ count }) => count > 0)
		.sort((one, other) => other.count - one.count);
	return { errors: errors.length, traps: counted };
}
