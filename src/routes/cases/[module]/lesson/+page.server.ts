import { error } from '@sveltejs/kit';
import { feedbackPolicies, planLesson } from '#lib/lesson/plan.ts';
import * as modules from '#lib/server/modules.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const module = await modules.find(params.module);
	if (!module) error(404, `There is no case named “${params.module}”.`);
	const asked = url.searchParams.get('feedback');
	const feedback = feedbackPolicies.find((policy) => policy === asked) ?? 'item';
	const confidence = url.searchParams.get('confidence') === 'off' ? 'off' : 'optional';
	const { steps, items } = planLesson(module, { feedback, confidence, seed: 0 });
	const counts = { label: 0, compare: 0, ladder: 0, chain: 0 };
	for (const id of steps.flat()) counts[items[id]?.kind ?? 'label']++;
	return { module, counts, options: { feedback, confidence } as const };
};
