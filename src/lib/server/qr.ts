import { encode } from 'uqr';

/** A QR code as a drawing: `path` in squares of 1, `size` of them in a row, its quiet border included. */
export type Qr = { readonly size: number; readonly path: string };

/** Medium correction: a smudge or a reflection on the projector's screen does no harm. */
export function draw(text: string): Qr {
	const { size, data } = encode(text, { ecc: 'M', border: 4 });
	const path = data.flatMap((row, y) =>
		row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))
	);
	return { size, path: path.join('') };
}
