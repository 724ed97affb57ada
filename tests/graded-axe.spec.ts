import { expectAccessible } from './accessible.ts';
import { test } from './graded.ts';
import { states } from './gradedstates.ts';

test.use({ reducedMotion: 'reduce' });

for (const [name, reach] of Object.entries(states)) {
	test(`axe, work at an assignment: ${name}`, async ({ page, campus }) => {
		await reach(page, campus);
		await expectAccessible(page);
	});
}
