/** The compiled questions (scripts/questions.ts): the shelf, and one chunk for each part of a module. */
declare module 'virtual:questions' {
	type Module = import('./lib/content/module.ts').Module;
	type ModuleKey = import('./lib/content/module.ts').ModuleKey;
	type Guide = import('./lib/content/module.ts').Guide;
	type Figure = import('./lib/content/figure.ts').Figure;
	type Part<T> = () => Promise<{ readonly default: T }>;

	/** What the shelf shows, in its order. */
	export const library: readonly import('./lib/content/module.ts').ModuleSummary[];
	/** Module → its current revision, and how to load its parts. */
	export const revisions: Readonly<
		Record<
			string,
			{
				readonly revision: string;
				readonly module: Part<Module>;
				readonly key: Part<ModuleKey>;
				/** File name → the picture. */
				readonly figures: Part<Readonly<Record<string, Figure>>>;
				/** For teachers; null when none is written. */
				readonly guide: Part<Guide | null>;
			}
		>
	>;
}
