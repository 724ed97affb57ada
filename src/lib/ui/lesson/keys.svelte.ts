/** Single-letter shortcuts can be turned off (WCAG 2.1.4); kept on this device. */
class Shortcuts {
	on = $state(true);

	constructor() {
		if (typeof document === 'undefined') return;
		try {
			this.on = localStorage.getItem('shortcuts') !== 'off';
		} catch {
			// Storage may be forbidden: on.
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
