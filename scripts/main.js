/** What went wrong and what to do about it, in words for the person at the terminal. */
export class Trouble extends Error {}

/**
 * Runs a command's work; its number is the exit code. Trouble is printed as words alone, anything
 * else is a fault of ours and keeps its trace.
 * @param {() => Promise<number | void>} work
 */
export async function main(work) {
	try {
		process.exitCode = (await work()) || 0;
	} catch (error) {
		console.error(error instanceof Trouble ? `\n${error.message}` : error);
		process.exit(1);
	}
}
