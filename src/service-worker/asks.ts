/** What a page may ask of the worker. Every one is answered through the port that comes with it. */
export type Ask = 'keep' | 'state' | 'replace';

/** What of Grounds is on this device. */
export type State = {
	readonly cases: readonly {
		readonly id: string;
		readonly title: string;
		readonly kept: boolean;
	}[];
	/** Of everything kept, unpacked. */
	readonly bytes: number;
};

export type Reply =
	| { readonly is: 'done' }
	| { readonly is: 'state'; readonly state: State }
	/** A lesson is open in some tab: the new edition waits. */
	| { readonly is: 'busy' }
	/** By the name that the browser gives the error, as `QuotaExceededError`. */
	| { readonly is: 'trouble'; readonly name: string };
