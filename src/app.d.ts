declare global {
	namespace App {
		interface Error {
			/** What to quote to the people who run the server. */
			id?: string;
		}
	}
}

export {};
