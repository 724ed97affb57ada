import type { SentenceId } from '../../content/module.ts';
import { spoken } from './spoken.svelte.ts';
import { voiceFor, voices } from './voice.ts';

export type Line = { readonly id: SentenceId; readonly text: string };

type Reading = {
	readonly lines: readonly Line[];
	readonly lang: string;
	voice?: SpeechSynthesisVoice;
	at: number;
	/** Events of any other utterance are echoes of what was cut short. */
	utterance?: SpeechSynthesisUtterance | undefined;
};

let reading: Reading | undefined;

/** Reads the lines aloud, one after the other, in a voice for their language (BCP 47); says why when it cannot. */
export async function read(by: string, lines: readonly Line[], lang: string): Promise<void> {
	stop();
	spoken.by = by;
	if (!window.speechSynthesis) return fail('This browser cannot read aloud.');
	const asked: Reading = { lines, lang, at: 0 };
	reading = asked;
	spoken.state = 'reading';
	const known = speechSynthesis.getVoices();
	// Without a wait where the voices are known: some browsers speak only right after a click.
	const all = known.length > 0 ? known : await voices();
	if (reading !== asked) return;
	const voice = voiceFor(all, lang);
	if (!voice) return fail(noVoice(all.length, lang));
	asked.voice = voice;
	speak(asked);
}

/** Falls silent; the sentence stays marked, and `goOn` begins it again. */
export function pause(): void {
	if (!reading) return;
	spoken.state = 'paused';
	hush(reading);
}

export function goOn(): void {
	if (!reading) return;
	spoken.state = 'reading';
	speak(reading);
}

export function stop(): void {
	const stopped = reading;
	reading = undefined;
	spoken.state = 'silent';
	spoken.by = undefined;
	spoken.sentence = undefined;
	spoken.trouble = '';
	if (stopped) hush(stopped);
}

function speak(one: Reading): void {
	const line = one.lines[one.at];
	if (!line) return stop();
	const utterance = new SpeechSynthesisUtterance(line.text);
	utterance.lang = one.voice?.lang ?? one.lang;
	utterance.voice = one.voice ?? null;
	utterance.onend = () => {
		if (one.utterance !== utterance) return;
		one.at += 1;
		speak(one);
	};
	utterance.onerror = () => {
		if (one.utterance === utterance) fail('The voice of this device broke off. Try again.');
	};
	one.utterance = utterance;
	spoken.sentence = line.id;
	speechSynthesis.speak(utterance);
}

/** Cut short rather than paused: on phones `speechSynthesis.pause()` ends the utterance or does nothing. */
function hush(one: Reading): void {
	one.utterance = undefined;
	speechSynthesis.cancel();
}

function fail(trouble: string): void {
	const { by } = spoken;
	stop();
	spoken.by = by;
	spoken.trouble = trouble;
}

function noVoice(all: number, lang: string): string {
	if (all === 0) return 'This browser has no voice to read with.';
	const name = new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang;
	return `This browser has no voice for this language: ${name}.`;
}
