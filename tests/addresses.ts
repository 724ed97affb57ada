import type { Route } from '../scripts/routes.ts';
import { searches, type Objects } from './school.ts';

/** Parameters that name nothing of a class, with one that exists where there is one. */
const plain: Readonly<Record<string, string>> = {
	module: 'first-steps',
	id: 'first-steps',
	revision: 'none',
	file: 'none.svg',
	status: '403',
	code: 'AAAABBBB',
	token: 'no-such-token'
};

/** Their names, in order. */
export const parametersOf = ({ id }: Route) =>
	[...id.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? '');
export const isObject = (name: string, objects: Objects): name is keyof Objects =>
	Object.hasOwn(objects, name);

/** The address with these objects; a parameter that nobody knows stops the test. */
export function addressOf(route: Route, objects: Objects): string {
	const path = route.id.replace(/\/\([^)]*\)/g, '') || '/';
	return path.replace(/\[(\w+)\]/g, (_, name: string) => {
		const value = isObject(name, objects) ? objects[name] : plain[name];
		if (value === undefined) throw new Error(`Say in this test what [${name}] stands for.`);
		return value;
	});
}

/** A way to write to a route: `POST`, or `POST ?/rename`. */
export type Write = { readonly name: string; readonly method: string; readonly search: string };

export function writesOf({ id, methods, actions }: Route): readonly Write[] {
	const more = searches[id];
	return [
		...methods.map((method) => ({ name: method, method, search: more ? `?${more}` : '' })),
		...actions.map((action) => {
			const words = [action === 'default' ? '' : `/${action}`, more ?? ''].filter(Boolean);
			const search = words.length > 0 ? `?${words.join('&')}` : '';
			return { name: `POST ?/${action}`, method: 'POST', search };
		})
	];
}
