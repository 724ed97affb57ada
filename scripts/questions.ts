import type { Plugin } from 'vite';

export function questions(): Plugin {
	return { name: 'grounds-questions' };
}
