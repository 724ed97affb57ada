import type { Stock, StockedCase } from '../lib/server/stock.ts';
import type { State } from './asks.ts';
import { mayKeep } from './strategy.ts';

/** What of an edition is on the device. Every edition has a store of its own. */
export class Shelf {
	readonly name: string;
	readonly edition: string;

	constructor(edition: string) {
		this.edition = edition;
		this.name = `grounds-${edition}`;
	}

	/** Whether there is anything of this edition here. */
	async isStocked(): Promise<boolean> {
		return (await (await this.#open()).match('/stock.json')) !== undefined;
	}

	/** The list of what can be kept, as of this edition. */
	async stock(): Promise<Stock> {
		return (await this.#list('/stock.json')) as Stock;
	}

	/** The program's files that the kept pages need, as the build has listed them. */
	async program(list: string): Promise<readonly string[]> {
		return (await this.#list(list)) as readonly string[];
	}

	async #list(address: string): Promise<unknown> {
		const kept = await (await this.#open()).match(address);
		if (!kept) throw new Error(`${address} is not on this device.`);
		return kept.json();
	}

	/**
	 * Puts the addresses of each list on the device, one list after the other, unless they are there:
	 * nothing is fetched twice. Taken off the device meanwhile, they do not come back.
	 */
	async keep(...lists: readonly (readonly string[])[]): Promise<void> {
		// A store that is removed is no longer found under its name, also where it is still open here.
		const cache = await this.#open();
		for (const addresses of lists) {
			if (!(await caches.has(this.name))) return;
			await Promise.all(addresses.map((address) => this.#keepOne(cache, address)));
		}
	}

	/** Puts one reply on the device as it came: a page belongs to its own headers and their nonce. */
	async put(address: string, reply: Response): Promise<void> {
		await (await this.#open()).put(address, reply);
	}

	/** A page or its data; of a page that is asked for with options, failing that, the plain one. */
	async find(address: string): Promise<Response | undefined> {
		const cache = await this.#open();
		return (await cache.match(address)) ?? cache.match(address, { ignoreSearch: true });
	}

	async has({ addresses }: StockedCase): Promise<boolean> {
		const cache = await this.#open();
		const found = await Promise.all(addresses.map((address) => cache.match(address)));
		return found.every((one) => one !== undefined);
	}

	async state(): Promise<State> {
		const cache = await this.#open();
		const { cases } = await this.stock();
		const sizes = (await cache.matchAll()).map(async (reply) => (await reply.blob()).size);
		return {
			cases: await Promise.all(
				cases.map(async (one) => ({ id: one.id, title: one.title, kept: await this.has(one) }))
			),
			bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
		};
	}

	/** Removes what other editions left here. */
	async clearOthers(): Promise<void> {
		const others = (await caches.keys()).filter(
			(name) => name.startsWith('grounds-') && name !== this.name
		);
		await Promise.all(others.map((name) => caches.delete(name)));
	}

	#open = () => caches.open(this.name);

	async #keepOne(cache: Cache, address: string): Promise<void> {
		if (await cache.match(address)) return;
		const constant = /^\/(_app\/immutable|modules)\//.test(address);
		// Asked for as nobody in particular, so that a reply is nobody's. What never changes may be here already, with an edition before this one.
		const known = constant ? await caches.match(address) : undefined;
		const reply =
			known
			?? (await fetch(address, {
				credentials: 'omit',
				cache: constant ? 'default' : 'no-cache'
			}));
		const ofEdition = constant || /\.(?!json$)\w+$/.test(address) ? undefined : this.edition;
		if (!mayKeep(reply, ofEdition)) throw new Error(`${address} cannot be kept now.`);
		await cache.put(address, reply);
	}
}
