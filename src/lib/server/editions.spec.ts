import { expect, it } from 'vitest';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import * as editions from './editions.ts';
import { day } from './fixture.ts';
import * as modules from './modules.ts';
import * as revisions from './revisions.ts';
import { onEachEngine } from './store/testing.ts';

const at = day('08:00:00');

/** A case of the shelf that has pictures. */
async function illustrated() {
	for (const { id, revision } of modules.list()) {
		const figures = (await modules.findFigures(id, revision)) ?? {};
		const [first] = Object.entries(figures);
		if (first) return { id, revision, file: first[0], figure: first[1], figures };
	}
	throw new Error('No case has a picture.');
}

onEachEngine((db) => {
	it('keeps a case with its key and its pictures, so that it can be edited meanwhile', async () => {
		const { id, revision, file, figure, figures } = await illustrated();
		expect(await editions.pin(db(), id, revision, at)).toBe(true);
		expect(await editions.pin(db(), id, revision, at)).toBe(true);
		const kept = await revisions.read(db(), id, revision);
		expect(kept).toEqual(await editions.find(db(), id, revision));
		expect(await revisions.figure(db(), id, revision, file)).toEqual(figure);
		const rows = await db().selectFrom('figure').select('file').execute();
		expect(rows.map((row) => row.file).sort()).toEqual(Object.keys(figures).sort());
	});

	it('shows the pictures of one that the shelf has replaced', async () => {
		const { id, file, figure } = await illustrated();
		const module = { ...clockModule, id, revision: 'before' };
		const older = { type: figure.type, base64: 'b2xkZXI=' };
		await revisions.keep(db(), { module, key: clockKey, figures: { [file]: older } }, at);
		expect(await editions.findFigure(db(), id, 'before', file)).toEqual(older);
		expect(await editions.findFigure(db(), id, 'before', 'none.svg')).toBeUndefined();
		expect(await editions.findFigure(db(), id, 'never', file)).toBeUndefined();
	});

	it('finds a picture of today, and no other property of what holds it', async () => {
		const { id, revision, file, figure } = await illustrated();
		expect(await editions.findFigure(db(), id, revision, file)).toEqual(figure);
		expect(await editions.findFigure(db(), id, revision, 'constructor')).toBeUndefined();
	});

	it('pins nothing that is not asked today', async () => {
		const { id } = await illustrated();
		expect(await editions.pin(db(), id, 'another', at)).toBe(false);
		expect(await editions.pin(db(), 'no-such-case', 'another', at)).toBe(false);
		expect(await revisions.read(db(), id, 'another')).toBeUndefined();
	});
});
