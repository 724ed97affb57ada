import { expect, it } from 'vitest';
import { coverage, describeCoverage } from './coverage.ts';
import { caseOf, type Asked } from './fixture.ts';

const four: Asked[] = [
	['a', 'evidence', ['photo']],
	['a', 'evidence', ['photo']],
	['b', 'inference', ['photo']],
	['b', 'inference', ['photo']]
];
const skills = (contents: Parameters<typeof coverage>[0]) =>
	coverage(contents).map(({ skill }) => skill);

it('asks for four items', () => {
	const thin = coverage([caseOf('one', four.slice(0, 2)), caseOf('two', four.slice(2, 3))]);
	expect(thin).toContainEqual({ skill: 'evidence-inference/photo', items: 3, topics: 2 });
});
it('asks for two topics, whatever the cases', () => {
	const half = (id: string, topic: string) => caseOf(id, four.slice(0, 2), topic);
	expect(skills([half('one', 'rain'), half('two', 'rain')])).toContain('evidence-assertion/photo');
	expect(skills([half('one', 'rain'), half('two', 'snow')])).toEqual([]);
});
it('is told with how much there is', () => {
	const told = describeCoverage([caseOf('one', four.slice(0, 3), 'rain')]);
	expect(told).toContain('3 skills, 3 with fewer than 4 items or 2 topics');
	expect(told).toContain('inference-assertion/photo 1/1 · evidence-assertion/photo 2/1');
	expect(describeCoverage([])).toBe('practice · 0 skills, 0 with fewer than 4 items or 2 topics');
});
