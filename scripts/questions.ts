import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import type { Content } from '../src/lib/content/text.ts';

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every file below a folder of questions; names that begin with a dot are left out. */
export function readFiles(folder: string): Map<string, Content> {
	const files = new Map<string, Content>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
		if (entry.isFile() && !/(^|\/)\./.test(path)) files.set(path, readFileSync(join(folder, path)));
	}
	return files;
}

export function questions(): Plugin {
	return { name: 'grounds-questions' };
}
