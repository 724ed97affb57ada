import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/browser.ts';
import { give, rightAnswer } from '../tests/answer.ts';
import { begin, courseOf, keySent, onScreen, type Course } from '../tests/lesson.ts';
import { keyOf } from '../tests/told.ts';
import { startApp } from './app.ts';
import { median, percentile, type Figure } from './figure.ts';

const slowDown = 4;

/** What the page writes down of itself. */
type Notes = {
	/** Event Timing: interaction → its longest event. */
	interactions: Record<number, { ms: number; what: string }>;
	/** From the key that hands an answer in to the frame with its feedback, in ms. */
	feedback: number[];
};
declare global {
	var notes: Notes;
}

/**
 * P3 and the lesson's accessibility line: how fast the flagship answers on a slow phone, asked
 * through from end to end; how soon feedback is there on this machine; how many keys an item takes.
 */
export async function lesson(): Promise<Figure[]> {
	const app = await startApp();
	const browser = await chromium.launch(await findBrowser('system'));
	try {
		const open = async () => {
			const context = await browser.newContext({ baseURL: app.url, locale: 'en-GB' });
			const page = await context.newPage();
			await page.addInitScript(takeNotes);
			return page;
		};
		const floor = await onEmptyPage(await open());
		const slow = await throughWhole(await open(), 'engine');
		const quick = await byKeyboard(await open(), 'first-steps');
		return [
			{
				goal: 'P3',
				what: `a click on an empty page at ${slowDown}× CPU, p98 (what this machine allows now)`,
				value: percentile(floor, 0.98),
				unit: 'ms'
			},
			{
				goal: 'P3',
				what: `interactions at ${slowDown}× CPU, p98 of ${slow.length}`,
				value: percentile(slow, 0.98),
				atMost: 64,
				unit: 'ms'
			},
			{
				goal: 'P3',
				what: `feedback after submit, worst of ${quick.feedback.length}`,
				value: Math.max(...quick.feedback),
				atMost: 50,
				unit: 'ms'
			},
			{
				goal: 'P3',
				what: 'feedback after submit, middle',
				value: median(quick.feedback),
				atMost: 50,
				unit: 'ms'
			},
			{
				goal: 'keys',
				what: 'key presses for a label item, confidence included',
				value: quick.keys,
				atMost: 4
			}
		];
	} finally {
		await browser.close();
		await app.stop();
	}
}

/** The least that a click can take here: nothing but a word changes. */
async function onEmptyPage(page: Page): Promise<number[]> {
	await page.goto('data:text/html,<button onclick="this.textContent += 1">0</button>');
	await slowed(page);
	for (let turn = 0; turn < 50; turn++) await page.getByRole('button').click();
	return (await interactionsOf(page)).map(({ ms }) => ms);
}

async function slowed(page: Page): Promise<void> {
	const overheard = await page.context().newCDPSession(page);
	await overheard.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
}

/** Interactions too short to be timed (under 16 ms) are counted in with 0 ms. */
async function interactionsOf(page: Page) {
	const [timed, all] = await page.evaluate((): [Notes['interactions'][number][], number] => [
		Object.values(globalThis.notes.interactions),
		(performance as { interactionCount?: number }).interactionCount ?? 0
	]);
	const short = Array.from({ length: Math.max(0, all - timed.length) }, () => ({
		ms: 0,
		what: ''
	}));
	return [...timed, ...short];
}

/** Answers every question of a lesson, the mouse in hand, on a slowed-down machine. */
async function throughWhole(page: Page, module: string): Promise<number[]> {
	const course = await toFirstQuestion(page, module);
	await slowed(page);
	let interactions = await interactionsOf(page);
	for (let last = false; !last;) {
		const item = await onScreen(page, course);
		await give(page, item, rightAnswer(keyOf(course, item)));
		await page.getByRole('radio', { name: 'Fairly sure' }).check();
		await page.getByRole('button', { name: /^Check/ }).click();
		await page.locator('[data-note]').waitFor();
		interactions = await interactionsOf(page);
		const on = page.getByRole('button', { name: /^(Next|See how it went)/ });
		last = (await on.innerText()).startsWith('See');
		await on.click();
		if (!last) await page.locator('[data-note]').waitFor({ state: 'detached' });
	}
	const slowest = interactions.sort((a, b) => b.ms - a.ms);
	for (const { ms, what } of slowest.slice(0, 8)) console.log(`  ${ms} ms: ${what}`);
	return slowest.map(({ ms }) => ms);
}

/** Answers the label items by keyboard alone. */
async function byKeyboard(
	page: Page,
	module: string
): Promise<{ feedback: number[]; keys: number }> {
	const course = await toFirstQuestion(page, module);
	let keys = 0;
	let labels = 0;
	const press = async (key: string) => {
		keys++;
		await page.keyboard.press(key);
	};
	for (let item = await onScreen(page, course); item.kind === 'label'; labels++) {
		const key = keyOf(course, item);
		if (key.kind !== 'label') break;
		await press({ evidence: 'e', inference: 'i', assertion: 'a' }[key.answer]);
		await press('f');
		await press('Enter');
		await page.locator('[data-note]').waitFor();
		await press('Enter');
		await page.locator('[data-note]').waitFor({ state: 'detached' });
		item = await onScreen(page, course);
	}
	const { feedback } = await page.evaluate(() => globalThis.notes);
	return { feedback, keys: keys / labels };
}

async function toFirstQuestion(page: Page, module: string): Promise<Course> {
	const sent = keySent(page);
	await page.goto(`/cases/${module}/lesson`);
	const course = await courseOf(page, await sent);
	await begin(page);
	await page.getByRole('button', { name: 'Skip the examples' }).click();
	await page.locator('[data-focus]').waitFor();
	return course;
}

/** Runs in the page, before its own scripts. */
function takeNotes() {
	const notes: Notes = { interactions: {}, feedback: [] };
	globalThis.notes = notes;
	const pressed = new Map<number, string>();
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as PerformanceEventTiming[]) {
			const id = (entry as { interactionId?: number }).interactionId;
			const ms = entry.duration;
			if (!id || ms <= (notes.interactions[id]?.ms ?? 0)) continue;
			const own = Math.round(entry.processingEnd - entry.processingStart);
			const what = `${entry.name} on ${pressed.get(entry.startTime) ?? 'the page'}, ${own} ms in handlers`;
			notes.interactions[id] = { ms, what };
		}
	}).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
	// What was pressed is often gone by the time that its event is reported.
	const remember = (event: Event) => {
		const control = (event.target as Element).closest('button, label, a, [data-sentence], select');
		pressed.set(event.timeStamp, control?.textContent.trim().slice(0, 40) ?? 'the page');
	};
	for (const type of ['pointerdown', 'pointerup', 'click', 'keydown'])
		addEventListener(type, remember, true);
	let handedIn: number | undefined;
	addEventListener(
		'keydown',
		({ key, timeStamp }) => {
			if (key === 'Enter' && !document.querySelector('[data-note]')) handedIn = timeStamp;
		},
		true
	);
	new MutationObserver(() => {
		if (handedIn === undefined || !document.querySelector('[data-note]')) return;
		const begun = handedIn;
		handedIn = undefined;
		// After the frame that draws it.
		requestAnimationFrame(() => setTimeout(() => notes.feedback.push(performance.now() - begun)));
	}).observe(document, { childList: true, subtree: true });
}
