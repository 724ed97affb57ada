import { expect, it } from 'vitest';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { StoredLog } from './storedlog.ts';

const plan = planLesson(clockModule, { feedback: 'set', confidence: 'off', seed: 1 });
const [one = '', other = ''] = plan.steps.flat().filter((id) => plan.items[id]?.kind === 'label');
const choose = (item: string, label: 'evidence' | 'inference'): LessonEvent => ({
	type: 'choose',
	item,
	answer: { label }
});
const entries: LogEntry[] = (
	[
		{ type: 'begin' },
		{ type: 'leave-examples' },
		choose(one, 'evidence'),
		choose(one, 'inference'),
		choose(other, 'evidence')
	] as const
).map((event, seq) => ({ seq, id: `event-${seq}`, at: seq, event }));
const ids = (count: number) => entries.slice(0, count).map(({ id }) => id);

/** As it was left: the server has the first two steps. */
function left() {
	const log = new StoredLog(plan, entries, () => 'new');
	log.acknowledge(ids(2));
	return log;
}

it('counts answers, not steps: what waits and what was sent since', () => {
	const log = left();
	expect([log.unsent, log.sent]).toEqual([2, 0]);
	log.acknowledge(ids(4));
	expect([log.unsent, log.sent]).toEqual([1, 1]);
	log.acknowledge(ids(5));
	expect([log.unsent, log.sent]).toEqual([0, 2]);
});

it('does not count as sent what the server would not take', () => {
	const log = left();
	log.drop(entries.slice(2));
	expect([log.unsent, log.sent]).toEqual([0, 0]);
});
