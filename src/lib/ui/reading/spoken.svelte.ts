import type { SentenceId } from '../../content/module.ts';

/** What is being read aloud on this page: there is one voice, and passages mark its sentence. */
class Spoken {
	state = $state<'silent' | 'reading' | 'paused'>('silent');
	/** The control that asked for it. */
	by = $state<string>();
	sentence = $state<SentenceId>();
	/** Why nothing can be heard. */
	trouble = $state('');
}

export const spoken = new Spoken();
