import { expect, test, type Page } from '@playwright/test';
import { give, rightAnswer, wrongAnswer } from './answer.ts';
import { check, onScreen } from './lesson.ts';
import { after, at, atEnd, atStart, openAt, type Past } from './stored.ts';
import { expectTold, keyOf } from './told.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });
test.skip(({ isMobile }) => isMobile, 'the sizes are set here');

const wrong: Past = atEnd(wrongAnswer);
const states: Record<string, Past> = {
	sentence: atStart,
	'sentence explained': after('label', wrongAnswer),
	pair: at('compare'),
	'pair explained': after('compare', wrongAnswer),
	ladder: at('ladder'),
	chain: at('chain'),
	'chain explained': after('chain', wrongAnswer),
	summary: wrong
};

/** 320 wide is 1280 at 400 %; 640 × 360 is a laptop at 200 %; and text alone at twice its size. */
const views = {
	'400 %': async (page: Page) => page.setViewportSize({ width: 320, height: 256 }),
	'200 %': async (page: Page) => page.setViewportSize({ width: 640, height: 360 }),
	'text at 200 %': async (page: Page) => {
		await page.setViewportSize({ width: 1280, height: 720 });
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	}
};

for (const [name, past] of Object.entries(states)) {
	test(`zoom: ${name}`, async ({ page }) => {
		await openAt(page, 'engine', past);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		for (const [view, set] of Object.entries(views)) {
			await set(page);
			await test.step(view, () => expectWhole(page));
		}
	});
}

for (const address of ['/', '/cases', '/cases/engine', '/cases/engine/print', '/how-we-judge']) {
	test(`zoom: ${address}`, async ({ page }) => {
		await page.goto(address);
		for (const [view, set] of Object.entries(views)) {
			await set(page);
			await test.step(view, () => expectWhole(page));
		}
	});
}

for (const [view, size] of Object.entries({
	'400 %': { width: 320, height: 256 },
	'200 %': { width: 640, height: 360 }
})) {
	for (const kind of ['label', 'compare', 'ladder', 'chain'] as const) {
		test(`zoom: a ${kind} can be answered at ${view}`, async ({ page }) => {
			await page.setViewportSize(size);
			const course = await openAt(page, 'engine', at(kind));
			const item = await onScreen(page, course);
			await give(page, item, rightAnswer(keyOf(course, item)));
			await page.getByRole('radio', { name: /^Guessing/ }).check();
			await check(page);
			await expectTold(page, course, item, 'Right.');
		});
	}
}

/** Nothing to scroll to sideways, nothing cut off, nothing that cannot be clicked. */
async function expectWhole(page: Page) {
	const look = () =>
		page.evaluate(() => {
			// A drawing says nothing that the list beside it does not. Where there is no room a name is cut
			// short on purpose: of the case, in the link back to it, and of a sentence called by its letter.
			const hidden = 'svg, [aria-hidden="true"], [role="img"], .long, .cut';
			/** What only a screen reader reads is one pixel large. */
			const shown = (element: Element) =>
				element.checkVisibility({ visibilityProperty: true })
				&& element.clientWidth !== 1
				&& element.closest(hidden) === null;
			const name = (element: Element) =>
				`${element.tagName.toLowerCase()}.${element.classList.item(0) ?? ''} “${element.textContent.trim().slice(0, 30)}”`;
			const scrolls = (element: Element): boolean => {
				for (let up: Element | null = element; up; up = up.parentElement) {
					if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return true;
				}
				return false;
			};
			const all = [...document.body.querySelectorAll('*')].filter(shown);
			const small = all.filter(
				(element) => !element.firstElementChild || element.matches('a, button, summary, label')
			);
			const outside = small.filter((element) => {
				const { left, right, width } = element.getBoundingClientRect();
				return width > 0 && (right > innerWidth + 1 || left < -1) && !scrolls(element);
			});
			const cut = all.filter((element) => {
				const { overflowX, overflowY } = getComputedStyle(element);
				const across = overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll';
				const down = overflowY === 'hidden' || overflowY === 'clip';
				return (
					(across && element.scrollWidth > element.clientWidth + 1)
					|| (down && element.scrollHeight > element.clientHeight + 1)
				);
			});
			return {
				wide: document.documentElement.scrollWidth - innerWidth,
				outside: outside.map(name),
				cut: cut.map(name)
			};
		});
	// The page may still be on its way to the new width.
	await expect.poll(look).toEqual({ wide: 0, outside: [], cut: [] });
}
