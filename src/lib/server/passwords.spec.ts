import { expect, it } from 'vitest';
import { hash, verify } from './passwords.ts';

it('keeps a password as argon2id, each time with another salt', async () => {
	const [one, two] = await Promise.all([hash('four small words'), hash('four small words')]);
	expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(one).not.toBe(two);
	expect(await verify('four small words', one)).toBe(true);
	expect(await verify('four small words', two)).toBe(true);
	expect(await verify('four small word', one)).toBe(false);
});

it('is the same password however a keyboard writes its accents', async () => {
	expect(await verify('cafe\u0301 au lait', await hash('caf\u00e9 au lait'))).toBe(true);
});

it('reads the cost from the hash, so that it can be raised later', async () => {
	// Worked out once with m=1024, t=1.
	const weaker =
		'$argon2id$v=19$m=1024,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$R8kI3DOg7ri6FtnS9SfuWtnRyGjb4KFVNi/OmEKk2/Q';
	expect(await verify('four small words', weaker)).toBe(true);
});

it('does the same work where there is nobody, and says no', async () => {
	expect(await verify('four small words')).toBe(false);
	expect(await verify('four small words', null)).toBe(false);
});

it('refuses a hash that it did not make', async () => {
	await expect(verify('four small words', 'plain')).rejects.toThrow('not one');
});
