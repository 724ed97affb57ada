import { groupBy } from '../../content/group.ts';
import type { Label } from '../../content/vocabulary.ts';
import type { LabelAnswer } from '../../lesson/answer.ts';
import { perLabel, type Judgement } from '../../scoring/confusion.ts';
import { discernmentOf, type Discernment } from '../../scoring/discernment.ts';
import { firstAnswers, type Attempt } from '../../scoring/first.ts';

/** What a learner labelled in one month. */
export type Month = {
	/** Months since the year 0, so that months without an answer leave a gap. */
	readonly nth: number;
	/** Some moment in it, in milliseconds since 1970. */
	readonly at: number;
	readonly discernment: Readonly<Record<Label, Discernment>>;
};

/**
 * Discernment by the learner's own months, the oldest first. Only the first answer to a sentence counts,
 * in whichever month it was given: the second time one knows the key, and would look better for it.
 * @param zone IANA name
 */
export function monthsOf(attempts: readonly Attempt[], zone: string): Month[] {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		year: 'numeric',
		month: 'numeric'
	});
	const nthOf = (at: number) => {
		const part = (type: string) =>
			Number(parts.formatToParts(at).find((one) => one.type === type)?.value);
		return part('year') * 12 + part('month') - 1;
	};
	const inOrder = [...attempts].sort((one, other) => one.at - other.at);
	return [...groupBy(freshJudgements(inOrder), ({ at }) => nthOf(at))].map(([nth, some]) => ({
		nth,
		at: some[0]?.at ?? 0,
		discernment: perLabel((label) => discernmentOf(label, some))
	}));
}

function freshJudgements(attempts: readonly Attempt[]): (Judgement & { readonly at: number })[] {
	const seen = new Set<string>();
	return attempts.flatMap((attempt) =>
		firstAnswers([attempt]).flatMap(({ module, item, key, answer }) => {
			const address = `${module}/${item.id}`;
			const said = (answer as LabelAnswer | undefined)?.label;
			if (key.kind !== 'label' || key.agreement?.contested || !said || seen.has(address)) return [];
			seen.add(address);
			return [{ at: attempt.at, was: key.answer, said, traps: key.traps }];
		})
	);
}
