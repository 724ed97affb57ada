import { expect, it } from 'vitest';
import * as turns from './turns.ts';

/** Work that ends when it is told to. */
function held() {
	const ends: (() => void)[] = [];
	let busy = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++busy);
		await new Promise<void>((end) => ends.push(end));
		busy--;
		return 'done';
	};
	return { work, ends, most: () => most };
}

/** Ends whatever has begun until nothing more begins. */
async function endAll(ends: (() => void)[]) {
	for (let end = ends.shift(); end; end = ends.shift()) {
		end();
		await new Promise(setImmediate);
	}
}

it('does a few at a time, and all of it in the end', async () => {
	const { work, ends, most } = held();
	const all = Array.from({ length: 35 }, () => turns.take('one', work));
	await endAll(ends);
	expect(await Promise.all(all)).toEqual(Array(35).fill('done'));
	expect(most()).toBe(6);
});

it('keeps nobody waiting for another', async () => {
	const { work, ends } = held();
	const others = Array.from({ length: 20 }, () => turns.take('crowd', work));
	expect(await turns.take('alone', () => Promise.resolve('at once'))).toBe('at once');
	await endAll(ends);
	await Promise.all(others);
});

it('turns away who comes when the line is too long', async () => {
	const { work, ends } = held();
	const all = Array.from({ length: 507 }, () => turns.take('flood', work));
	expect(await all.at(-1)).toBeUndefined();
	await endAll(ends);
	expect((await Promise.all(all)).filter((one) => one === 'done').length).toBe(506);
});

it('goes on after work that failed', async () => {
	const failing = () => Promise.reject(new Error('no'));
	const all = Array.from({ length: 10 }, () => turns.take('bad', failing).catch(() => 'failed'));
	expect(await Promise.all(all)).toEqual(Array(10).fill('failed'));
	expect(await turns.take('bad', () => Promise.resolve('good'))).toBe('good');
});
