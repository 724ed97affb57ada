import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../scripts/install.js';
import { canaries, leaked } from '../src/lib/content/canary.ts';
import { feedbackTimes } from '../src/lib/server/store/tables.ts';
import { answer, expectWord, seat, test, type Campus, type Desk } from './graded.ts';
import { check, feedback as explanation } from './lesson.ts';

/*
 * Every answer that a student's browser is given in graded work, searched for words of the key. What a
 * device keeps to practise offline is another matter: a case that must not be practised is reserved.
 */
test.use({ reducedMotion: 'reduce', serviceWorkers: 'block' });

/** Collects all that comes, and tells of which items' keys something was in it. */
function listen(page: Page, { course: { module, key } }: Campus) {
	const bodies: Promise<string>[] = [];
	page.on('response', (response) => bodies.push(response.text().catch(() => '')));
	const birds = canaries(module, key);
	return async () => leaked((await Promise.all(bodies)).join('\n'), birds).sort();
}

const idsOf = ({ course }: Campus, use: 'practice' | 'examples') =>
	course.module.items
		.filter((item) => (item.use === 'practice') === (use === 'practice'))
		.map(({ id }) => id);

/** Hands in from another device, and looks at the page again. */
async function handIn(page: Page, campus: Campus, { class: id, student }: Desk): Promise<void> {
	const { id: attempt } = await campus.store.db
		.selectFrom('attempt')
		.select('id')
		.where('class', '=', id)
		.where('learner', '=', student)
		.executeTakeFirstOrThrow();
	const address = `${campus.server.origin}/api/classes/${id}/attempts/${attempt}`;
	const { next } = (await (await page.request.get(address)).json()) as { next: number };
	const entry = { seq: next, id: 'elsewhere', at: 0, event: { type: 'finish' } };
	const reply = await page.request.post(`${address}/events`, {
		headers: { origin: campus.server.origin },
		data: { entries: [entry] }
	});
	expect(reply.status()).toBe(200);
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
}

for (const feedback of feedbackTimes) {
	test(`the key stays on the server until its time: ${feedback}`, async ({ page, campus }) => {
		const heard = listen(page, campus);
		const due = new Date(Date.now() + 3_600_000).toISOString();
		const desk = await seat(page, campus, { feedback, due_at: due });
		await page.goto(desk.address.replace('/lesson', ''));
		await page.goto(desk.address);
		const { id } = await answer(page, campus);
		await expectWord(page, 'saved');
		const examples = idsOf(campus, 'examples');
		expect(examples).toEqual(expect.arrayContaining(await heard()));
		if (feedback === 'item') {
			await check(page);
			await expect(explanation(page)).toBeVisible();
			const others = async () => (await heard()).filter((one) => !examples.includes(one));
			await expect.poll(others).toEqual([id]);
		}
		await handIn(page, campus, desk);
		const told = async () => (await heard()).filter((one) => !examples.includes(one));
		if (feedback === 'due' || feedback === 'never') expect(await told()).toEqual([]);
		else await expect.poll(async () => (await told()).length).toBeGreaterThan(1);
	});
}

test('no file that every browser is given holds a word of what is asked', ({ campus }) => {
	const birds = canaries(campus.course.module, campus.course.key);
	// Shorter words of a key may quote a rule, which stands on a page for everybody.
	const long = (run: string) => run.length >= 32;
	const asked = new Map(
		idsOf(campus, 'practice').map((id) => [id, birds.get(id)?.filter(long) ?? []])
	);
	expect([...asked.values()].every(({ length }) => length > 0)).toBe(true);
	const folder = join(root, 'build/client');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		/\.(js|map|css|json|html|webmanifest)$/.test(file)
	);
	expect(files.length).toBeGreaterThan(20);
	for (const file of files) {
		expect(leaked(readFileSync(join(folder, file), 'utf8'), asked), file).toEqual([]);
	}
});
