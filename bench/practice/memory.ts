/** What practice has added to a skill, in log-odds, as its answers come and time goes by. */
export type Memory = {
	readonly practise: (day: number) => void;
	readonly kept: (day: number) => number;
};

/**
 * Each answer adds a step, a smaller one the more is there; all of it halves with time, more slowly
 * after each day of practice (up to 120 days). How far apart the days are makes no difference.
 */
export function halving(): Memory {
	let learnt = 0;
	let halfLife = 6;
	let last = -1;
	const kept = (day: number) => learnt * 2 ** (-Math.max(0, day - last) / halfLife);
	return {
		kept,
		practise(day) {
			const before = kept(day);
			if (day > last) halfLife = Math.min(120, halfLife * 1.5);
			learnt = before + 0.2 * Math.max(0, 1 - before / 2);
			last = day;
		}
	};
}

/** How fast a trace fades: at the least, and for each unit of what was still there when it was laid. */
const least = 0.177;
const crowding = 0.217;

/**
 * Each answer leaves a trace that fades as a power of its age, the faster the more was still there:
 * so answers bunched together are soon gone and spaced ones last.
 * Source: Pavlik & Anderson, Practice and forgetting effects on vocabulary memory, Cognitive Science
 * 29 (2005) 559–586, with their two constants; days for seconds and a logarithm for log-odds are ours.
 */
export function traces(): Memory {
	const laid: { readonly day: number; readonly decay: number }[] = [];
	const sum = (day: number) =>
		laid.reduce((all, { day: then, decay }) => all + (1 + Math.max(0, day - then)) ** -decay, 0);
	return {
		kept: (day) => Math.log(1 + sum(day)),
		practise: (day) => void laid.push({ day, decay: least + crowding * sum(day) })
	};
}
