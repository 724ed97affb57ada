/** Waits for an element of the page: a larger task is fetched when the first of its kind is met. */
export function appears(selector: string): Promise<HTMLElement> {
	return new Promise((resolve) => {
		const look = () => {
			const found = document.querySelector<HTMLElement>(selector);
			if (!found) return;
			observer.disconnect();
			resolve(found);
		};
		const observer = new MutationObserver(look);
		observer.observe(document.body, { childList: true, subtree: true });
		look();
	});
}
