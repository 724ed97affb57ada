import { dirname } from 'node:path/posix';
import type { Plugin } from 'vite';

/** What a file of the built program leads to. */
export type Part = {
	readonly imports: readonly string[];
	readonly dynamicImports: readonly string[];
	/** Styles and typefaces. */
	readonly assets: readonly string[];
};

/** Every file that these need: what they import, at once or later, and what it looks like. */
export function neededBy(
	entries: readonly string[],
	parts: ReadonlyMap<string, Part>
): ReadonlySet<string> {
	const needed = new Set<string>();
	const add = (file: string) => {
		const part = parts.get(file);
		if (!part || needed.has(file)) return;
		needed.add(file);
		for (const asset of part.assets) needed.add(asset);
		for (const other of [...part.imports, ...part.dynamicImports]) add(other);
	};
	entries.forEach(add);
	return needed;
}

/**
 * The sources of some pages, with the layouts and the pages for errors around them.
 * @param pages ids of routes, without their groups
 * @param sources below `src/routes`
 * @throws Error for a page that there is not
 */
export function sourcesOf(pages: readonly string[], sources: readonly string[]): readonly string[] {
	const found = pages.map((page) => {
		const source = sources.find((one) => isOf('page', one) && pageOf(one) === page);
		if (source === undefined) throw new Error(`There is no page ${page} to keep on a device.`);
		return source;
	});
	const isAround = (source: string) => {
		const folder = dirname(source);
		return found.some((page) => folder === '.' || page.startsWith(`${folder}/`));
	};
	const around = sources.filter((one) => isOf('layout', one) || isOf('error', one));
	return [...found, ...around.filter(isAround)];
}

const isOf = (kind: 'page' | 'layout' | 'error', source: string) =>
	new RegExp(`(^|/)\\+${kind}\\b`).test(source);

/** Folders in parentheses are no part of an address. */
const pageOf = (source: string) =>
	`/${source
		.split('/')
		.slice(0, -1)
		.filter((folder) => !folder.startsWith('('))
		.join('/')}`;

/** Where Kit leads from each of its pages and layouts to ours. */
const nodes = '/client-optimized/nodes/';

/**
 * Lists the files of the program that the pages need which work without a network, in
 * `assets/kept.….json`: the service worker need not put on a learner's device what teachers use.
 * @param pages ids of routes, without their groups
 */
export function keptProgram(pages: readonly string[]): Plugin {
	let routes = '';
	return {
		name: 'grounds-kept-program',
		applyToEnvironment: ({ name }) => name === 'client',
		configResolved({ root }) {
			routes = `${root}/src/routes/`;
		},
		generateBundle(_, bundle) {
			const parts = new Map<string, Part>();
			const entries: string[] = [];
			const ours = new Map<string, string>();
			for (const part of Object.values(bundle)) {
				if (part.type !== 'chunk') continue;
				const { fileName, facadeModuleId: facade, viteMetadata } = part;
				const { importedCss = [], importedAssets = [] } = viteMetadata ?? {};
				parts.set(fileName, {
					imports: part.imports,
					dynamicImports: part.dynamicImports,
					assets: [...importedCss, ...importedAssets]
				});
				if (!facade || !part.isEntry) continue;
				const leadsTo = this.getModuleInfo(facade)?.importedIds ?? [];
				const sources = leadsTo.filter((id) => facade.includes(nodes) && id.startsWith(routes));
				if (sources.length === 0) entries.push(fileName);
				for (const id of sources) ours.set(id.slice(routes.length), fileName);
			}
			const kept = sourcesOf(pages, [...ours.keys()]).map((source) => ours.get(source) ?? '');
			// Kit's own list of all pages leads to everybody's.
			for (const file of ours.values()) if (!kept.includes(file)) parts.delete(file);
			const files = [...neededBy([...entries, ...kept], parts)].sort();
			const source = JSON.stringify(files.map((file) => `/${file}`));
			this.emitFile({ type: 'asset', name: 'kept.json', source });
		}
	};
}
