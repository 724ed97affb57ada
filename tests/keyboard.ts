import { expect, type Locator, type Page } from '@playwright/test';
import type { PublicItem } from '#lib/content/module.ts';
import { groupOfVerdict, rungs, verdictGroups, verdicts } from '#lib/content/vocabulary.ts';
import type {
	Answer,
	ChainAnswer,
	CompareAnswer,
	LabelAnswer,
	LadderAnswer
} from '#lib/lesson/answer.ts';
import { mechanismWords } from '#lib/ui/words.ts';
import { sentence } from './lesson.ts';

/** Presses keys one after the other. */
export type Press = (...keys: readonly string[]) => Promise<void>;

/** Answers by keyboard alone. */
export async function type(
	page: Page,
	press: Press,
	item: PublicItem,
	answer: Answer
): Promise<void> {
	switch (item.kind) {
		case 'label':
			return press((answer as Required<LabelAnswer>).label.charAt(0));
		case 'compare':
			return typeCompare(page, press, answer as Required<CompareAnswer>);
		case 'ladder':
			return typeLadder(page, press, item.sentences, answer as Required<LadderAnswer>);
		case 'chain':
			return typeChain(page, press, item, answer as Required<ChainAnswer>);
	}
}

/** Goes forward until something has the focus. */
export async function tabTo(press: Press, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	const focused = () => target.evaluate((element) => element === document.activeElement);
	for (let stops = 0; !(await focused()); stops++) {
		expect(stops, `${String(target)} can be reached by Tab`).toBeLessThan(200);
		await press('Tab');
	}
}

async function typeCompare(
	page: Page,
	press: Press,
	{ pair, verdict, moved }: Required<CompareAnswer>
) {
	const all = await page
		.locator('[data-sentence]')
		.evaluateAll((found) => found.map((one) => (one as HTMLElement).dataset['sentence'] ?? ''));
	const [first = '', second = ''] = all.filter((id) => pair.includes(id));
	await tabTo(press, sentence(page, first));
	await press(' ');
	const same = first.split('/')[0] === second.split('/')[0];
	if (same) {
		// Arrows walk the sentences of one passage.
		const steps = all.indexOf(second) - all.indexOf(first);
		await press(...Array<string>(steps).fill('ArrowDown'));
		await expect(sentence(page, second)).toBeFocused();
	} else await tabTo(press, sentence(page, second));
	await press(' ');

	const group = groupOfVerdict[verdict];
	const inside = verdicts.filter((one) => groupOfVerdict[one] === group);
	const groups = page.getByRole('group', { name: 'How do the two stand to each other?' });
	await pickRadio(press, groups, verdictGroups.indexOf(group));
	if (inside.length > 1) {
		const exactly = page.getByRole('group', { name: 'Which of these, exactly?' });
		await pickRadio(press, exactly, inside.indexOf(verdict));
	}
	const chips = page.getByRole('group', { name: 'What exactly moved?' });
	await tick(
		press,
		chips,
		moved.map((one) => mechanismWords[one]),
		'nothing moved'
	);
}

async function typeLadder(
	page: Page,
	press: Press,
	sentences: readonly string[],
	{ rungs: given, rose }: Required<LadderAnswer>
) {
	for (const [index, id] of sentences.entries()) {
		const select = page.getByRole('combobox', { name: `How sure is ${letter(index)}?` });
		await pickOption(press, select, rungs.toReversed().indexOf(given[id] ?? 'flat'));
	}
	const where = page.getByRole('group', { name: 'Where did certainty rise' });
	const names = await where.locator('label').allInnerTexts();
	const name = rose === 'nowhere' ? 'Nowhere' : `${letter(sentences.indexOf(rose))}, `;
	await pickRadio(
		press,
		where,
		names.findIndex((one) => one.trim().startsWith(name))
	);
}

async function typeChain(
	page: Page,
	press: Press,
	{ sentences, roots }: Extract<PublicItem, { kind: 'chain' }>,
	{ links, independent }: Required<ChainAnswer>
) {
	for (const [index, id] of sentences.entries()) {
		const group = page.getByRole('group', { name: `On whose word does ${letter(index)} rest?` });
		const named = (ground: string) =>
			sentences.includes(ground)
				? new RegExp(`^${letter(sentences.indexOf(ground))}, `)
				: (roots[ground] ?? ground);
		await tick(press, group, (links[id] ?? []).map(named), 'it shows no ground');
	}
	const count = page.getByRole('combobox', { name: 'How many independent sources' });
	await pickOption(press, count, independent);
	await tabTo(press, page.getByRole('button', { name: /^Check/ }));
}

/** Tab reaches the first of a group of radio buttons, arrows the others. */
async function pickRadio(press: Press, group: Locator, index: number) {
	const radios = group.getByRole('radio');
	await tabTo(press, radios.first());
	await press(...(index === 0 ? [' '] : Array<string>(index).fill('ArrowDown')));
	await expect(radios.nth(index)).toBeChecked();
}

/** From the empty choice on top, one press down for each option. */
async function pickOption(press: Press, select: Locator, index: number) {
	await tabTo(press, select);
	await press(...Array<string>(index + 1).fill('ArrowDown'));
}

async function tick(
	press: Press,
	group: Locator,
	names: readonly (string | RegExp)[],
	none: string
) {
	const boxes = names.map((name) => group.getByRole('checkbox', { name }));
	const order = await Promise.all(
		boxes.map((box) =>
			box.evaluate((one) =>
				[...document.querySelectorAll('input')].indexOf(one as HTMLInputElement)
			)
		)
	);
	const down = boxes
		.map((box, index) => ({ box, at: order[index] ?? 0 }))
		.sort((a, b) => a.at - b.at);
	for (const { box } of down) {
		await tabTo(press, box);
		await press(' ');
		await expect(box).toBeChecked();
	}
	if (names.length === 0) {
		await tabTo(press, group.getByRole('radio', { name: none }));
		await press(' ');
	}
}

const letter = (index: number) => String.fromCharCode(65 + index);
