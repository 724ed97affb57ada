import { build, files, version } from '$service-worker';
import type { Ask, Reply } from './asks.ts';
import { Shelf } from './shelf.ts';
import { dataEnd, isAtWork, isForAnyone, mayKeep, pageOf, strategyOf } from './strategy.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;
const shelf = new Shelf(version);
const site = { origin: location.origin, files };

/** Where the build says what of it is kept (scripts/keptprogram.ts): no learner needs all of it. */
const program = build.find((file) => /\/kept\.[\w-]+\.json$/.test(file)) ?? '';

/** How long a page may let the network think, in ms, when it is on the device as well. */
const patience = 2500;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => event.waitUntil(answer(event)));
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { method, mode, headers } = request;
	const url = new URL(request.url);
	const way = strategyOf({ method, mode, url, part: headers.has('range') }, site);
	if (way === 'kept') event.respondWith(constant(request));
	if (way === 'page') event.respondWith(page(request, url, event));
	if (way === 'data') event.respondWith(data(request, url, event));
});

/** Pages, their part of the program, the first lesson; and the cases that were here before. */
async function install(): Promise<void> {
	try {
		await shelf.keep(['/stock.json', program]);
		const { pages, cases, first } = await shelf.stock();
		await shelf.keep([...(await shelf.program(program)), ...files, ...pages]);
		for (const one of cases) {
			const before = await caches.match(one.addresses[0] ?? '', { ignoreVary: true });
			if (one.id === first || before) await shelf.keep(one.addresses);
		}
	} catch (error) {
		await caches.delete(shelf.name);
		const told: Reply = { is: 'trouble', name: nameOf(error) };
		for (const tab of await tabs()) tab.postMessage(told);
		throw error;
	}
}

/** Files of an earlier edition stay while a tab may be using them. */
async function activate(): Promise<void> {
	if ((await tabs()).length <= 1) await shelf.clearOthers();
	await worker.clients.claim();
}

const tabs = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

const constant = async (request: Request): Promise<Response> =>
	(await caches.match(request, { ignoreVary: true })) ?? fetch(request);

async function page(request: Request, url: URL, event: FetchEvent): Promise<Response> {
	keepCase(url, event);
	const kept = () => shelf.find(url.pathname + url.search);
	const reply = await inTime(request, kept);
	if (!reply) {
		const isStandIn = pageOf(url) === '/offline';
		return (await kept()) ?? (isStandIn ? Response.error() : Response.redirect(standIn(url)));
	}
	if (url.search && mayKeep(reply, version) && isForAnyone(reply)) {
		const copy = reply.clone();
		event.waitUntil(keepVariant(url, copy).catch(() => {}));
	}
	return reply;
}

/** The page that says what works. It has its own address, since its files are relative to that. */
const standIn = (url: URL) => `/offline?from=${encodeURIComponent(pageOf(url))}`;

/** A page with options, as a teacher's link has them, is kept beside the plain one. */
async function keepVariant(url: URL, reply: Response): Promise<void> {
	const { cases } = await shelf.stock();
	if (cases.some(({ addresses }) => addresses.includes(url.pathname)))
		await shelf.put(url.pathname + url.search, reply);
}

async function data(request: Request, url: URL, event: FetchEvent): Promise<Response> {
	keepCase(url, event);
	const kept = () => shelf.find(url.pathname);
	const reply = (await inTime(request, kept)) ?? (await kept());
	if (reply) return reply;
	if (!url.pathname.endsWith(dataEnd)) return Response.error();
	// As Kit's own server would send it on.
	return new Response(JSON.stringify({ type: 'redirect', location: standIn(url) }), {
		headers: { 'content-type': 'application/json' }
	});
}

/** The network's answer; undefined if there is none, or none in time while one is on the device. */
async function inTime(
	request: Request,
	kept: () => Promise<Response | undefined>
): Promise<Response | undefined> {
	const asked = fetch(request).catch(() => undefined);
	const late = new Promise<'late'>((over) => setTimeout(() => over('late'), patience));
	const first = await Promise.race([asked, late]);
	if (first !== 'late') return first;
	return (await kept()) ? undefined : asked;
}

/** Whoever opens a lesson gets its case whole, also where nothing is fetched ahead. */
function keepCase(url: URL, event: FetchEvent): void {
	const page = pageOf(url);
	if (!isAtWork(site.origin + page) || !worker.navigator.onLine) return;
	const keep = async () => {
		const { cases } = await shelf.stock();
		const opened = cases.find(({ addresses }) => addresses.includes(page));
		if (opened) await shelf.keep(opened.addresses);
	};
	event.waitUntil(keep().catch(() => {}));
}

async function answer({ data, ports }: ExtendableMessageEvent): Promise<void> {
	const reply = await did(data as Ask).catch((error: unknown): Reply => ({
		is: 'trouble',
		name: nameOf(error)
	}));
	ports[0]?.postMessage(reply);
}

async function did(ask: Ask): Promise<Reply> {
	if (ask === 'state') return { is: 'state', state: await shelf.state() };
	if (ask === 'keep') {
		// Taken off a moment ago: a worker that a tab still uses is taken back, and not installed again.
		if (!(await shelf.isStocked())) await install();
		const { cases } = await shelf.stock();
		await shelf.keep(...cases.map(({ addresses }) => addresses));
		return { is: 'done' };
	}
	if ((await tabs()).some(({ url }) => isAtWork(url))) return { is: 'busy' };
	await worker.skipWaiting();
	return { is: 'done' };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'Error');
