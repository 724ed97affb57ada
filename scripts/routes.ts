import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from './install.js';

/** A route as its sources make it. */
export type Route = {
	readonly id: string;
	readonly isPage: boolean;
	/** It answers GET: a page, or an endpoint that says so. */
	readonly reads: boolean;
	/** Endpoint methods other than GET, HEAD and OPTIONS. */
	readonly methods: readonly string[];
	/** Names of form actions: `default`, or those behind `?/`. */
	readonly actions: readonly string[];
};

const folder = join(root, 'src/routes');
const writing = ['POST', 'PUT', 'PATCH', 'DELETE', 'fallback'];

/** All routes there are, found in `src/routes` without running any of it. */
export function routes(): readonly Route[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /^\+(page|server)\b/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
	const ids = new Set(files.map(idOf));
	return [...ids].sort().map((id) => {
		const own = files.filter((file) => idOf(file) === id);
		const endpoint = exportsOf(own.find((file) => /\+server\.[jt]s$/.test(file)));
		const server = exportsOf(own.find((file) => /\+page\.server\.[jt]s$/.test(file)));
		const isPage = own.some((file) => /\+page\./.test(file));
		return {
			id,
			isPage,
			reads: isPage || endpoint.has('GET') || endpoint.has('HEAD'),
			methods: writing.filter((method) => endpoint.has(method)),
			actions: server.get('actions') ?? []
		};
	});
}

function idOf(file: string): string {
	const path = relative(folder, file).split(sep).slice(0, -1).join('/');
	return `/${path}`;
}

/** What a file exports, each with the names of its properties where it is an object. */
function exportsOf(file: string | undefined): Map<string, string[]> {
	const found = new Map<string, string[]>();
	if (!file) return found;
	const source = ts.createSourceFile(
		file,
		readFileSync(file, 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	for (const statement of source.statements) {
		if (ts.isExportDeclaration(statement)) {
			const { exportClause } = statement;
			if (!exportClause || !ts.isNamedExports(exportClause)) {
				throw new Error(`${file} exports what cannot be seen in it; name it there.`);
			}
			for (const { name } of exportClause.elements) found.set(name.text, []);
		}
		if (!isExported(statement)) continue;
		if (ts.isFunctionDeclaration(statement) && statement.name) found.set(statement.name.text, []);
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (!ts.isIdentifier(name)) throw new Error(`${file} takes its exports apart; name each.`);
			found.set(name.text, propertiesOf(initializer));
		}
	}
	if (found.has('actions') && found.get('actions')?.length === 0) {
		throw new Error(`${file}: the actions cannot be seen in it; list them in one object.`);
	}
	return found;
}

const isExported = (statement: ts.Statement) =>
	ts.canHaveModifiers(statement)
	&& (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function propertiesOf(value: ts.Expression | undefined): string[] {
	if (value && ts.isSatisfiesExpression(value)) return propertiesOf(value.expression);
	if (value && ts.isAsExpression(value)) return propertiesOf(value.expression);
	if (!value || !ts.isObjectLiteralExpression(value)) return [];
	return value.properties.map(({ name }) => {
		if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) {
			throw new Error(`An action without a plain name: ${value.getText().slice(0, 80)}`);
		}
		return name.text;
	});
}
