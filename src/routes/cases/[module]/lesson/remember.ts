/**
 * Notes that a lesson is open at an address, so that app.html can keep its briefing from flashing
 * before the lesson is restored. Nothing depends on it.
 */
export function remember(address: string, open: boolean): void {
	try {
		if (open) localStorage.setItem(`open:${address}`, '');
		else localStorage.removeItem(`open:${address}`);
	} catch {
		// Storage may be forbidden.
	}
}

/** Whether a lesson was left open at an address. */
export function isOpen(address: string): boolean {
	try {
		return localStorage.getItem(`open:${address}`) !== null;
	} catch {
		return false;
	}
}
