import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a database server that can be shut, and opened again. */
export async function openGate(url: string) {
	const there = new URL(url);
	const passing = new Set<Socket>();
	let shut = false;
	const gate = createServer((near) => {
		if (shut) return near.destroy();
		const far = connect(Number(there.port), there.hostname);
		for (const [one, other] of [
			[near, far],
			[far, near]
		] as const) {
			passing.add(one);
			one.pipe(other);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				passing.delete(one);
				other.destroy();
			});
		}
	});
	gate.listen(0, '127.0.0.1');
	await once(gate, 'listening');
	const here = new URL(url);
	here.port = String((gate.address() as AddressInfo).port);
	const cut = () => passing.forEach((socket) => socket.destroy());
	return {
		url: here.href,
		/** Breaks all connections and lets none in. @returns what opens it again */
		shut: () => {
			shut = true;
			cut();
			return () => void (shut = false);
		},
		stop: () => {
			gate.close();
			cut();
		}
	};
}
