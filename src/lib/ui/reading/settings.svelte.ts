export const choices = {
	size: ['normal', 'large', 'larger', 'largest'],
	spacing: ['normal', 'wide', 'widest'],
	letters: ['normal', 'clear']
} as const;

export type Aid = keyof typeof choices;
type Choice<A extends Aid> = (typeof choices)[A][number];
export const aids = Object.keys(choices) as Aid[];

/**
 * How this reader wants to read. What differs from the usual stands on the root element as words
 * (`size-large spacing-wide`), where tokens.css finds them, and is kept on this device under
 * `reading`, from where app.html sets it before the first paint.
 */
class ReadingSettings {
	size = $state<Choice<'size'>>('normal');
	spacing = $state<Choice<'spacing'>>('normal');
	letters = $state<Choice<'letters'>>('normal');

	/** Takes over what the root element says; words that are no aid are passed over. */
	recall = () => {
		const words = document.documentElement.dataset['reading']?.split(' ') ?? [];
		for (const aid of aids) {
			const said = choices[aid].find((choice) => words.includes(`${aid}-${choice}`));
			Object.assign(this, { [aid]: said ?? 'normal' });
		}
	};

	set = (aid: Aid, choice: string) => {
		Object.assign(this, { [aid]: choice });
		this.#keep();
	};

	reset = () => {
		for (const aid of aids) this[aid] = 'normal';
		this.#keep();
	};

	#keep() {
		const unusual = aids.filter((aid) => this[aid] !== 'normal');
		const words = unusual.map((aid) => `${aid}-${this[aid]}`).join(' ');
		document.documentElement.dataset['reading'] = words;
		try {
			localStorage.setItem('reading', words);
		} catch {
			// Storage may be forbidden; the choice then lasts until the page is left.
		}
	}
}

export const reading = new ReadingSettings();
