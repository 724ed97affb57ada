import { expect, test } from 'vitest';
import { labelWords, verdictWords } from '../ui/words.ts';
import { labelTests, verdictTests } from './test.ts';
import { labels, verdicts } from './vocabulary.ts';

test('what the lint counts is what feedback shows', () => {
	for (const label of labels) expect(labelWords[label].test).toBe(labelTests[label]);
	for (const verdict of verdicts) expect(verdictWords[verdict].test).toBe(verdictTests[verdict]);
});
