import type { Membership, Person } from '#lib/server/access.ts';
import type { Store } from '#lib/server/store/open.ts';

declare global {
	namespace App {
		interface Error {
			/** What to quote to the people who run the server. */
			id?: string;
		}
		interface PageData {
			/** Who is signed in, on pages with the site's header. */
			person?: Pick<Person, 'name' | 'role'> | null;
		}
		interface Locals {
			store: Store;
			/** Who is signed in. */
			person: Person | null;
			/** Set where the rule of the route asks for it (`access.ts`) and the person belongs to that class. */
			membership: Membership | null;
			/** The time of the request. */
			now: Date;
			/** The person's address, as far as it can be told; for counting guesses only. */
			address: string;
			/** Set when the store could not do what was asked: the reply says when to try again. */
			unavailable?: true;
		}
	}
}

export {};
