/** Half characters, and the one that PostgreSQL refuses: an account would take no record with them. */
export const unstorable = /[\0\p{Cs}]/u;
/** What turns the direction of the text around it; no case holds any. */
export const misleading = /[\0\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Deeper than anything of ours. */
const deepest = 32;

/**
 * Whether something from a file can be kept, whatever it is: not nested without end, no property
 * that a careless copy would make a prototype, no such signs in any text.
 */
export function isClean(value: unknown, signs: RegExp): boolean {
	// Level by level: what is nested deeply must not be able to exhaust the stack.
	let level: unknown[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > deepest) return false;
		const next: unknown[] = [];
		for (const one of level) {
			if (typeof one === 'string' && signs.test(one)) return false;
			if (typeof one !== 'object' || one === null) continue;
			for (const [name, part] of Object.entries(one)) {
				if (name === '__proto__' || signs.test(name)) return false;
				next.push(part);
			}
		}
		level = next;
	}
	return true;
}
