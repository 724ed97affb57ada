import { error } from '@sveltejs/kit';

/** How long a body may be, in bytes. adapter-node takes 512 kB at the most (BODY_SIZE_LIMIT). */
const usual = 64 * 1024;
const longer: Readonly<Record<string, number>> = {
	// A list of a whole year's students.
	'/(site)/classes/[class]/roster/add': 512 * 1024,
	// All that was answered offline.
	'/api/classes/[class]/attempts/[attempt]/events': 512 * 1024,
	'/api/practice': 512 * 1024
};
const most = { fields: 5_000, depth: 32 };

const said = {
	long: 'This is longer than what can be taken at once. Nothing was stored.',
	unreadable:
		'This could not be read. Nothing was stored; load the page again and send it once more.',
	characters:
		'This holds a character that no text has. Nothing was stored; remove it and send again.',
	deep: 'This holds more parts than can be taken at once. Nothing was stored.'
} as const;

/**
 * Makes a request's own `text`, `json` and `formData` answer 4xx to a body that is too long, cannot
 * be read, or holds what no text of ours may hold; without this each is a fault of ours, a 500.
 */
export function guardBody(request: Request, route: string | null): void {
	const read = () => upTo(request, (route !== null && longer[route]) || usual);
	const form = async () => {
		const type = request.headers.get('content-type') ?? '';
		const data = await new Response(await read(), { headers: { 'content-type': type } })
			.formData()
			.catch(() => error(400, said.unreadable));
		const fields = [...data];
		if (fields.length > most.fields) error(413, said.deep);
		if (!fields.flat().every((part) => isText(typeof part === 'string' ? part : part.name))) {
			error(400, said.characters);
		}
		return data;
	};
	const json = async () => {
		const value = parsed(await plain());
		check(value);
		return value;
	};
	const plain = async () => utf8.decode(await read());
	Object.assign(request, { text: plain, json, formData: form });
}

const utf8 = new TextDecoder();

/** Whether a text can be stored and shown: no NUL, which PostgreSQL refuses, and no half characters. */
export const isText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** What is too long is read to its end, not kept: a browser hears the answer only after it has sent all. */
async function upTo(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	try {
		for await (const part of request.body ?? []) {
			length += part.length;
			if (length <= limit) parts.push(part);
		}
	} catch (trouble) {
		// adapter-node's own limit, or a connection that broke off.
		const long = (trouble as { status?: unknown } | undefined)?.status === 413;
		error(long ? 413 : 400, long ? said.long : said.unreadable);
	}
	if (length > limit) error(413, said.long);
	return Buffer.concat(parts);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		error(400, said.unreadable);
	}
}

/** Without recursion: what is nested deeply must not be able to exhaust the stack. */
function check(value: unknown): void {
	let level: unknown[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > most.depth) error(413, said.deep);
		const next: unknown[] = [];
		for (const one of level) {
			if (typeof one === 'string' && !isText(one)) error(400, said.characters);
			if (typeof one !== 'object' || one === null) continue;
			if (!Object.keys(one).every(isText)) error(400, said.characters);
			// JSON makes it an own property; whoever copies it by assignment would set a prototype.
			if (Object.hasOwn(one, '__proto__')) error(400, said.unreadable);
			// One by one: as arguments of a call, a list of its own length exhausts the stack.
			for (const part of Object.values(one)) next.push(part);
		}
		level = next;
	}
}
