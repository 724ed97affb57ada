import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const sql = ['kysely', 'kysely/*', 'pg', 'node:sqlite', 'better-sqlite3'];
const effects = [
	'svelte',
	'svelte/*',
	'$app/*',
	'$env/**',
	'@sveltejs/**',
	'node:*',
	'idb',
	'**/ui/**',
	'**/client/**',
	'**/server/**',
	'**/routes/**',
	'virtual:*'
];

/**
 * Imports point left: questions ─▶ content ─▶ lesson ─▶ scoring ─▶ practice ─▶ ui | server ─▶ routes.
 * The last layer that a file belongs to holds alone, so every one forbids SQL anew.
 * @param {string} folder a folder
 * @param {...string} forbidden what its files may not import
 * @returns {import('eslint').Linter.Config}
 */
const layer = (folder, ...forbidden) => ({
	files: [`${folder}/**/*.{ts,js,svelte}`],
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

export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'**/node_modules/',
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
		rules: {
			'no-undef': 'off',
			// `{' '}` keeps a space that the formatter would move.
			'svelte/no-useless-mustaches': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		files: ['**/*.{ts,svelte}', 'scripts/*.js'],
		rules: { '@typescript-eslint/no-floating-promises': 'error' }
	},
	// Components get their addresses as props; routes resolve them.
	{
		files: ['src/lib/ui/**/*.svelte'],
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	// What runs in browsers of the age that README names; `build.target` takes care of the syntax.
	{
		files: ['src/**/*.{ts,svelte}'],
		ignores: ['src/lib/server/**', 'src/hooks.server.ts', '**/*.spec.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'MemberExpression[property.name=/^(groupBy|toSorted|toReversed|toSpliced|withResolvers)$/]',
					message:
						'Browsers of 2023 lack this (README, “Browsers”): copy and sort, or content/group.ts.'
				},
				{
					selector: 'MemberExpression[property.name=randomUUID]',
					message: 'Browsers lack this over plain http, as in a class on a network: client/id.ts.'
				}
			]
		}
	},
	layer('src', ...sql),
	layer('src/lib/content', ...sql, ...effects, '**/lesson/**', '**/scoring/**', '**/practice/**'),
	layer('src/lib/lesson', ...sql, ...effects, '**/scoring/**', '**/practice/**'),
	layer('src/lib/scoring', ...sql, ...effects, '**/practice/**'),
	layer('src/lib/practice', ...sql, ...effects),
	layer('src/lib/ui', ...sql, 'node:*', '**/server/**', '**/client/**', '**/routes/**'),
	layer('src/lib/client', ...sql, 'node:*', '**/server/**', '**/ui/**', '**/routes/**'),
	layer('src/lib/server', ...sql, '**/ui/**', '**/client/**', '**/routes/**'),
	layer('src/lib/server/store', '**/ui/**', '**/client/**', '**/routes/**')
);
