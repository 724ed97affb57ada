import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = {
	readonly version: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly hasInstallScript?: boolean;
	readonly license?: string;
	readonly dependencies?: Readonly<Record<string, string>>;
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

/**
 * What is installed to run it, followed from our own dependencies: the lockfile's flags count optional
 * peers in. Accounts bring most of it: passkeys 26 (certificates of authenticators are ASN.1),
 * better-auth 19, then PostgreSQL 14 and compression 11. One more is a decision, not an accident.
 */
const limit = 80;

test('no more packages than these are needed to run it', () => {
	expect(needed().length).toBeLessThanOrEqual(limit);
	expect(needed().map(nameOf)).toContain('pg-protocol');
});

test('all that is needed may be passed on under MIT', () => {
	const allowed = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause']);
	allowed.add('Apache-2.0').add('BlueOak-1.0.0').add('Unlicense').add('CC0-1.0');
	const others = needed().flatMap((path) => {
		const file = `${path}/package.json`;
		// What npm installed says it itself; what another system needs is known by the lockfile alone.
		const said = existsSync(file)
			? (JSON.parse(readFileSync(file, 'utf8')) as { license?: string }).license
			: lock.packages[path]?.license;
		return said !== undefined && allowed.has(said) ? [] : [`${path}: ${said}`];
	});
	expect(others).toEqual([]);
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

/** Paths of all packages that ours depend on, found as Node finds them; needed peers as well. */
function needed(): string[] {
	const found = new Set<string>();
	const follow = (from: string) => {
		const { dependencies, optionalDependencies } = lock.packages[from] ?? {};
		for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
			const path = placeOf(name, from);
			if (path === undefined || found.has(path)) continue;
			found.add(path);
			follow(path);
		}
	};
	follow('');
	return [...found];
}

/** The nearest `node_modules` that has it, outwards from the package that asks. */
function placeOf(name: string, from: string): string | undefined {
	for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/[^/]+(\/[^/]+)?$/, '')) {
		const path = `${folder && `${folder}/`}node_modules/${name}`;
		if (path in lock.packages) return path;
		if (folder === '') return undefined;
	}
}

function compareVersions(a: string, b: string): number {
	const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number));
	const index = [0, 1, 2].find((place) => left?.[place] !== right?.[place]) ?? 0;
	return (left?.[index] ?? 0) - (right?.[index] ?? 0);
}
