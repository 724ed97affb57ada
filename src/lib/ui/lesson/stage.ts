import axe from 'axe-core';
import type { Component } from 'svelte';
import { render } from 'vitest-browser-svelte';
import type { Key, PublicItem } from '../../content/module.ts';
import type { Answer } from '../../lesson/answer.ts';
import { clockKey, clockModule } from '../../lesson/fixture.ts';
import { explain } from '../../scoring/feedback.ts';
import { markItem } from '../../scoring/mark.ts';
import type { TaskProps } from './task.ts';
import '../../../app.css';

/** A task on a stage, for its tests: what is chosen comes back to it, as in a lesson. */
export async function stage<I extends PublicItem, A extends Answer, K extends Key>(
	Task: Component<TaskProps<I, A, K>>,
	item: I,
	begin: A,
	{ module = clockModule, key = clockKey.keys[item.id] as K } = {}
) {
	let answer = begin;
	const chosen: A[] = [];
	const props = (result?: TaskProps<I, A, K>['result']) => ({
		item,
		module,
		answer,
		hint: [],
		result,
		figure: (file: string) => file,
		onchoose: (fields: A) => {
			chosen.push(fields);
			answer = { ...answer, ...fields };
			void screen.rerender(props());
		}
	});
	const screen = await render(Task, props() as never);
	return {
		screen,
		/** Every set of fields chosen, in order. */
		chosen,
		answer: () => answer,
		handIn: () =>
			screen.rerender(
				props({ key, mark: markItem(item, key, answer, 3), feedback: explain(item, key, answer) })
			)
	};
}

export const clockItem = <Kind extends PublicItem['kind']>(kind: Kind) =>
	clockModule.items.find((item) => item.kind === kind) as Extract<PublicItem, { kind: Kind }>;

/** What axe finds wrong: rule and element. */
export async function faults(container: Element): Promise<readonly string[]> {
	const { violations } = await axe.run(container, {
		// A task is a part of a page, so landmarks and the page's title are the page's affair.
		rules: { region: { enabled: false } }
	});
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
