import { describe, expect, it } from 'vitest';
import type { CompareKey, LabelKey } from '../content/module.ts';
import { boundaryOf, exercisedBy, readSkill, skillsOf } from './skills.ts';

const label = (change: Partial<LabelKey> = {}): LabelKey => ({
	kind: 'label',
	answer: 'evidence',
	traps: [],
	sound: true,
	certainty: 'none',
	attribution: 'none',
	settles: [],
	reasons: {},
	...change
});
const asked = { kind: 'label' } as const;

describe('the skills of an item', () => {
	it('are both boundaries of its label, each with every trap', () => {
		expect(skillsOf(asked, label({ traps: ['number', 'absence'] }))).toEqual([
			'evidence-inference/number',
			'evidence-inference/absence',
			'evidence-assertion/number',
			'evidence-assertion/absence'
		]);
	});
	it('are plain where no trap is set', () => {
		expect(skillsOf(asked, label({ answer: 'inference' }))).toEqual([
			'evidence-inference/plain',
			'inference-assertion/plain'
		]);
	});
	it('are the verdict with all that moved', () => {
		const key = { kind: 'compare', answer: 'update', moved: ['number', 'date'] };
		const pair = (change: object) =>
			skillsOf({ kind: 'compare' }, { ...key, ...change } as unknown as CompareKey);
		expect(pair({})).toEqual(['update/number', 'update/date']);
		expect(pair({ moved: [] })).toEqual(['update/plain']);
	});
	it('are none where labellers are split', () => {
		const agreement = { labellers: 9, votes: {}, contested: true };
		expect(skillsOf(asked, label({ agreement }))).toEqual([]);
		expect(exercisedBy(asked, label({ agreement }), { label: 'inference' })).toEqual([]);
	});
	it('can all be read again', () => {
		expect(readSkill('evidence-inference/hedge')).toEqual({
			kind: 'label',
			between: 'evidence-inference',
			trap: 'hedge'
		});
		expect(readSkill('cannot-tell/date')).toMatchObject({ verdict: 'cannot-tell', moved: 'date' });
		expect(readSkill('inference-evidence/hedge')).toBeUndefined();
	});
});

describe('an answer tells about', () => {
	it('both boundaries when right', () => {
		expect(exercisedBy(asked, label(), { label: 'evidence' })).toHaveLength(2);
	});
	it('only the boundary that was crossed when wrong', () => {
		expect(exercisedBy(asked, label({ traps: ['photo'] }), { label: 'assertion' })).toEqual([
			'evidence-assertion/photo'
		]);
	});
});

it('a boundary has no direction', () => {
	expect(boundaryOf('assertion', 'inference')).toBe(boundaryOf('inference', 'assertion'));
});
