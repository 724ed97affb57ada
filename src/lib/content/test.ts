import type { Key } from './module.ts';
import type { Label, Verdict } from './vocabulary.ts';

/** The questions that decide a label, asked in this order. */
export const decision: Readonly<Record<Label, string>> = {
	evidence: 'Does the passage say who saw, measured or recorded this, and how they could know?',
	inference: 'If not, does the passage tie it to something that it moves from?',
	assertion: 'Otherwise it stands on nothing that the passage shows.'
};

/** The test that a verdict has to pass. */
export const verdictTests: Readonly<Record<Verdict, string>> = {
	contradiction: 'Incompatible reports of one observable fact: same event, same time, same sense.',
	disagreement: 'Incompatible judgements by different people.',
	reversal: 'One source speaks twice; the later differs and does not say why.',
	misreport: 'One text says that another said what it did not, or said it more surely.',
	update: 'One source speaks twice; the later replaces the earlier and says why.',
	apparent:
		'Opposed at first sight, until a stated difference of event, scope, definition or unit removes it.',
	compatible: 'Never opposed: both can be true, or one is more specific.',
	'cannot-tell': 'The verdict turns on a fact that the texts leave out.'
};

const ladderTest = 'Certainty may rise only where the retelling brings new evidence.';
const chainTest = 'Follow every word back to where somebody saw, measured or recorded it.';

/** The test that settles an item: its own, or the standard one of its answer. */
export function testOf(key: Key): string {
	if (key.test) return key.test;
	if (key.kind === 'label') return decision[key.answer];
	if (key.kind === 'compare') return verdictTests[key.answer];
	return key.kind === 'ladder' ? ladderTest : chainTest;
}
