import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

/** Sends a form without loading the page anew; where a field needs a change, the focus goes there. */
export const sent: SubmitFunction =
	() =>
	async ({ update, result, formElement }) => {
		await update({ reset: false });
		if (result.type !== 'failure') return;
		await tick();
		const trouble = '[aria-invalid], [data-trouble] input:enabled';
		formElement.querySelector<HTMLElement>(trouble)?.focus();
	};
