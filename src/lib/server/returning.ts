import { createHash } from 'node:crypto';
import * as codes from './codes.ts';
import { owner } from './joining.ts';
import type { Asker } from './knowndevices.ts';
import type { Name } from './names.ts';
import * as passwords from './passwords.ts';
import type { Db } from './store/open.ts';
import * as students from './students.ts';
import * as tries from './tries.ts';
import * as turns from './turns.ts';

/*
 * How guesses at phrases are bounded. Only wrong ones count. A browser on which somebody has come into
 * the class before has 20 tries in a quarter of an hour, all its own. Every other has 10 for a name
 * and 20 for the class, shared with its network, so that who guesses at one name leaves the rest of a
 * school behind the same address its tries; and 500 shared with the whole world, which takes
 * twenty-five networks. A phrase has forty bits, so this is far more than enough.
 */
const within = 15 * 60 * 1000;
const most = { device: 20, name: 10, network: 20, class: 500 };

export type Claim = {
	readonly code: string | undefined;
	readonly name: Name;
	readonly phrase: string;
};
export type Returned = { readonly user: string; readonly class: string };

/**
 * Who comes back to a class, by any code that it ever had. `wrong` says no more than that code, name
 * and phrase do not go together, after the same work whichever it is.
 */
export async function find(
	db: Db,
	{ code, name, phrase }: Claim,
	asker: Asker,
	now: Date
): Promise<Returned | 'wrong' | 'wait'> {
	const found = await codes.classOf(db, code, asker, now);
	if (found === 'wait') return found;
	if (found === 'unknown') {
		// What no code looks like is not counted, so it must not cost anything either.
		if (code !== undefined) await passwords.verify(phrase);
		return 'wrong';
	}
	const turn = `return ${found.id} ${asker.network}`;
	return (await turns.take(turn, () => look(db, found.id, { name, phrase }, asker, now))) ?? 'wait';
}

async function look(
	db: Db,
	id: string,
	{ name, phrase }: Pick<Claim, 'name' | 'phrase'>,
	asker: Asker,
	now: Date
): Promise<Returned | 'wrong' | 'wait'> {
	const counts = countsOf(id, name, asker);
	if (!(await tries.take(db, counts, now))) return 'wait';
	const user = await owner(db, id, name, phrase);
	if (user === undefined) {
		await pretend(db, id, name, phrase);
		return 'wrong';
	}
	await tries.giveBack(db, counts);
	return { user, class: id };
}

/** Whether there is anybody of the name must not show in the time. */
async function pretend(db: Db, id: string, name: Name, phrase: string): Promise<void> {
	const alike = await students.ofName(db, id, name.key);
	if (alike.every(({ password }) => password === null)) await passwords.verify(phrase);
}

/** Forgets the wrong tries at a name, as when its owner is given a new phrase. */
export async function forgive(db: Db, id: string, nameKey: string): Promise<void> {
	const key = `return ${id} name ${hashed(nameKey)} %`;
	await db.deleteFrom('guess').where('key', 'like', key).execute();
}

function countsOf(id: string, name: Name, { device, network }: Asker): tries.Count[] {
	const count = (key: string, most: number) => ({
		key: `return ${id} ${key}`,
		bound: { most, within }
	});
	if (device?.classes.includes(id)) return [count(`device ${device.id}`, most.device)];
	return [
		count(`name ${hashed(name.key)} ${network}`, most.name),
		count(`network ${network}`, most.network),
		count('class', most.class)
	];
}

/** Counts are no place to keep names in. */
const hashed = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
