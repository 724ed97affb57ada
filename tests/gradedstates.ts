import { expect, type Page } from '@playwright/test';
import {
	answer,
	answerAndGoOn,
	choice,
	expectWord,
	goOn,
	limit,
	seat,
	word,
	type Campus
} from './graded.ts';
import { silence } from './kill.ts';
import { feedback, onScreen } from './lesson.ts';

/** Work at an assignment in each of its states. */
export const states: Record<string, (page: Page, campus: Campus) => Promise<unknown>> = {
	briefing: async (page, campus) => {
		const due = new Date(Date.now() + 3 * 24 * 60 * 60_000).toISOString();
		const desk = await campus.assign({ minutes: limit, due_at: due, attempts: 2 });
		await campus.store.db
			.updateTable('member')
			.set({ extra_time: 1.25 })
			.where('user', '=', desk.student)
			.execute();
		await campus.enter(page.context(), desk.student);
		await page.goto(desk.address);
		await expect(page.getByText('75 minutes')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Begin' })).toHaveAttribute(
			'aria-disabled',
			'false'
		);
	},
	'not open yet': async (page, campus) => {
		const opens = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
		const desk = await campus.assign({ opens_at: opens });
		await campus.enter(page.context(), desk.student);
		await page.goto(desk.address);
		await expect(page.getByText('This assignment opens on')).toBeVisible();
	},
	'a sentence, with a clock': async (page, campus) => {
		await seat(page, campus, { minutes: limit });
		await choice(page, 'Evidence').check();
		await expectWord(page, 'saved');
	},
	'a sentence handed in without a network': async (page, campus) => {
		await seat(page, campus, { minutes: limit });
		await page.context().setOffline(true);
		await answer(page, campus);
		await page.getByRole('button', { name: /^Check/ }).click();
		await expect(feedback(page)).toContainText('comes when you are online again');
	},
	'a sentence explained': async (page, campus) => {
		await seat(page, campus);
		await answer(page, campus);
		await page.getByRole('button', { name: /^Check/ }).click();
		await expect(feedback(page)).toContainText('Right.');
	},
	'a pair handed in without a network': async (page, campus) => {
		const pair = campus.course.module.items.find(({ kind }) => kind === 'compare');
		const desk = await campus.assign({ items: JSON.stringify([pair?.id]) });
		await campus.enter(page.context(), desk.student);
		await page.goto(desk.address);
		await page.getByRole('button', { name: 'Begin' }).click();
		await expect(word(page)).toBeVisible();
		await expectWord(page, 'saved');
		await page.getByText('0 of 2 sentences chosen').waitFor();
		await page.context().setOffline(true);
		await answer(page, campus);
		await page.getByRole('button', { name: /^Check/ }).click();
		await expect(feedback(page)).toContainText('comes when you are online again');
	},
	'two devices that do not agree': async (page, campus) => {
		const desk = await seat(page, campus);
		await page.context().setOffline(true);
		await choice(page, 'Inference').check();
		await expectWord(page, 'device');
		const other = await (await page.context().browser()!.newContext()).newPage();
		await campus.enter(other.context(), desk.student);
		await goOn(other, desk);
		await choice(other, 'Assertion').check();
		await expectWord(other, 'saved');
		await other.context().close();
		await page.context().setOffline(false);
		await expect(page.getByText('Assertion on another device')).toBeVisible();
	},
	'signed out': async (page, campus) => {
		const desk = await seat(page, campus);
		await campus.signOut(desk.student);
		await choice(page, 'Inference').check();
		await expect(page.getByRole('dialog')).toBeVisible();
	},
	'handed in, explained': async (page, campus) => {
		const items = campus.course.module.items.filter(({ use }) => use === 'practice');
		const few = items.filter(({ kind }) => kind === 'label').slice(0, 3);
		await seat(page, campus, { items: JSON.stringify(few.map(({ id }) => id)) });
		await answerAndGoOn(page, campus);
		await page.getByRole('button', { name: 'Finish here' }).click();
		await page.getByRole('button', { name: 'Finish and hand in' }).click();
		await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
		await page.locator('main ol > li summary').first().click();
	},
	'handed in, not explained before the due date': async (page, campus) => {
		const due = new Date(Date.now() + 3 * 24 * 60 * 60_000).toISOString();
		const [first] = campus.course.module.items.filter(({ use }) => use === 'practice');
		await seat(page, campus, {
			feedback: 'due',
			due_at: due,
			items: JSON.stringify([first?.id])
		});
		await onScreen(page, campus.course);
		await answer(page, campus);
		await page.getByRole('button', { name: /^(Check|Hand in)/ }).click();
		await expect(page.getByText('Explanations come after the due date.')).toBeVisible();
	},
	'the class archived': async (page, campus) => {
		const desk = await seat(page, campus);
		await page.context().setOffline(true);
		await choice(page, 'Inference').check();
		await expectWord(page, 'device');
		const archived = { archived_at: new Date().toISOString() };
		await campus.store.db.updateTable('class').set(archived).where('id', '=', desk.class).execute();
		await page.context().setOffline(false);
		await expect(page.getByText('was not taken by the server')).toBeVisible();
	},
	'waiting on another page': async (page, campus) => {
		await silence(page);
		await seat(page, campus);
		await page.route('**/events', (route) => route.abort());
		await choice(page, 'Inference').check();
		await expectWord(page, 'device');
		await page.goto(`${campus.server.origin}/how-we-judge`);
		await expect(page.getByText('One answer is waiting to be sent.')).toBeVisible();
	}
};
