import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canaries, leaked } from '../content/canary.ts';
import { candidates } from '../lesson/candidates.ts';
import type { LogEntry } from '../lesson/event.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import * as attempts from './attempts.ts';
import { at, begun, minutes } from './classfixture.ts';
import { onEachEngine } from './store/testing.ts';
import { feedbackTimes } from './store/tables.ts';

const birds = canaries(clockModule, clockKey);
const due = minutes(60);
const examples = ['wound', 'ran-down'];

onEachEngine((db, engine) => {
	it('no reply holds a word of a key before its time, whatever is sent', async () => {
		const kinds = fc.constantFrom('good', 'stale', 'illegal', 'again', 'look', 'start');
		const steps = fc.array(fc.tuple(kinds, fc.nat(500)), { minLength: 5, maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...feedbackTimes), steps, async (feedback, walk) => {
				const { place, sitting, seat } = await begun(db(), { feedback, due_at: due.toISOString() });
				const plan = planLesson(sitting.module, sitting.options);
				const log: LogEntry[] = [];
				const entry = (event: LogEntry['event'], seq = log.length): LogEntry => ({
					seq,
					id: `e${seq}-${event.type}`,
					at: 0,
					event
				});
				const allowed = () => {
					const { snapshot } = replay(plan, log);
					const { handedIn, submitted, answers } = snapshot.context;
					const over = snapshot.value === 'done' || submitted.length === plan.steps.length;
					const asked = plan.steps.flat();
					const shown = { item: over ? asked : handedIn, submission: over ? asked : [] };
					return [
						'wound',
						...(answers['ran-down'] ? ['ran-down'] : []),
						...(feedback === 'item' || feedback === 'submission' ? shown[feedback] : [])
					];
				};
				const check = (reply: unknown, may = allowed()) => {
					const found = leaked(JSON.stringify(reply), birds);
					expect(may).toEqual(expect.arrayContaining(found));
				};
				check(sitting);
				for (const [kind, choice] of walk) {
					const { snapshot } = replay(plan, log);
					const legal = candidates(snapshot, choice);
					const event = legal[choice % legal.length];
					if (kind === 'good' && event) {
						log.push(entry(event));
						check(await attempts.append(db(), place, log.slice(-1), at));
					}
					if (kind === 'stale') {
						const stale = { ...entry({ type: 'submit' }, 0), id: `stale${choice}` };
						check(await attempts.append(db(), place, [stale], at));
					}
					if (kind === 'illegal') {
						const wrong = entry({ type: 'look', item: 'nobody' });
						check(await attempts.append(db(), place, [wrong], at));
					}
					if (kind === 'again')
						check(await attempts.append(db(), place, log.slice(choice % 3), at));
					if (kind === 'look') check(await attempts.resume(db(), place, at));
					if (kind === 'start') check(await attempts.start(db(), seat, at));
				}
				const later = await attempts.standing(db(), place, due);
				const over = allowed().length > examples.length || feedback === 'due';
				check(later, over ? [...examples, ...plan.steps.flat()] : allowed());
				if (feedback === 'never') check(later, examples);
			}),
			{ numRuns: engine === 'sqlite' ? 120 : 40 }
		);
	});
});
