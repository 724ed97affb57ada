import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/build.js';
import { main, Trouble } from '../scripts/main.js';
import { stopPostgres, type Engine } from './database.ts';
import { table, type Finding } from './finding.ts';

type Drill = (engine: Engine) => Promise<Finding[] | Finding>;

const usage = `npm run test:faults -- [--times N] [drill …]
  --times N does what is done often N times at the most, for a short run.`;
const { values, positionals } = read();
const wanted = positionals.map((name) => name.toLowerCase());
const often = (times: number) => Math.min(times, Number(values.times ?? times));
const both = ['sqlite', 'postgres'] as const;

/** Loaded one by one, when it is their turn. */
const drills: Readonly<Record<string, readonly [readonly Engine[], Drill]>> = {
	r1: [both, async (engine) => (await import('./kills.ts')).kills(engine, often(200))],
	instances: [['postgres'], async () => (await import('./instances.ts')).instances(often(20))],
	r2: [['sqlite'], async () => (await import('./powercuts.ts')).powerCuts(often(200))],
	control: [['sqlite'], async () => (await import('./control.ts')).control(often(20))],
	r6: [both, async (engine) => (await import('./troubles.ts')).troubles(engine)],
	r7: [['sqlite'], async () => (await import('./copies.ts')).copies()],
	r8: [both, async (engine) => (await import('./migrations.ts')).migrations(engine, often(50))]
};

/** Breaks what can break while a class works, and looks whether anything acknowledged is missing. */
await main(async () => {
	const unknown = wanted.find((name) => !(name in drills));
	if (unknown !== undefined) {
		throw new Trouble(`No drill “${unknown}”. There are: ${Object.keys(drills).join(', ')}`);
	}
	await ensureBuilt();
	const findings: Finding[] = [];
	for (const [name, [engines, drill]] of Object.entries(drills)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		for (const engine of engines) {
			console.log(`${name} on ${engine} …`);
			const found = await drill(engine).catch(notDone(name, engine));
			findings.push(...[found].flat().map(proving));
		}
	}
	await stopPostgres();
	console.log(`\n${table(findings)}`);
	return findings.every(({ faults }) => faults.length === 0) ? 0 : 1;
});

/** A server that nobody could work with has lost nothing either. */
function proving(finding: Finding): Finding {
	if (finding.acknowledged !== 0) return finding;
	return {
		...finding,
		faults: [...finding.faults, 'nothing was acknowledged: this proves nothing']
	};
}

/** The other drills go on; what could not be looked at did not hold. */
function notDone(goal: string, engine: Engine) {
	return (error: unknown): Finding => {
		if (!(error instanceof Trouble)) console.error(error);
		const faults = [error instanceof Error ? error.message : String(error)];
		return { goal, what: 'could not be done', engine, times: 0, faults };
	};
}

function read() {
	try {
		return parseArgs({ allowPositionals: true, options: { times: { type: 'string' } } });
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${usage}`);
		process.exit(2);
	}
}
