import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Imports point left: questions ─▶ content ─▶ lesson ─▶ scoring ─▶ ui | server ─▶ routes.
 * @param {string} folder a folder of src/lib
 * @param {...string} forbidden what its files may not import
 */
const layer = (folder, ...forbidden) => ({
	files: [`src/lib/${folder}/**/*.{ts,svelte}`],
	ignores: ['**/*.spec.ts'],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						group: forbidden,
						message: `${folder} may not import this: imports point left (docs/architecture.md).`
					}
				]
			}
		]
	}
});
const effects = [
	'svelte',
	'svelte/*',
	'$app/*',
	'node:*',
	'idb',
	'**/ui/**',
	'**/client/**',
	'**/server/**'
];

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'test-results/',
			'playwright-report/',
			'static/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: { 'no-undef': 'off' }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{ files: ['**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'error' } },
	layer('content', ...effects, '**/lesson/**', '**/scoring/**', '**/practice/**'),
	layer('lesson', ...effects, '**/scoring/**', '**/practice/**'),
	layer('scoring', ...effects, '**/practice/**'),
	layer('ui', '**/server/**', '**/client/**'),
	layer('client', '**/server/**', '**/ui/**'),
	layer('server', '**/ui/**', '**/client/**')
);
