import * as v from 'valibot';
import { parseEntries } from '../lesson/entry.ts';
import type { LogEntry } from '../lesson/event.ts';
import { closings, type Standing } from '../lesson/standing.ts';

/** What came back; `status` 0: nothing did. */
export type Reply = {
	readonly status: number;
	/** How long to wait, in milliseconds, if the server says so. */
	readonly wait: number | undefined;
	/** Whether it is this program that refuses, and not a machine on the way to it. */
	readonly ours: boolean;
	/** What the server says of the attempt; undefined when something else answered in its place. */
	readonly standing: Standing | undefined;
};

/** The server, as far as one attempt is concerned. None of these ever rejects. */
export type Server = {
	/** @param leaving the page is being closed: the request outlives it */
	readonly send: (entries: readonly LogEntry[], leaving?: boolean) => Promise<Reply>;
	/** Asks for the whole log. */
	readonly ask: () => Promise<Reply>;
	/** The id of whoever is signed in now; null: nobody. undefined: it cannot be told. */
	readonly who: () => Promise<string | null | undefined>;
};

const patience = 30_000;

/** The server behind the address of an attempt. */
export const serverAt = (attempt: string, person: string): Server => ({
	send: (entries, leaving = false) =>
		reply(`${attempt}/events`, {
			method: 'POST',
			body: JSON.stringify({ entries }),
			headers: { 'content-type': 'application/json' },
			keepalive: leaving
		}),
	ask: () => reply(attempt, {}),
	who: () => whoIs(person)
});

/** Who is signed in now, by the address that says so. */
export async function whoIs(address: string): Promise<string | null | undefined> {
	try {
		const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
		return response.ok ? (v.parse(PersonSchema, await response.json())?.id ?? null) : undefined;
	} catch {
		return undefined;
	}
}

async function reply(address: string, init: RequestInit): Promise<Reply> {
	try {
		const signal = AbortSignal.timeout(patience);
		const response = await fetch(address, { ...init, signal, redirect: 'error' });
		const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
		const body: unknown = await response.json().catch(() => undefined);
		return {
			status: response.status,
			wait: Number.isFinite(seconds) ? seconds * 1000 : undefined,
			ours: v.is(RefusalSchema, body),
			standing: parseStanding(body)
		};
	} catch {
		return { status: 0, wait: undefined, ours: false, standing: undefined };
	}
}

const RefusalSchema = v.union([v.object({ message: v.string() }), v.object({ next: v.number() })]);
const PersonSchema = v.nullable(v.object({ id: v.string() }));

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Of keys, hints and corrections only that they are there: their shape is the compiler's affair. */
const StandingSchema = v.object({
	attempt: v.string(),
	next: place,
	entries: v.optional(v.unknown()),
	keys: v.record(v.string(), v.looseObject({})),
	hints: v.record(v.string(), v.array(v.looseObject({}))),
	remaining: v.nullable(v.number()),
	closed: v.nullable(v.picklist(closings)),
	late: place,
	corrections: v.string(),
	corrected: v.array(v.looseObject({}))
});

/** Reads what the server says. A hotel's sign-in page, say, answers too, and means nothing. */
export function parseStanding(body: unknown): Standing | undefined {
	const parsed = v.safeParse(StandingSchema, body);
	if (!parsed.success) return undefined;
	const { entries: lines, ...rest } = parsed.output;
	const standing = rest as unknown as Standing;
	if (lines === undefined) return standing;
	const { entries, bad } = parseEntries(lines);
	return bad ? undefined : { ...standing, entries };
}
