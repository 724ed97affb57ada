import type { LessonEvent } from './event.ts';
import { pause } from './worktime.ts';

/** A line of a stored log. Times in milliseconds since 1970. */
export type Logged = {
	readonly seq: number;
	readonly event: LessonEvent;
	/** By the device, and when the server stored it. */
	readonly at: number;
	readonly serverAt: number;
	/** By which sign-in it came; null: not known. */
	readonly session: string | null;
};

/** What was done, and when. */
export type Moment = {
	readonly seq: number;
	readonly event: LessonEvent;
	readonly serverAt: number;
	/** The device's time, where it is over a minute off; null: it agrees. */
	readonly deviceAt: number | null;
};

/** A part of an attempt without a break, on one device, and sent as it was done or all later. */
export type Stretch = {
	readonly moments: readonly Moment[];
	/** When it was done, as far as can be told: by the device, set right by the server's clock. */
	readonly from: number;
	readonly to: number;
	/** How long nothing was done before it, in milliseconds; null: it was no break. */
	readonly pause: number | null;
	/** 1, 2, 3 … in the order in which they came; null: not known. */
	readonly device: number | null;
	/** Kept on the device until then, without a network or with it closed; null: sent at once. */
	readonly arrivedAt: number | null;
};

/** What takes longer on its way was kept on the device, and a clock further off is told, in ms. */
const noticed = 60_000;

type Draft = Omit<Stretch, 'moments' | 'to' | 'arrivedAt'> & {
	moments: Moment[];
	to: number;
	arrivedAt: number | null;
};

/** Cuts a log where a break, another device, or time without a network shows. */
export function timelineOf(lines: readonly Logged[]): readonly Stretch[] {
	const offsets = offsetsOf(lines);
	const devices = [...offsets.keys()].filter((session) => session !== null);
	const stretches: Draft[] = [];
	for (const line of lines) {
		const done = line.at + (offsets.get(line.session) ?? 0);
		const last = stretches.at(-1);
		const gap = last ? done - last.to : 0;
		const broken = gap >= pause;
		const device = devices.indexOf(line.session ?? '') + 1 || null;
		const kept = line.serverAt - done > noticed;
		const moment: Moment = {
			seq: line.seq,
			event: line.event,
			serverAt: line.serverAt,
			deviceAt: Math.abs(line.serverAt - line.at) > noticed ? line.at : null
		};
		if (!last || broken || device !== last.device || kept !== (last.arrivedAt !== null)) {
			stretches.push({
				moments: [moment],
				from: done,
				to: done,
				pause: broken ? gap : null,
				device,
				arrivedAt: kept ? line.serverAt : null
			});
		} else {
			last.moments.push(moment);
			last.to = Math.max(last.to, done);
			if (kept) last.arrivedAt = line.serverAt;
		}
	}
	return stretches;
}

/**
 * By how much each device's clock is behind the server's: nothing arrives before it was sent, so the
 * entry that arrived fastest tells best.
 */
function offsetsOf(lines: readonly Logged[]): ReadonlyMap<string | null, number> {
	const offsets = new Map<string | null, number>();
	for (const { session, at, serverAt } of lines) {
		offsets.set(session, Math.min(offsets.get(session) ?? Infinity, serverAt - at));
	}
	return offsets;
}
