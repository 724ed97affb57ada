import type { ModuleSummary } from '../content/module.ts';

/** A case as it is kept on a device. */
export type StockedCase = {
	readonly id: string;
	readonly title: string;
	/** Its texts and key first, under the revision's own addresses; then its pages and their data. */
	readonly addresses: readonly string[];
};

/** All that a device can keep to work without a network. */
export type Stock = {
	readonly pages: readonly string[];
	/** The case that is kept with the program itself. */
	readonly first: string | undefined;
	readonly cases: readonly StockedCase[];
};

/** Pages for learners that belong to no case. A page that may hold a person's data is no such page. */
const pages = [
	'/',
	'/cases',
	'/practice',
	'/practice/session',
	'/progress',
	'/how-we-judge',
	'/offline'
];
const files = ['/practice/index.json'];
const ofCase = ['', '/lesson', '/summary', '/answers'];

/** The same pages by their routes: what of the program they need is worked out when it is built. */
export const stockedRoutes = [...pages, ...ofCase.map((end) => `/cases/[module]${end}`)];

/** Lists the addresses that make lessons work offline. */
export function stockOf(shelf: readonly ModuleSummary[]): Stock {
	return {
		pages: [...pages.flatMap(withData), ...files],
		first: (shelf.find(({ id }) => id === 'first-steps') ?? shelf[0])?.id,
		cases: shelf.map(({ id, revision, title }) => ({
			id,
			title,
			addresses: [
				`/modules/${id}/${revision}/key.json`,
				`/modules/${id}/${revision}/module.json`,
				...ofCase.flatMap((end) => withData(`/cases/${id}${end}`))
			]
		}))
	};
}

/** A page, and what a click inside the program fetches instead of it. */
const withData = (page: string) => [page, `${page === '/' ? '' : page}/__data.json`];
