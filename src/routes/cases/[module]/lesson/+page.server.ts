import { minutesOf } from '#lib/content/minutes.ts';
import { feedbackPolicies, isWanted, planLesson, taskChoices } from '#lib/lesson/plan.ts';
import { caseOf } from '../../../shelf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const module = await caseOf(params.module, locals);
	const policy = url.searchParams.get('feedback');
	const feedback = feedbackPolicies.find((one) => one === policy) ?? 'item';
	const confidence = url.searchParams.get('confidence') === 'off' ? 'off' : 'optional';
	const part = url.searchParams.get('tasks');
	const tasks = taskChoices.find((choice) => choice === part) ?? 'all';
	const options = { feedback, confidence, tasks } as const;
	const { steps, items } = planLesson(module, { ...options, seed: 0 });
	const counts = { label: 0, compare: 0, ladder: 0, chain: 0 };
	for (const id of steps.flat()) counts[items[id]?.kind ?? 'label']++;
	const asked = module.items.filter((item) => isWanted(item, tasks));
	return { module, counts, options, minutes: minutesOf(module.sources, asked) };
};
