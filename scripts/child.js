import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let stopped;

/** @param {NodeJS.Signals} signal */
function stop(signal) {
	stopped = signal;
	for (const child of running) child.kill(signal);
}

/**
 * Runs a program to its end and passes on Ctrl-C and SIGTERM, so that none outlives us.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @param {(child: import('node:child_process').ChildProcess) => void} [started]
 * @returns {Promise<number>} its exit code; 128 + number when a signal ended it
 */
export async function run(command, args, options = {}, started = () => {}) {
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
		if (!process.listeners(signal).includes(stop)) process.on(signal, stop);
	}
	const child = spawn(command, args, { stdio: 'inherit', ...options });
	running.add(child);
	started(child);
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', (code, signal) =>
				resolve(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0))
			);
		});
	} finally {
		running.delete(child);
	}
}

/** Whether somebody asked us to stop while a program ran. */
export const wasStopped = () => stopped !== undefined;

/**
 * npm's shell may be killed without a word to us: then our parent changes, and we stop as well.
 * Only under npm, because a program started by hand may outlive its terminal on purpose.
 * @param {() => void} [stopWith]
 */
export function stopWithParent(stopWith = () => process.kill(process.pid, 'SIGTERM')) {
	if (!process.env['npm_lifecycle_event']) return;
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		stopWith();
	}, 500);
	timer.unref();
}
