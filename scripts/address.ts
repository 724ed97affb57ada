import { Trouble } from './main.js';

export type Address = {
	readonly host: string;
	/** 0: any free one. */
	readonly port: number;
	/** Where people reach it, when that was said: `https://grounds.example.org`. */
	readonly origin?: string;
};

/**
 * Where to listen, and the public address that links are made from (never the Host header).
 * @throws Trouble when PORT or ORIGIN is not usable
 */
export function addressFrom(env: Readonly<Record<string, string | undefined>>): Address {
	const host = env['HOST'] || '127.0.0.1';
	const port = env['PORT'] || '3000';
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
		throw new Trouble(`PORT is “${port}”, but a port is a number up to 65535: PORT=3001 npm start`);
	}
	const origin = env['ORIGIN'];
	return { host, port: Number(port), ...(origin && { origin: originFrom(origin) }) };
}

function originFrom(text: string): string {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
		throw new Trouble(
			`ORIGIN is “${text}”, but it must be the public address without a path, such as https://grounds.example.org`
		);
	}
	return url.origin;
}

/** What to say when listening failed. */
export function listenTrouble(code: string | undefined, { host, port }: Address): Trouble {
	const other = port < 65535 ? port + 1 : 3000;
	if (code === 'EADDRINUSE') {
		return new Trouble(
			`Port ${port} is taken by another program (perhaps Grounds is running already).\n`
				+ `Stop that one, or choose another port: PORT=${other} npm start`
		);
	}
	if (code === 'EACCES') {
		return new Trouble(
			`This system does not let you use port ${port}. Choose another: PORT=${other} npm start`
		);
	}
	return new Trouble(
		`Cannot listen on ${host}, port ${port} (${code}). HOST must be an address of this computer.`
	);
}
