import { writeFileSync } from 'node:fs';
import { mergeConfig } from 'vite';
import base from '../vite.config.ts';
import type { BuiltChunk } from './chunks.ts';

/** The build as ever, which also writes down what each of the browser's files is made of. */
export default mergeConfig(base, {
	plugins: [
		{
			name: 'grounds-bench-chunks',
			writeBundle(_: unknown, bundle: Readonly<Record<string, Part>>) {
				const chunks = Object.values(bundle).flatMap((part): BuiltChunk[] => {
					if (part.type !== 'chunk' || !part.fileName.startsWith('_app/immutable/')) return [];
					const modules = Object.entries(part.modules).map(([id, { renderedLength }]) => ({
						id,
						length: renderedLength
					}));
					return [{ file: part.fileName, code: part.code, modules }];
				});
				if (chunks.length > 0) writeFileSync('chunks.json', JSON.stringify(chunks));
			}
		}
	]
});

type Part =
	| { readonly type: 'asset' }
	| {
			readonly type: 'chunk';
			readonly fileName: string;
			readonly code: string;
			readonly modules: Readonly<Record<string, { readonly renderedLength: number }>>;
	  };
