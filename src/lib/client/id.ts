/**
 * A name that nothing else has: 128 random bits in hexadecimal. Not `crypto.randomUUID`, which
 * browsers lack on an address with plain http, as when a class reaches one computer of its network.
 */
export const newId = (): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
