import { expect, test } from 'vitest';
import { compileOne, ferry, said, withSlips } from './ferry.ts';
import type { Slip } from './ferry.ts';

const { signs } = compileOne(ferry);
const sheet = (who: string, answers: Record<string, string>, date = '2031-06-01'): Slip => [
	`labellings/${who}.yaml`,
	'',
	`labeller: ${who}\ndate: ${date}\nanswers:\n${Object.entries(answers)
		.map(([item, answer]) => `  ${item}: ${answer} ${signs[item]} – because`)
		.join('\n')}\n`
];

test('nobody has labelled: no agreement is told', () => {
	const { built } = compileOne(ferry);
	expect(built?.module.agreement).toBe(undefined);
	expect(built?.key.keys['count']?.agreement).toBe(undefined);
});

test('votes, consensus, contested and alpha are worked out', () => {
	const same = { count: 'evidence', over: 'inference' };
	const files = withSlips(
		sheet('mk', { ...same, half: 'assertion' }),
		sheet('jo', { ...same, half: 'assertion' }, '2031-06-09'),
		sheet('li', { ...same, half: 'inference' })
	);
	const { built } = compileOne(files);
	expect(built?.key.keys['half']?.agreement).toEqual({
		labellers: 3,
		votes: { assertion: 2, inference: 1 },
		contested: true
	});
	expect(built?.key.keys['count']?.agreement?.contested).toBe(false);
	// Coincidences: 3 of evidence, 1 + 3 of inference, 1 of assertion agree; 2 × 1 disagree.
	expect(built?.module.agreement).toMatchObject({ labellers: 3, date: '2031-06-09' });
	expect(built?.module.agreement?.alpha).toBeCloseTo(1 - (8 * 2) / (81 - 9 - 16 - 4), 10);
	expect(said(files)).toEqual([
		'items.yaml:27  (warning) "half" is contested. Add "sides:", each side\'s reason.'
	]);
});

test('labellers who agree against the key are heard', () => {
	const files = withSlips(sheet('mk', { count: 'assertion' }), sheet('jo', { count: 'assertion' }));
	expect(said(files)).toEqual([
		'items.yaml:1  (warning) the labellers of "count" agree on "assertion", the key says "evidence". Correct the key, or rewrite the item.'
	]);
});

test('an item on which no half agrees is to be rewritten', () => {
	const files = withSlips(
		sheet('mk', { half: 'assertion' }),
		sheet('jo', { half: 'inference' }),
		sheet('li', { half: 'evidence' })
	);
	expect(said(files)[0]).toContain('Rewrite the item.');
});

test('an answer that cannot be given is refused', () => {
	expect(said(withSlips(sheet('mk', { count: 'evidense' })))[0]).toContain(
		'Did you mean "evidence"?'
	);
});

test('the four signs change with the wording alone', () => {
	const other = (from: string, to: string) =>
		compileOne(withSlips(['items.yaml', from, to])).signs['count'];
	expect(other('attribution: document', 'attribution: named')).toBe(signs['count']);
	expect(other("settles: the harbour office's ticket log", 'settles: ticket log shows')).not.toBe(
		signs['count']
	);
});
