import { setTimeout as pass } from 'node:timers/promises';
import { residentMegabytes, startApp } from './app.ts';
import { median, type Figure } from './figure.ts';

const pages = ['/', '/cases', '/cases/first-steps', '/cases/first-steps/lesson', '/how-we-judge'];

/** P8: from start to the first page, and the memory of a server that has shown its pages and waits. */
export async function start(): Promise<Figure[]> {
	const times: number[] = [];
	const sizes: number[] = [];
	for (let turn = 0; turn < 7; turn++) {
		const app = await startApp();
		times.push(app.firstPage);
		if (turn < 3) {
			for (const page of pages) await (await fetch(app.url + page)).text();
			await pass(3000);
			sizes.push(residentMegabytes(app.pid));
		}
		await app.stop();
	}
	return [
		{ goal: 'P8', what: 'start to first page', value: median(times), atMost: 500, unit: 'ms' },
		{ goal: 'P8', what: 'memory, idle', value: median(sizes), atMost: 110, unit: 'MB' }
	];
}
