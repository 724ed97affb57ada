import type { Component } from 'svelte';
import Bridge from './Bridge.svelte';
import Chair from './Chair.svelte';
import Flute from './Flute.svelte';
import Jar from './Jar.svelte';
import Pumpkin from './Pumpkin.svelte';
import Rocket from './Rocket.svelte';
import Sheet from './Sheet.svelte';
import Storm from './Storm.svelte';

type Plate = {
	readonly drawing: Component;
	readonly tint: 'sky' | 'clay' | 'sage' | 'straw' | 'stone';
	/** Centre and radius. */
	readonly sun: readonly [number, number, number];
};

/** Module → its plate. A module without one gets the printed sheet. */
const plates: Readonly<Record<string, Plate>> = {
	'first-steps': { drawing: Pumpkin, tint: 'straw', sun: [284, 62, 30] },
	engine: { drawing: Rocket, tint: 'sky', sun: [284, 66, 30] },
	recall: { drawing: Chair, tint: 'clay', sun: [62, 58, 30] },
	dig: { drawing: Flute, tint: 'straw', sun: [70, 62, 28] },
	supplement: { drawing: Jar, tint: 'sage', sun: [262, 62, 30] },
	storm: { drawing: Storm, tint: 'sky', sun: [58, 40, 22] },
	bridge: { drawing: Bridge, tint: 'stone', sun: [250, 48, 26] }
};
const tints = ['stone', 'sage', 'clay', 'sky', 'straw'] as const;

/** The same name always gets the same sheet; a full shelf is not all of one colour. */
function plain(module: string): Plate {
	const sum = [...module].reduce((all, letter) => (all * 7 + letter.charCodeAt(0)) % 1009, 0);
	const tint = tints[sum % tints.length] ?? 'stone';
	return { drawing: Sheet, tint, sun: [sum % 3 === 0 ? 306 : 62, 52 + (sum % 4) * 6, 28] };
}

/** The plate on which the cover of a module is drawn, 360 × 240 user units. */
export function plate(module: string): Plate {
	return (Object.hasOwn(plates, module) && plates[module]) || plain(module);
}
