/** A gap as long as this or longer is a break, in milliseconds. */
export const pause = 5 * 60_000;

/** Time at work in milliseconds, by the clock that the times are of: breaks are left out. */
export function timeAtWork(times: readonly number[]): number {
	return times.reduce((sum, time, index) => {
		const gap = time - (times[index - 1] ?? time);
		return gap > 0 && gap < pause ? sum + gap : sum;
	}, 0);
}
