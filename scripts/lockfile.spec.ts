import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = {
	readonly version: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly hasInstallScript?: boolean;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
	readonly packages: Readonly<Record<string, Package>>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/.*node_modules\//, '');

/** The first versions without a known hole. */
const patched: Readonly<Record<string, string>> = {
	svelte: '5.53.5',
	'@sveltejs/kit': '2.60.1',
	'@sveltejs/adapter-node': '5.5.1',
	devalue: '5.6.3',
	'better-auth': '1.6.22'
};

test('no package runs anything when it is installed, but the pinned Node', () => {
	const running = packages.filter(([, one]) => one.hasInstallScript && !one.optional);
	expect(running.map(([path]) => path)).toEqual(['node_modules/node']);
});

test('few packages are needed to run it', () => {
	const needed = packages.filter(([, one]) => !one.dev && !one.optional);
	expect(needed.length).toBeLessThanOrEqual(20);
});

test('none is older than its first version without a known hole', () => {
	for (const [path, { version }] of packages) {
		const least = patched[nameOf(path)];
		if (least)
			expect(compareVersions(version, least), `${path} ${version}`).toBeGreaterThanOrEqual(0);
	}
});

test('every package is pinned by its contents, and none to one registry', () => {
	expect(packages.filter(([, one]) => !one.integrity)).toEqual([]);
	expect(packages.filter(([, one]) => one.resolved)).toEqual([]);
});

// npm ci refuses a lockfile from which a package for another system is missing.
test('packages for other systems are in it too', () => {
	const names = new Set(packages.map(([path]) => nameOf(path)));
	const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !names.has(name))
			.map((name) => `${nameOf(path)} → ${name}`)
	);
	expect(missing).toEqual([]);
});

function compareVersions(a: string, b: string): number {
	const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number));
	const index = [0, 1, 2].find((place) => left?.[place] !== right?.[place]) ?? 0;
	return (left?.[index] ?? 0) - (right?.[index] ?? 0);
}
