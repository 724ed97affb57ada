import { resolve } from '$app/paths';
import type { Database } from '#lib/client/database.ts';
import type { Effects, Hearing } from '#lib/client/outbox.ts';
import { serverAt } from '#lib/client/server.ts';
import * as work from '#lib/client/work.ts';

/** Where a browser asks who is signed in. */
export const personAddress = resolve('/api/person');

/** What an attempt's outbox works with: this device, this server, this browser's clock. */
export const effectsOf = (
	db: Database | undefined,
	place: { readonly class: string; readonly attempt: string },
	hearing: Hearing
): Effects => ({
	disk: db && work.diskOf(db, place.attempt, () => Date.now()),
	server: serverAt(resolve('/api/classes/[class]/attempts/[attempt]', place), personAddress),
	hearing,
	after: (milliseconds, call) => {
		const timer = setTimeout(call, milliseconds);
		return () => clearTimeout(timer);
	},
	random: () => Math.random()
});
