type Theme = 'light' | 'dark';

/** The theme that app.html set before the first paint; a switch is kept on this device. */
class ThemeSwitch {
	current = $state<Theme>('light');

	constructor() {
		if (typeof document === 'undefined') return;
		this.current = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
	}

	toggle = () => {
		this.current = this.current === 'dark' ? 'light' : 'dark';
		document.documentElement.dataset['theme'] = this.current;
		try {
			localStorage.setItem('theme', this.current);
		} catch {
			// Storage may be forbidden; the switch then lasts until the page is left.
		}
	};
}

export const theme = new ThemeSwitch();
