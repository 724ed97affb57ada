import { resolve } from '$app/paths';
import * as attempts from '#lib/client/attempts.ts';
import { open } from '#lib/client/database.ts';
import { owner } from '#lib/client/owner.ts';
import type { ModuleSummary } from '#lib/content/module.ts';
import { done, position } from '#lib/lesson/progress.ts';
import { replay } from '#lib/lesson/replay.ts';
import { plural } from '#lib/ui/site/plural.ts';
import type { Stopped } from '#lib/ui/site/ContinueCard.svelte';

/** The lesson that was left last on this device, if it can go on; null also without storage. */
export async function stopped(shelf: readonly ModuleSummary[]): Promise<Stopped | null> {
	try {
		const db = await open(owner());
		const [record] = (await attempts.all(db)).filter(({ finished }) => !finished);
		const module = shelf.find(({ id }) => id === record?.module);
		const attempt = record && module && (await attempts.load(db, record.id, Date.now()));
		if (!attempt || attempt.entries.length === 0) return null;
		const { snapshot } = replay(attempt.plan, attempt.entries);
		const { items, of } = done(snapshot);
		const place = position(snapshot)?.passage;
		return {
			title: attempt.module.title,
			href: resolve('/cases/[module]/lesson', { module: module.id }),
			where: place
				? `Passage ${place.number} of ${place.of}, sentence ${place.sentence} of ${place.sentences}`
				: plural(of - items, { one: '# question is open', other: '# questions are open' }),
			minutesLeft: Math.max(1, Math.round((module.minutes * (of - items)) / of))
		};
	} catch {
		return null;
	}
}
