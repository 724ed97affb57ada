import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import * as classes from './classes.ts';
import { addUser } from './fixture.ts';
import * as joining from './joining.ts';
import * as names from './names.ts';
import * as passwords from './passwords.ts';
import * as phrases from './phrases.ts';
import * as returning from './returning.ts';
import { onEachEngine } from './store/testing.ts';
import * as students from './students.ts';

vi.mock('./passwords.ts', { spy: true });

const now = new Date('2031-03-03T09:00:00.000Z');
const asker = { network: '192.0.2.1', device: undefined };

function nameOf(typed: string): names.Name {
	const name = names.read(typed);
	if (typeof name === 'string') throw new Error(name);
	return name;
}

onEachEngine((db) => {
	/** How many hashes it takes to say that these three do not go together. */
	async function workOf(code: string | undefined, typed: string): Promise<number> {
		vi.mocked(passwords.verify).mockClear();
		const claim = { code, name: nameOf(typed), phrase: phrases.draw() };
		expect(await returning.find(db(), claim, asker, now)).toBe('wrong');
		return vi.mocked(passwords.verify).mock.calls.length;
	}

	it('does the same work for a wrong phrase, name or code, and none for what is no code', async () => {
		const by = { id: await addUser(db(), 'Tove Marker', 'instructor'), name: 'Tove Marker' };
		const id = await classes.create(db(), { name: '10B', zone: 'Europe/Oslo', by }, now);
		const { join_code: code } = (await classes.find(db(), id))!;
		const place = { class: id, code: code!, network: '192.0.2.1' };
		const form = { form: randomUUID(), isAnother: false };
		await joining.join(db(), 'secret', { ...place, ...form, name: nameOf('Ada') }, now);
		await students.enrol(db(), id, nameOf('Waiting'), now);

		expect(await workOf(code!, 'Ada')).toBe(1);
		expect(await workOf(code!, 'Nobody')).toBe(1);
		expect(await workOf(code!, 'Waiting')).toBe(1);
		expect(await workOf('00000000', 'Ada')).toBe(1);
		expect(await workOf(undefined, 'Ada')).toBe(0);
	});
});
