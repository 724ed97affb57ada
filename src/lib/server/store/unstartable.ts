/** Why a server does not start, in words for whoever starts it, who has no use for a trace. */
export class Unstartable extends Error {
	/** Outside the bundle the class is another one: there it is known by this. */
	readonly unstartable = true;
}
