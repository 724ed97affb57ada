import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible, tablesIn } from './accessible.ts';
import { asTeacher } from './people.ts';

test.use({ reducedMotion: 'reduce' });

/** Makes a class by its page. @returns its address */
async function newClass(page: Page, name: string): Promise<string> {
	await page.goto('/classes/new');
	await page.getByLabel('Name of the class').fill(name);
	await page.getByLabel('Time zone').selectOption('Europe/Oslo');
	await page.getByRole('button', { name: 'Make the class' }).click();
	await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
	return new URL(page.url()).pathname;
}

/** Reads the code off the poster. */
async function codeOf(page: Page, room: string): Promise<string> {
	await page.goto(`${room}/poster`);
	const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();
	return code ?? '';
}

const newPage = async (browser: Browser) => (await browser.newContext()).newPage();

/** Joins as a new student. @returns the four words */
async function join(page: Page, code: string, name: string): Promise<string[]> {
	await page.goto('/join');
	await page.getByLabel('Class code').fill(code);
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Join' }).click();
	const taken = page.getByRole('button', { name: 'I am another' });
	const words = page.getByRole('list', { name: 'Your phrase' }).getByRole('listitem');
	await expect(taken.or(words.first())).toBeVisible();
	if (await taken.isVisible()) await taken.click();
	await expect(words).toHaveCount(4);
	return words.allTextContents();
}

async function comeBack(page: Page, code: string, name: string, phrase: string) {
	await page.goto('/return');
	await page.getByLabel('Class code').fill(code);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('Your four words').fill(phrase);
	await page.getByRole('button', { name: 'Come back' }).click();
}

