import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import compression from 'compression';
import { securityHeaders, workerPolicy, workerScript } from '../src/lib/server/headers.ts';
import { addressFrom, listenTrouble } from './address.ts';
import { main, Trouble } from './main.js';

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Slow and idle connections are closed: a few thousand of them would otherwise fill the server. */
const limits = {
	headersTimeout: 10_000,
	requestTimeout: 30_000,
	connectionsCheckingInterval: 5_000,
	keepAliveTimeout: 30_000,
	maxHeaderSize: 16_384
};
const silenceTimeout = 120_000;
const stopTimeout = 3_000;

await main(async () => {
	const address = addressFrom(process.env);
	const server = createServer(limits).setTimeout(silenceTimeout);
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) =>
			reject(listenTrouble(error.code, address))
		);
		server.listen(address.port, address.host, resolve);
	});
	const { port } = server.address() as AddressInfo;
	const origin = address.origin ?? `http://localhost:${port}`;
	process.env['ORIGIN'] = origin;

	const headers = Object.entries(securityHeaders(origin));
	const handler = import(new URL('../build/handler.js', import.meta.url).href) as Promise<{
		handler: Handler;
	}>;
	const compress = compression({ threshold: 1024 }) as unknown as Handler;
	const answer = async (req: IncomingMessage, res: ServerResponse) => {
		for (const [name, value] of headers) res.setHeader(name, value);
		// `GET abc://x/` would be put behind our own address and make another host of it.
		if (!req.url?.startsWith('/')) return void res.writeHead(400).end('Bad Request');
		if (req.url === workerScript) res.setHeader('content-security-policy', workerPolicy);
		const { handler: handle } = await handler;
		compress(req, res, () => handle(req, res, () => res.writeHead(404).end('Not found')));
	};
	server.on('request', (req, res) => void answer(req, res));
	server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
		if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
		const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
		const status = statusOf(error);
		socket.end(
			`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\n${lines}\r\n${status}\n`
		);
	});

	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		console.log('\nStopping …');
		const idle = setInterval(() => server.closeIdleConnections(), 50);
		const last = setTimeout(() => server.closeAllConnections(), stopTimeout);
		server.close(() => {
			clearInterval(idle);
			clearTimeout(last);
			// The database is closed and leaves one whole file behind; then nothing is left to do.
			process.emit('sveltekit:shutdown');
			setTimeout(() => process.exit(0), stopTimeout).unref();
		});
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);

	await handler.catch((error: Error) => {
		if ('unstartable' in error) throw new Trouble(error.message);
		throw 'trouble' in error ? new Trouble(`The database cannot be used: ${error.message}`) : error;
	});
	console.log(`Grounds is ready: ${origin}`);
	console.log(
		'Without an account answers stay in the learner’s browser; classes are kept in '
			+ (process.env['DATABASE_URL'] ? 'the database of DATABASE_URL.' : 'data/grounds.db.')
	);
	console.log(
		address.host === '127.0.0.1'
			? 'Only this computer can open it. For a class: HOST=0.0.0.0 ORIGIN=http://its-name:3000 npm start'
			: `Listening on ${address.host}, port ${port}: other computers may reach it.`
	);
	console.log('Ctrl-C stops it.');
});

function statusOf(error: NodeJS.ErrnoException): string {
	if (error.code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
	if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout';
	return '400 Bad Request';
}
