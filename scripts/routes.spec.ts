import { describe, expect, it } from 'vitest';
import { decide, rules } from '../src/lib/server/access.ts';
import { routes } from './routes.ts';

const all = routes();
const ruleOf = (id: string) => (Object.hasOwn(rules, id) ? rules[id] : undefined);

/** What is its learner's alone, also after they left the class. */
const ownersAlone = new Set([
	'/api/classes/[class]/attempts/[attempt]',
	'/api/classes/[class]/attempts/[attempt]/events'
]);

describe('the rules of access and the routes', () => {
	it('finds routes at all', () => {
		expect(all.map(({ id }) => id)).toContain('/(site)/cases/[module]');
	});

	it('name the same: none without a rule, none without a route', () => {
		expect(Object.keys(rules).sort()).toEqual(all.map(({ id }) => id));
	});

	it.each(all)('$id: may be read and written as far as it can be', (route) => {
		const rule = ruleOf(route.id);
		expect(rule?.read !== undefined, 'it can be read').toBe(route.reads);
		const writes = route.methods.length + route.actions.length > 0;
		expect(rule?.write !== undefined, 'it can be written').toBe(writes);
	});

	it.each(all)('$id: asks for a role in a class exactly where the address has one', ({ id }) => {
		const asked = Object.values(ruleOf(id) ?? {}).some((rule) => rule.startsWith('class '));
		expect(asked).toBe(id.split('/').includes('[class]') && !ownersAlone.has(id));
	});

	it('serves a route without a rule to nobody', () => {
		const person = { id: 'p', name: 'P', role: 'administrator', session: 's' } as const;
		for (const route of ['/(site)/new', 'constructor', '__proto__', 'toString']) {
			for (const method of ['GET', 'POST', 'OPTIONS', 'TRACE']) {
				expect(decide({ route, method, person, membership: null })).toBe('unknown');
			}
		}
	});
});
