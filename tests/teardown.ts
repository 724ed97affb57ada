import { rmSync } from 'node:fs';

/** Removes the database of the journeys. */
export default function teardown() {
	const folder = process.env['JOURNEYS_FOLDER'];
	if (folder) rmSync(folder, { recursive: true, force: true });
}
