import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { clockModule } from '../../lesson/fixture.ts';
import Passage from '../Passage.svelte';
import ReadAloud from './ReadAloud.svelte';
import { stop } from './reader.ts';

type Utterance = { text: string; voice: { lang: string } | null; onend(): void; onerror(): void };

const english = { lang: 'en-GB', default: true, localService: true };
let voices = [english];
/** What is being said; ended by the test. */
let said: Utterance[] = [];
let cancelled = 0;

const fake = Object.assign(new EventTarget(), {
	getVoices: () => voices,
	speak: (utterance: Utterance) => said.push(utterance),
	cancel: () => (cancelled += 1)
});

const give = (name: string, value: unknown) =>
	Object.defineProperty(window, name, { value, configurable: true, writable: true });

const source = clockModule.sources[0]!;
const sentences = source.blocks.flatMap(({ sentences }) => sentences);

beforeEach(() => {
	voices = [english];
	said = [];
	cancelled = 0;
	give('speechSynthesis', fake);
	give(
		'SpeechSynthesisUtterance',
		class {
			text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
	);
});
afterEach(stop);

async function open(reads = {}) {
	await render(Passage, { source, reads });
	return render(ReadAloud, { source, reads, item: 'first' });
}
const button = (name: string) => page.getByRole('button', { name });
const marked = () => [...document.querySelectorAll('.text .aloud')].map((one) => one.textContent);
const spokenCount = (count: number) => expect.poll(() => said.length).toBe(count);

test('nothing is said before it is asked for; then every sentence in turn, and marked', async () => {
	await open();
	expect(said).toEqual([]);
	await button('Read aloud').click();
	for (const [index, { text }] of sentences.entries()) {
		await spokenCount(index + 1);
		expect(said[index]?.text).toContain(text);
		expect(said[index]?.voice).toBe(english);
		await expect.poll(marked).toEqual([text]);
		said[index]?.onend();
	}
	await expect.element(button('Read aloud')).toBeVisible();
	await expect.poll(marked).toEqual([]);
	await spokenCount(sentences.length);
});

test('the wording of the question is read, not the printed one', async () => {
	await open({ [sentences[0]!.id]: 'Something else was said.' });
	await button('Read aloud').click();
	await spokenCount(1);
	expect(said[0]?.text).toContain('Something else was said.');
});

test('by keyboard: paused, it begins the sentence again; stopped, it is silent', async () => {
	await open();
	await button('Read aloud').click();
	await spokenCount(1);
	said[0]?.onend();
	await spokenCount(2);
	await userEvent.keyboard('{Enter}');
	await expect.element(button('Go on reading')).toHaveFocus();
	expect(cancelled).toBe(1);
	said[1]?.onend();
	said[1]?.onerror();
	await expect.poll(marked).toEqual([sentences[1]!.text]);
	await spokenCount(2);
	await userEvent.keyboard('{Enter}');
	await spokenCount(3);
	expect(said[2]?.text).toBe(said[1]?.text);
	await userEvent.keyboard('{Tab}{Enter}');
	await expect.poll(marked).toEqual([]);
	expect(cancelled).toBe(2);
	await expect.element(button('Read aloud')).toHaveFocus();
});

test('it falls silent when the lesson asks something else, and when it is left', async () => {
	const screen = await open();
	for (const leave of [() => screen.rerender({ source, item: 'second' }), () => screen.unmount()]) {
		const before = cancelled;
		await button('Read aloud').click();
		await expect.element(button('Stop')).toBeVisible();
		await leave();
		await expect.poll(() => cancelled).toBe(before + 1);
		await expect.poll(marked).toEqual([]);
	}
});

test('a second passage takes the voice over from the first', async () => {
	const second = clockModule.sources[1]!;
	await render(ReadAloud, { source, item: 'first' });
	await render(ReadAloud, { source: second, item: 'first' });
	await button('Read aloud').first().click();
	await spokenCount(1);
	await button('Read aloud').click();
	await spokenCount(2);
	expect(cancelled).toBe(1);
	expect(said[1]?.text).toContain(second.blocks.flatMap(({ sentences }) => sentences)[0]!.text);
	await expect.poll(() => button('Pause').elements().length).toBe(1);
});

test('says so where there is no voice for the language, or a voice breaks off', async () => {
	voices = [{ ...english, lang: 'fr-FR' }];
	await open();
	await button('Read aloud').click();
	await expect
		.element(page.getByRole('alert'))
		.toHaveTextContent('This browser has no voice for this language: English.');
	voices = [english];
	await button('Read aloud').click();
	await spokenCount(1);
	await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
	said[0]?.onerror();
	await expect
		.element(page.getByRole('alert'))
		.toHaveTextContent('The voice of this device broke off. Try again.');
	await expect.poll(marked).toEqual([]);
});

test('says so where the browser cannot read aloud at all', async () => {
	give('speechSynthesis', undefined);
	await open();
	await button('Read aloud').click();
	await expect
		.element(page.getByRole('alert'))
		.toHaveTextContent('This browser cannot read aloud.');
});

test('voices that arrive late are waited for', async () => {
	voices = [];
	await open();
	await button('Read aloud').click();
	await expect.element(button('Pause')).toBeVisible();
	expect(said).toEqual([]);
	voices = [english];
	fake.dispatchEvent(new Event('voiceschanged'));
	await spokenCount(1);
});
