import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import * as emailchange from './emailchange.ts';
import * as mail from './mail.ts';
import * as people from './people.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000);
const message: mail.Message = {
	kind: 'reset',
	to: 'ada@school.test',
	subject: 'A new password',
	text: 'Choose one.',
	url: 'https://grounds.test/reset/abc',
	expiresAt: hours(1)
};

/** A mail server that takes everything, and what it was told. */
async function mailServer() {
	let told = '';
	const server = createServer((socket) => {
		let inMail = false;
		socket.write('220 here\r\n');
		socket.on('data', (chunk) => {
			told += String(chunk);
			if (inMail && !told.endsWith('\r\n.\r\n')) return;
			const says = inMail ? '' : String(chunk);
			inMail = says.startsWith('DATA');
			socket.write(
				inMail ? '354 go on\r\n' : says.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n'
			);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		settings: { server: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: 'grounds@school.test' },
		told: () => told,
		close: () => server.close()
	};
}

onEachEngine((db) => {
	it('mails where mail is set up', async () => {
		const server = await mailServer();
		expect(await mail.send(db(), message, now, server.settings)).toBe('mailed');
		server.close();
		expect(server.told()).toContain('RCPT TO:<ada@school.test>');
		expect(server.told()).toContain('From: grounds@school.test');
		expect(server.told()).toContain(message.url);
		expect(await mail.waiting(db(), now)).toEqual([]);
	});

	it('keeps the link for the administrator where it is not, or where the server is away', async () => {
		expect(await mail.send(db(), message, now, undefined)).toBe('kept');
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const nowhere = { server: 'smtp://127.0.0.1:1', from: 'grounds@school.test' };
		expect(await mail.send(db(), message, now, nowhere)).toBe('kept');
		expect(log).toHaveBeenCalledOnce();
		log.mockRestore();
		const waiting = await mail.waiting(db(), now);
		expect(waiting.map(({ url }) => url)).toEqual([message.url, message.url]);
		expect(await mail.waiting(db(), hours(1))).toEqual([]);
		await mail.forget(db(), waiting[0]!.id);
		expect(await mail.waiting(db(), now)).toHaveLength(1);
	});

	it('changes an address once its owner has opened the link', async () => {
		const ada = { name: 'Ada Quill', password: 'four small words', role: 'instructor' } as const;
		const user = (await people.create(db(), { ...ada, email: 'old@school.test' }, now))!;
		const server = await mailServer();
		vi.stubEnv('SMTP_URL', server.settings.server);
		vi.stubEnv('MAIL_FROM', server.settings.from);
		const asked = { user, email: 'new@school.test', origin: 'https://grounds.test' };
		expect(await emailchange.request(db(), asked, now)).toBe('sent');
		vi.unstubAllEnvs();
		server.close();
		const token = /account\/email\/([\w-]+)/.exec(server.told())?.[1] ?? '';
		expect(await people.find(db(), user)).toMatchObject({ email: 'old@school.test' });
		expect(await emailchange.waiting(db(), token, 'another', now)).toBeUndefined();
		expect(await emailchange.complete(db(), token, 'another', now)).toBe(false);
		expect(await emailchange.complete(db(), token, user, hours(24))).toBe(false);
		expect(await emailchange.complete(db(), token, user, hours(23))).toBe(true);
		expect(await people.find(db(), user)).toMatchObject({
			email: 'new@school.test',
			emailVerified: 1
		});
		expect(await emailchange.complete(db(), token, user, now)).toBe(false);
	});

	it('changes an address at once where there is no mail, unless it is taken', async () => {
		const ada = { name: 'Ada Quill', password: 'four small words', role: 'instructor' } as const;
		const user = (await people.create(db(), { ...ada, email: 'one@school.test' }, now))!;
		await people.create(db(), { ...ada, email: 'two@school.test' }, now);
		const ask = (email: string) =>
			emailchange.request(db(), { user, email, origin: 'https://grounds.test' }, now);
		expect(await ask('two@school.test')).toBe('taken');
		expect(await ask('three@school.test')).toBe('changed');
	});
});
