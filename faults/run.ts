import { ensureBuilt } from '../scripts/build.js';
import { main, Trouble } from '../scripts/main.js';
import { stopPostgres, type Engine } from './database.ts';
import { table, type Finding } from './finding.ts';

type Drill = (engine: Engine) => Promise<Finding[] | Finding>;

/** How often a drill is done: `FAULTS=20` for a short run. */
const often = (times: number) => Math.min(times, Number(process.env['FAULTS'] ?? times));

const both = ['sqlite', 'postgres'] as const;

/** Loaded one by one, when it is their turn. */
const drills: Readonly<Record<string, readonly [readonly Engine[], Drill]>> = {
	r1: [both, async (engine) => (await import('./kills.ts')).kills(engine, often(200))],
	instances: [['postgres'], async () => (await import('./instances.ts')).instances(often(20))],
	r2: [
		['sqlite'],
		async () => [
			await (await import('./powercuts.ts')).powerCuts(often(200)),
			...(await (await import('./control.ts')).control(often(20)))
		]
	],
	r6: [both, async (engine) => (await import('./troubles.ts')).troubles(engine)],
	r7: [['sqlite'], async () => (await import('./copies.ts')).copies()],
	r8: [both, async (engine) => (await import('./migrations.ts')).migrations(engine, often(50))]
};

/** Breaks what can break while a class works, and looks whether anything acknowledged is missing. */
await main(async () => {
	const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
	const unknown = wanted.find((name) => !(name in drills));
	if (unknown !== undefined) {
		throw new Trouble(`No drill “${unknown}”. There are: ${Object.keys(drills).join(', ')}`);
	}
	await ensureBuilt();
	const findings: Finding[] = [];
	try {
		for (const [name, [engines, drill]] of Object.entries(drills)) {
			if (wanted.length > 0 && !wanted.includes(name)) continue;
			for (const engine of engines) {
				console.log(`${name.toUpperCase()} on ${engine} …`);
				findings.push(...[await drill(engine)].flat());
			}
		}
	} finally {
		await stopPostgres();
	}
	console.log(`\n${table(findings)}`);
	return findings.every(({ faults }) => faults.length === 0) ? 0 : 1;
});
