import { expect, it } from 'vitest';
import { judge } from './judge.ts';
import { Learner } from './learner.ts';

/** One who sent two requests, of two entries and of one, and was told that the first is stored. */
function learner(): Learner {
	const one = new Learner('room', 'attempt', '', 'item');
	for (const seq of [0, 1, 2]) {
		one.entries.push({ seq, id: `e${seq}`, at: 0, event: { type: 'begin' } });
	}
	one.ends.push(2, 3);
	one.acknowledged = 2;
	return one;
}
const found = (...ids: readonly string[]) =>
	judge(
		[learner()],
		ids.map((client_id, seq) => ({ attempt: 'attempt', seq, client_id }))
	).map((fault) => fault.split(':')[0]);

it.each([
	[['e0', 'e1'], []],
	[['e0', 'e1', 'e2'], []],
	[[], ['lost', 'lost']],
	[['e0'], ['lost', 'half of a request stored']],
	[
		['e0', 'e1', 'e1'],
		['doubled', 'strange']
	],
	[['e0', 'e1', 'x'], ['strange']],
	[['e1', 'e0'], ['strange']]
])('takes a log of %j for %j', (ids, faults) => {
	expect(found(...ids)).toEqual(faults);
});

it('keeps what contradicted an acknowledgement', () => {
	const one = learner();
	one.lies.push('next is 1');
	const lines = one.entries.map(({ seq, id }) => ({ attempt: 'attempt', seq, client_id: id }));
	expect(judge([one], lines)).toEqual(['next is 1']);
});
