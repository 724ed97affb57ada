import { expect, type Page } from '@playwright/test';
import type { Key, PublicItem } from '#lib/content/module.ts';
import { labelWords, verdictWords } from '#lib/ui/words.ts';
import { feedback, textOf, type Course } from './lesson.ts';

export type Outcome = 'Right.' | 'Partly right.' | 'Not this time.';

/** The explanation has the key's word, says how the answer was marked, and points at what settles it. */
export async function expectTold(
	page: Page,
	course: Course,
	item: PublicItem,
	outcome: Outcome
): Promise<void> {
	const key = keyOf(course, item);
	await expect(feedback(page).locator('.verdict ins')).toContainText(answerWords(key));
	await expect(feedback(page)).toContainText(outcome);
	const marked = await page.locator('main mark').allTextContents();
	for (const words of settling(course, item)) {
		expect(marked.map(withoutNumber), 'the words that settle it are highlighted').toContain(words);
	}
}

/** The wrong choice that was taken has a reason of its own, and it is on the screen. */
export async function expectReason(page: Page, reason: string): Promise<void> {
	expect(reason).not.toBe('');
	await expect(feedback(page).getByRole('heading', { name: 'What misled' })).toBeVisible();
	await expect(feedback(page).getByText(reason)).toBeVisible();
}

export function keyOf({ key }: Course, { id }: PublicItem): Key {
	const found = key.keys[id];
	if (!found) throw new Error(`There is no key of ${id}.`);
	return found;
}

function answerWords(key: Key): string {
	switch (key.kind) {
		case 'label':
			return labelWords[key.answer].name;
		case 'compare':
			return verdictWords[key.answer].name;
		case 'ladder':
			return key.rose === 'nowhere' ? 'Nowhere' : 'Retelling';
		case 'chain':
			return `${key.independent} independent`;
	}
}

/** The settling words as they read in this question; a list of sentences shows only its own. */
function settling(course: Course, item: PublicItem): string[] {
	const inView = (id: string) => !('sentences' in item) || item.sentences.includes(id);
	return keyOf(course, item)
		.settles.filter(({ sentence }) => inView(sentence))
		.map(({ sentence, start, end }) => {
			const twin = item.kind === 'label' && item.sentence === sentence ? item.reads : undefined;
			return (twin ?? textOf(course.module, sentence)).slice(start, end);
		});
}

/** A highlight ends with the number of its place, kept on the line by a word joiner. */
const withoutNumber = (mark: string) => mark.replace(/\u2060?\d$/u, '');
