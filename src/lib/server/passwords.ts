import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** What OWASP's Password Storage Cheat Sheet asks of argon2id; `memory` in KiB. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltLength = 16;
const tagLength = 32;

/** Hashes a password or a phrase, off the thread that serves pages. @returns a PHC string */
export async function hash(password: string): Promise<string> {
	const nonce = randomBytes(saltLength);
	const tag = await tagOf(password, { nonce, tagLength, ...cost });
	const { memory, passes, parallelism } = cost;
	const costs = `m=${memory},t=${passes},p=${parallelism}`;
	return `$argon2id$v=19$${costs}$${bare(nonce)}$${bare(tag)}`;
}

/**
 * Whether it is the password. Without a hash, as where there is no such person, it is `false` after
 * the same work, so that the time tells nothing.
 */
export async function verify(password: string, hashed?: string | null): Promise<boolean> {
	const found = phc.exec(hashed ?? nobody);
	if (!found) throw new Error('A stored password is not one that this program made.');
	const [memory = 0, passes = 0, parallelism = 0] = found.slice(1, 4).map(Number);
	const nonce = Buffer.from(found[4] ?? '', 'base64');
	const right = Buffer.from(found[5] ?? '', 'base64');
	const costs = { memory, passes, parallelism, tagLength: right.length };
	const given = await tagOf(password, { nonce, ...costs });
	return timingSafeEqual(given, right) && hashed != null;
}

const phc =
	/^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43,86})$/;
const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

/** A hash that belongs to nobody and fits nothing. */
const nobody = [
	'$argon2id$v=19',
	`m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`,
	bare(randomBytes(saltLength)),
	bare(randomBytes(tagLength))
].join('$');

// The same letter can be typed in two ways: composed, and as a letter with an accent behind it.
const tagOf = (password: string, parameters: Omit<Argon2Parameters, 'message'>) =>
	derive('argon2id', { message: password.normalize('NFKC'), ...parameters });
