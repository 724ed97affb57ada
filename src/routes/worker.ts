import type { Ask, Reply } from '../service-worker/asks.ts';

const wish = 'offline';

/** Whether this device may keep Grounds; a learner can say no on /offline. */
export function isWanted(): boolean {
	try {
		return localStorage.getItem(wish) !== 'off';
	} catch {
		return true;
	}
}

export function setWanted(wanted: boolean): void {
	try {
		if (wanted) localStorage.removeItem(wish);
		else localStorage.setItem(wish, 'off');
	} catch {
		// Storage may be forbidden; then nothing is kept either.
	}
}

/** Starts the worker, where the browser has one: it needs https, or this very computer. */
export async function register(): Promise<ServiceWorkerRegistration | undefined> {
	return navigator.serviceWorker?.register('/service-worker.js');
}

/** Asks a worker, and waits for its reply. */
export function ask(worker: ServiceWorker, what: Ask): Promise<Reply> {
	return new Promise((replied) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => replied(data as Reply);
		worker.postMessage(what, [port2]);
	});
}

/** Takes Grounds off the device. Answers are stored elsewhere, and stay. */
export async function remove(): Promise<void> {
	setWanted(false);
	const registration = await navigator.serviceWorker.getRegistration();
	await registration?.unregister();
	const names = (await caches.keys()).filter((name) => name.startsWith('grounds-'));
	await Promise.all(names.map((name) => caches.delete(name)));
}

/** Whether the learner pays for what is fetched ahead, or asked to be spared it. */
export function isCostly(): boolean {
	const { connection } = navigator as Navigator & {
		connection?: { saveData?: boolean; type?: string };
	};
	return connection?.saveData === true || connection?.type === 'cellular';
}

/** What went wrong, for a learner. */
export const inWords = (name: string) =>
	name === 'QuotaExceededError'
		? 'This device has no room left for lessons without a network. Free some space, then load the page again. Your answers are kept.'
		: 'Not everything for lessons without a network could be fetched. It is tried again on your next visit.';
