/*
 * The engraver's lines of a cover: bent across a round body, heavier on the side away from the
 * light. Drawn by number, so that a cover stays a few kilobytes.
 */

const short = (value: number) => String(Math.round(value * 10) / 10);

/** Path of the lines over a box (user units of the 360 × 240 plate), `pitch` apart. */
export function hatch(x: number, y: number, width: number, height: number, pitch = 4.2): string {
	const bend = width * 0.15;
	// From the dark side back to the light one, under the line that went there.
	const line = `q${short(width / 2)} ${short(bend)} ${short(width)}-.6v1.9q${short(-width / 2)} ${short(bend)} ${short(-width)}-1z`;
	let path = '';
	for (let at = y - bend / 2; at < y + height; at += pitch)
		path += `M${short(x)} ${short(at)}${line}`;
	return path;
}

/** Path of the lines of a sky down to `horizon`, thicker towards the ground. */
export function sky(horizon: number): string {
	let path = '';
	for (let at = 10; at < horizon; at += 6) path += `M-4 ${at}h368v${short(0.3 + at / 220)}h-368z`;
	return path;
}
