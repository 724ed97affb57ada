import { expect, type Locator, type Page } from '@playwright/test';
import type { Key, PublicItem } from '#lib/content/module.ts';
import { groupOfVerdict, labels, rungs, verdicts } from '#lib/content/vocabulary.ts';
import type {
	Answer,
	ChainAnswer,
	CompareAnswer,
	LabelAnswer,
	LadderAnswer
} from '#lib/lesson/answer.ts';
import { groupWords, labelWords, mechanismWords, verdictWords } from '#lib/ui/words.ts';
import { sentence } from './lesson.ts';

/** The answer that the key has. */
export function rightAnswer(key: Key): Answer {
	switch (key.kind) {
		case 'label':
			return { label: key.answer };
		case 'compare':
			return { pair: key.pair, verdict: key.answer, moved: key.moved };
		case 'ladder': {
			const placed = key.steps.map(({ sentence, rung }) => [sentence, rung]);
			return { rungs: Object.fromEntries(placed), rose: key.rose };
		}
		case 'chain':
			return { links: key.links, independent: key.independent };
	}
}

/** The nth wrong choice for which the key has a reason of its own, counted round. */
export function wrongChoice({ reasons }: Key, nth = 0): { choice: string; reason: string } {
	const all = Object.entries(reasons);
	const [choice = '', reason = ''] = all[nth % all.length] ?? [];
	return { choice, reason };
}

/** An answer that is right but for that choice. */
export function wrongAnswer(key: Key, nth = 0): Answer {
	const { choice } = wrongChoice(key, nth);
	switch (key.kind) {
		case 'label':
			return { label: labels.find((label) => label === choice) ?? key.answer };
		case 'compare':
			return { ...rightAnswer(key), verdict: verdicts.find((one) => one === choice) ?? key.answer };
		case 'ladder':
			return { ...rightAnswer(key), rose: choice };
		case 'chain':
			return { ...rightAnswer(key), independent: key.independent + (choice === 'more' ? 1 : -1) };
	}
}

/** Gives an answer by pointer; what is already chosen is left as it is. */
export async function give(page: Page, item: PublicItem, answer: Answer): Promise<void> {
	switch (item.kind) {
		case 'label':
			return giveLabel(page, answer as Required<LabelAnswer>);
		case 'compare':
			return giveCompare(page, answer as Required<CompareAnswer>);
		case 'ladder':
			return giveLadder(page, item.sentences, answer as Required<LadderAnswer>);
		case 'chain':
			return giveChain(page, item, answer as Required<ChainAnswer>);
	}
}

async function giveLabel(page: Page, { label }: Required<LabelAnswer>) {
	await page.getByRole('radio', { name: labelWords[label].name }).check();
}

export async function giveCompare(page: Page, { pair, verdict, moved }: Required<CompareAnswer>) {
	for (const id of pair) if (id !== null) await sentence(page, id).click();
	await expect(page.getByText('2 of 2 sentences chosen')).toBeVisible();
	await page.getByRole('radio', { name: groupWords[groupOfVerdict[verdict]] }).check();
	const exactly = page.getByRole('group', { name: 'Which of these, exactly?' });
	await exactly.getByRole('radio', { name: verdictWords[verdict].name }).check();
	await tick(
		page.getByRole('group', { name: 'What exactly moved?' }),
		moved.map((one) => mechanismWords[one]),
		'nothing moved'
	);
}

async function giveLadder(
	page: Page,
	sentences: readonly string[],
	{ rungs: given, rose }: Required<LadderAnswer>
) {
	for (const [index, id] of sentences.entries()) {
		const step = page.getByRole('combobox', { name: `How sure is ${letter(index)}?` });
		await step.selectOption(given[id] ?? rungs[0]);
	}
	const where = page.getByRole('group', { name: 'Where did certainty rise' });
	const name = rose === 'nowhere' ? 'Nowhere' : `${letter(sentences.indexOf(rose))}, `;
	await where.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
}

async function giveChain(
	page: Page,
	{ sentences, roots }: Extract<PublicItem, { kind: 'chain' }>,
	{ links, independent }: Required<ChainAnswer>
) {
	for (const [index, id] of sentences.entries()) {
		const names = (links[id] ?? []).map((ground) =>
			sentences.includes(ground)
				? new RegExp(`^${letter(sentences.indexOf(ground))}, `)
				: (roots[ground] ?? ground)
		);
		const group = page.getByRole('group', { name: `On whose word does ${letter(index)} rest?` });
		await tick(group, names, 'it shows no ground');
	}
	const count = page.getByRole('combobox', { name: 'How many independent sources' });
	await count.selectOption(`${independent}`);
}

/** Ticks the boxes of a group, or says that there is nothing to tick. */
async function tick(group: Locator, names: readonly (string | RegExp)[], none: string) {
	for (const name of names) await group.getByRole('checkbox', { name }).check();
	if (names.length === 0) await group.getByRole('radio', { name: none }).check();
}

const letter = (index: number) => String.fromCharCode(65 + index);
