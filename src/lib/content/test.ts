import type { Key } from './module.ts';
import type { Label, Verdict } from './vocabulary.ts';

/*
 * The standard tests, as feedback shows them where an item has no test of its own.
 */

export const labelTests: Readonly<Record<Label, string>> = {
	evidence: 'The passage says who saw, measured or recorded this, and how they could know.',
	inference: 'It goes beyond what was observed, and the passage ties it to what it moves from.',
	assertion: 'The passage gives neither a way of knowing nor a reason that it moves from.'
};

export const verdictTests: Readonly<Record<Verdict, string>> = {
	contradiction: 'two reports of one observable fact that cannot both be true',
	disagreement: 'different people judge the same thing differently',
	reversal: 'one source speaks twice; the later differs and does not say why',
	misreport: 'one text says that another said what it did not, or said it more surely',
	update: 'one source speaks twice; the later replaces the earlier and says why',
	apparent: 'looks opposed, until a stated difference of event, scope or unit removes it',
	compatible: 'never opposed: both true, or one more specific',
	'cannot-tell': 'it turns on a fact that the texts leave out'
};

/** The test that settles an item: its own, or the standard one of its answer. */
export function testOf(key: Key): string {
	if (key.test) return key.test;
	if (key.kind === 'label') return labelTests[key.answer];
	return key.kind === 'compare' ? `${key.answer}: ${verdictTests[key.answer]}.` : '';
}
