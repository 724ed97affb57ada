import { availableParallelism, loadavg } from 'node:os';
import { ensureBuilt } from '../scripts/build.js';
import { main, Trouble } from '../scripts/main.js';
import { table, type Figure } from './figure.ts';

/** Loaded one by one, when it is their turn. */
const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
	p1: async () => (await import('./weight.ts')).weight(),
	p2: async () => (await import('./lighthouse.ts')).lighthouse(),
	p3: async () => (await import('./lesson.ts')).lesson(),
	p8: async () => (await import('./start.ts')).start(),
	p10: async () => (await import('./offline.ts')).offline(),
	p12: async () => (await import('./content.ts')).content(),
	p13: async () => (await import('./install.ts')).install(),
	server: async () => (await import('./server.ts')).server(),
	practice: async () => (await import('./practice.ts')).practice()
};

/** Prints figures beside their goals. A goal that is missed is told and is no failure. */
await main(async () => {
	const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
	const unknown = wanted.find((name) => !(name in benches));
	if (unknown !== undefined) {
		throw new Trouble(`No measure “${unknown}”. There are: ${Object.keys(benches).join(', ')}`);
	}
	await ensureBuilt();
	const [load = 0] = loadavg();
	const cores = availableParallelism();
	console.log(
		`${cores} cores, load ${load.toFixed(1)}${load > cores / 2 ? ': busy, so times are too long' : ''}`
	);
	const figures: Figure[] = [];
	const failures: string[] = [];
	for (const [name, measure] of Object.entries(benches)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		console.log(`Measuring ${name.toUpperCase()} …`);
		try {
			figures.push(...(await measure()));
		} catch (error) {
			console.error(error);
			failures.push(name.toUpperCase());
		}
	}
	console.log(`\n${table(figures)}`);
	if (failures.length > 0) throw new Trouble(`Could not be measured: ${failures.join(', ')}`);
});
