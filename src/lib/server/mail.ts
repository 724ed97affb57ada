import { randomBytes } from 'node:crypto';
import type { Db } from './store/open.ts';
import type { LinkRow } from './store/tables.ts';

/** A message that is there for its link. */
export type Message = {
	readonly kind: LinkRow['kind'];
	readonly to: string;
	readonly subject: string;
	/** What stands above the link. */
	readonly text: string;
	readonly url: string;
	readonly expiresAt: Date;
};

type Settings = { readonly server: string; readonly from: string };

/** How mail goes out (`SMTP_URL`, `MAIL_FROM`); undefined: it does not. */
export function settingsOf(
	env: Readonly<Record<string, string | undefined>> = process.env
): Settings | undefined {
	const { SMTP_URL: server, MAIL_FROM: from } = env;
	return server && from ? { server, from } : undefined;
}

/**
 * Mails a link. Where mail is not set up, or its server refuses, the administrator finds the link at
 * `/admin` and hands it on.
 */
export async function send(
	db: Db,
	message: Message,
	now: Date,
	settings = settingsOf()
): Promise<'mailed' | 'kept'> {
	if (settings) {
		try {
			await mail(message, settings);
			return 'mailed';
		} catch (error) {
			console.error('mail could not be sent:', error instanceof Error ? error.message : error);
		}
	}
	const { kind, to, url, expiresAt } = message;
	await db
		.insertInto('link')
		.values({
			id: randomBytes(9).toString('base64url'),
			kind,
			recipient: to,
			url,
			created_at: now.toISOString(),
			expires_at: expiresAt.toISOString()
		})
		.execute();
	return 'kept';
}

async function mail({ to, subject, text, url }: Message, { server, from }: Settings) {
	const { createTransport } = await import('nodemailer');
	const transport = createTransport(server, { from });
	try {
		await transport.sendMail({ to, subject, text: `${text}\n\n${url}\n` });
	} finally {
		transport.close();
	}
}

/** Links that wait for the administrator, the newest first. */
export function waiting(db: Db, now: Date) {
	return db
		.selectFrom('link')
		.selectAll()
		.where('expires_at', '>', now.toISOString())
		.orderBy('created_at', 'desc')
		.execute();
}

/** Forgets a link that was handed on. */
export async function forget(db: Db, id: string): Promise<void> {
	await db.deleteFrom('link').where('id', '=', id).execute();
}
