import { expect, it } from 'vitest';
import * as people from './people.ts';
import * as secondfactor from './secondfactor.ts';
import * as signingin from './signingin.ts';
import { onEachEngine } from './store/testing.ts';
import { browser, codeOf } from './testing.ts';

const password = 'four small words';

onEachEngine((db) => {
	// The library has a clock of its own.
	const now = new Date();
	const known = async (email: string) => {
		const person = { name: 'Ada Quill', email, password, role: 'instructor' } as const;
		const id = (await people.create(db(), person, now))!;
		const device = browser(db());
		const signIn = (from = browser(db())) =>
			signingin.byPassword(from.eventOf(now), { email, password });
		expect(await signIn(device)).toBe('in');
		const begun = await secondfactor.begin(device.eventOf(now), password);
		expect(await secondfactor.confirm(device.eventOf(now), codeOf(begun!.uri, now))).toBe(true);
		return { id, signIn };
	};

	it('is off for whom it was turned off, and nobody else', async () => {
		const lost = await known('lost@school.test');
		const other = await known('other@school.test');
		expect(await lost.signIn()).toBe('second');
		await secondfactor.release(db(), lost.id);
		expect(await lost.signIn()).toBe('in');
		expect(await people.find(db(), lost.id)).toMatchObject({ twoFactorEnabled: 0 });
		expect(await other.signIn()).toBe('second');
	});

	it('looks at ten wrong codes in a row, however often the password is written', async () => {
		const { signIn } = await known('guessed@school.test');
		const outcomes: string[] = [];
		for (let time = 0; time < 6; time++) {
			const device = browser(db());
			await signIn(device);
			for (const code of ['000000', '000001', '000002']) {
				outcomes.push(await signingin.bySecondFactor(device.eventOf(now), code));
			}
		}
		expect(outcomes).toEqual([...Array(10).fill('wrong'), ...Array(8).fill('wait')]);
	});
});
