/**
 * Chooses one of several names by seed: each name is hashed with the seed, and the highest hash
 * wins (rendezvous hashing). A name that joins or leaves therefore changes only the draws that
 * it wins, and no draw depends on another.
 */
export function draw(names: readonly string[], seed: number): string | undefined {
	let best: { name: string; hash: number } | undefined;
	for (const name of names) {
		const hash = hashOf(`${seed}/${name}`);
		if (!best || hash > best.hash) best = { name, hash };
	}
	return best?.name;
}

/** All names, each once, in an order that the seed draws and that tells nothing of what `draw` drew. */
export function ranked(names: readonly string[], seed: number): string[] {
	const places = new Map(names.map((name) => [name, hashOf(`order ${seed}/${name}`)]));
	const place = (name: string) => places.get(name) ?? 0;
	return [...places.keys()].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** 32 bits: FNV-1a over UTF-16 units, then MurmurHash3's finaliser, as FNV alone mixes its last units badly. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
