import { expect, it } from 'vitest';
import { StoreError } from './error.ts';

it.each([
	[2067, 'conflict'],
	[5, 'unavailable'],
	[261, 'unavailable'],
	[13, 'unavailable'],
	[778, 'unavailable'],
	[1, 'fault'],
	[0, 'fault']
])('takes SQLite’s %i for %s', (errcode, trouble) => {
	expect(StoreError.ofSqlite({ message: '', errcode }).trouble).toBe(trouble);
});

it.each([
	['23505', 'conflict'],
	['40001', 'unavailable'],
	['53100', 'unavailable'],
	['57P01', 'unavailable'],
	['25P03', 'unavailable'],
	['ECONNREFUSED', 'unavailable'],
	[undefined, 'unavailable'],
	['42601', 'fault'],
	['25P02', 'fault']
])('takes PostgreSQL’s %s for %s', (code, trouble) => {
	expect(StoreError.ofPostgres({ message: '', ...(code && { code }) }).trouble).toBe(trouble);
});
