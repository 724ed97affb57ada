/**
 * Whether work for a class is kept on this device, sent or not. Asked on every page, so it is asked
 * without what it takes to read that work.
 */
export function hasWork(): Promise<boolean> {
	return new Promise((tell) => {
		const opening = indexedDB.open('grounds');
		// There was nothing here, and nothing is to be left here.
		opening.onupgradeneeded = () => opening.transaction?.abort();
		opening.onerror = () => tell(false);
		opening.onsuccess = () => {
			const db = opening.result;
			if (!db.objectStoreNames.contains('work')) {
				db.close();
				return tell(false);
			}
			const counting = db.transaction('work').objectStore('work').count();
			counting.onerror = () => tell(false);
			counting.onsuccess = () => tell(counting.result > 0);
			db.close();
		};
	});
}
