/** The voices of this browser; some tell them only after a while, some have none. */
export function voices(): Promise<readonly SpeechSynthesisVoice[]> {
	return new Promise((resolve) => {
		const tell = () => {
			clearTimeout(patience);
			resolve(speechSynthesis.getVoices());
		};
		const patience = setTimeout(tell, 1500);
		speechSynthesis.addEventListener('voiceschanged', tell, { once: true });
	});
}

/** The voice for a language (BCP 47): the same region first, then the browser's own choice, then one on the device. */
export function voiceFor<V extends Pick<SpeechSynthesisVoice, 'lang' | 'default' | 'localService'>>(
	all: readonly V[],
	lang: string
): V | undefined {
	const wanted = tag(lang);
	const worth = (voice: V) =>
		4 * Number(tag(voice.lang) === wanted) + 2 * Number(voice.default) + Number(voice.localService);
	return all
		.filter((voice) => language(voice.lang) === language(lang))
		.sort((a, b) => worth(b) - worth(a))[0];
}

/** Android writes `en_GB`. */
const tag = (lang: string) => lang.replace('_', '-').toLowerCase();
const language = (lang: string) => tag(lang).split('-')[0];