test('two students of one name join from the projector’s code, and one comes back elsewhere', async ({
	browser
}) => {
	const { page } = await asTeacher(browser);
	const room = await newClass(page, '10B');
	const code = await codeOf(page, room);
	await expect(page.getByRole('img', { name: /^QR code of http.*\/join\// })).toBeVisible();
	await expectAccessible(page);

	const one = await newPage(browser);
	const first = await join(one, code.toLowerCase(), 'Kim Example');
	await expectAccessible(one);
	await one.getByRole('button', { name: 'Go to 10B' }).click();
	await expect(one.getByRole('heading', { name: 'Write down these four words' })).toBeVisible();
	await one.getByLabel('I have written them down').check();
	await one.getByRole('button', { name: 'Go to 10B' }).click();
	await expect(one.getByText('You are here as Kim Example')).toBeVisible();
	await expectAccessible(one);

	const two = await newPage(browser);
	const second = await join(two, code.replace('-', ' '), 'kim example');
	expect(second).not.toEqual(first);

	await page.goto(`${room}/roster`);
	await expect(page.getByRole('link', { name: /kim example/i })).toHaveCount(2);
	await expectAccessible(page);
	expect(await tablesIn(page)).toEqual({ tables: 1, rows: 3, heads: 6, rowHeads: 2 });

	await page.getByRole('link', { name: 'Remove several' }).click();
	await page
		.getByRole('checkbox', { name: /kim example/i })
		.first()
		.check();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Remove those ticked' }).click();
	await expect(page.getByText('1 student was removed.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Close joining' })).toBeVisible();
	await page.getByRole('button', { name: 'Put them back' }).click();
	await expect(page.getByText('Back in the class')).toBeVisible();
	await expect(page.getByRole('row', { name: /kim example/i })).toHaveCount(2);

	const elsewhere = await newPage(browser);
	await comeBack(elsewhere, code, 'Kim Example', 'acorn acre actor adult');
	await expect(elsewhere.getByRole('alert')).toContainText('do not go together');
	await expect(elsewhere.getByLabel('Your name')).toHaveValue('Kim Example');
	await comeBack(elsewhere, code, ' KIM  example ', first.join(', ').toUpperCase());
	await expect(elsewhere.getByText('You are here as Kim Example')).toBeVisible();
	await elsewhere.goto(`${room}/roster`);
	await expect(elsewhere.getByText('Your role does not allow this')).toBeVisible();
});

test('a list is looked at before it is taken, and nobody is on the roster twice by accident', async ({
	browser
}) => {
	const { page } = await asTeacher(browser);
	const room = await newClass(page, '9A');
	await page.goto(`${room}/roster`);
	await page.getByRole('link', { name: 'Add students' }).click();
	const add = async (text: string) => {
		await page.goto(`${room}/roster/add`);
		await page.getByRole('textbox', { name: 'Names' }).fill(text);
		await page.getByRole('button', { name: 'Look at it first' }).click();
		await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
	};
	await add('Ada Example\nليلا كريمى');
	await page.getByRole('button', { name: 'Add 2 students' }).click();
	await expect(page.getByText('2 students were added.')).toBeVisible();

	await add('name,extra time\nAda Example,\nADA EXAMPLE,\nBo Quist,25%\nCy Prim,lots\n');
	await expect(page.getByText('1 line that cannot be read')).toBeVisible();
	await expect(page.getByText('Cy Prim,lots')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Add 1 student' }).click();
	await expect(page.getByText('1 student was added.')).toBeVisible();
	await expect(page.getByRole('link', { name: /Ada Example/i })).toHaveCount(1);
	await expect(page.getByText('25% more')).toBeVisible();

	await page.getByRole('link', { name: 'Print return slips' }).click();
	await page.getByRole('button', { name: 'Make the slips' }).click();
	const slip = page.getByRole('listitem').filter({ hasText: 'Bo Quist' });
	const phrase = await slip.getByRole('definition').last().textContent();
	const code = await slip.getByRole('definition').nth(1).textContent();
	await expectAccessible(page);
	const student = await newPage(browser);
	await comeBack(student, code ?? '', 'bo quist', phrase ?? '');
	await expect(student.getByText('You are here as Bo Quist')).toBeVisible();

	await page.goto(`${room}/roster`);
	await page.getByRole('link', { name: 'Bo Quist' }).click();
	await page.getByRole('button', { name: 'Make new words' }).click();
	await expect(page.getByRole('list', { name: 'Your phrase' }).getByRole('listitem')).toHaveCount(
		4
	);
	await student.reload();
	await expect(student).toHaveURL(/sign-in/);
});

test('an archived class is read and not changed, and comes out again', async ({ browser }) => {
	const { page } = await asTeacher(browser);
	const room = await newClass(page, '8C');
	const code = await codeOf(page, room);
	const student = await newPage(browser);
	await join(student, code, 'Di Example');
	await page.goto(`${room}/settings`);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Archive this class' }).click();
	await page.getByRole('button', { name: 'Archive it' }).click();
	await expect(page.getByText('This class is archived.')).toBeVisible();
	await student.goto(room);
	await expect(student.getByText('This class is archived.')).toBeVisible();
	await page.goto('/classes');
	await expect(page.getByRole('heading', { name: 'Archived' })).toBeVisible();
	const late = await newPage(browser);
	await late.goto(`/join/${code}`);
	await expect(late.getByRole('alert')).toContainText('lets nobody new in');
	await page.goto(`${room}/settings/archive`);
	await page.getByRole('button', { name: 'Take it out' }).click();
	await expect(page.getByText('This class is archived.')).toBeHidden();
});

test.describe('without JavaScript', () => {
	test('a class is made and joined all the same', async ({ browser }) => {
		const { page } = await asTeacher(browser);
		const room = await newClass(page, '7D');
		const code = await codeOf(page, room);
		const context = await browser.newContext({ javaScriptEnabled: false });
		const plain = await context.newPage();
		const words = await join(plain, code, 'Eva Example');
		await plain.getByLabel('I have written them down').check();
		await plain.getByRole('button', { name: 'Go to 7D' }).click();
		await expect(plain.getByText('You are here as Eva Example')).toBeVisible();
		const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
		await comeBack(other, code, 'Eva Example', words.join(' '));
		await expect(other.getByText('You are here as Eva Example')).toBeVisible();
	});
});
