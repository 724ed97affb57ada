import { describe, expect, test } from 'vitest';
import { compileOne, said, withSlips } from './ferry.ts';

const chain = (links: string, independent = 2) =>
	withSlips([
		'items.yaml',
		'- ladder: how-sure',
		`- chain: whose-word
  links:
${links}
  roots:
    log: The ticket log of the harbour office
    counter: The counter at the gate
  independent: ${independent}
  settles: ticket log shows … the counter stood
  not more: The headline says nothing that is not below it.
  not fewer: A log and a counter are two records made apart.

- ladder: how-sure`
	]);
const good = '    gazette/1: [gazette/2, radio/1]\n    gazette/2: [log]\n    radio/1: [counter]';

describe('a chain', () => {
	test('goes from the headline to its roots', () => {
		const { built } = compileOne(chain(good));
		expect(built?.module.items.find((item) => item.kind === 'chain')).toMatchObject({
			sentences: ['gazette/1', 'gazette/2', 'radio/1'],
			roots: { counter: 'The counter at the gate', log: 'The ticket log of the harbour office' }
		});
		expect(built?.key.keys['whose-word']).toMatchObject({
			independent: 2,
			links: { 'gazette/2': ['log'] },
			reasons: { fewer: 'A log and a counter are two records made apart.' }
		});
	});

	test('cannot have more roots than it leads to', () => {
		expect(said(chain(good, 3))).toEqual([
			'items.yaml:65  3 roots are said to be independent, but gazette/1 leads to 2 (log, counter). Correct the number or the links.'
		]);
	});

	test('counts a circle of citations once', () => {
		const circle = '    gazette/1: [gazette/2]\n    gazette/2: [radio/1]\n    radio/1: [gazette/2]';
		expect(said(chain(circle, 1)).filter((line) => line.includes('independent'))).toEqual([]);
		expect(said(chain(circle, 2))[2]).toContain('leads to 1. Correct');
	});

	test('names grounds that do not exist', () => {
		expect(said(chain(good.replace('[log]', '[lag]')))[0]).toContain(
			'there is no root "lag". Did you mean "log"?'
		);
		expect(said(chain(good.replace('[log]', '[log, gazette/3]')))[0]).toContain(
			'gazette/3 has no line of its own under links.'
		);
		expect(said(chain(good.replace('[log]', '[gazette/2]')))[0]).toContain('cannot rest on itself');
	});
});
