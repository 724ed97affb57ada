/** Single-letter shortcuts can be turned off (WCAG 2.1.4); kept on this device. */
class Shortcuts {
	on = $state(true);

	constructor() {
		try {
			this.on = localStorage.getItem('shortcuts') !== 'off';
		} catch {
			// No storage, or no browser: on.
		}
	}

	set = (on: boolean) => {
		this.on = on;
		try {
			localStorage.setItem('shortcuts', on ? 'on' : 'off');
		} catch {
			// Lasts until the page is left.
		}
	};
}

export const shortcuts = new Shortcuts();
