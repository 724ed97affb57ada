import type { Key, Module, ModuleKey, PublicItem, Source, Span } from '../../content/module.ts';
import type { Answer, Confidence } from '../../lesson/answer.ts';
import type { LessonEvent } from '../../lesson/event.ts';
import { beside, lacking, nextLacking, position, steps } from '../../lesson/progress.ts';
import type { Standing } from '../../lesson/standing.ts';
import { explain } from '../../scoring/feedback.ts';
import { markItem } from '../../scoring/mark.ts';
import type { Run } from '../run.svelte.ts';
import type { Result } from './task.ts';

/** The next step that the interface offers; without an event it cannot be taken yet. */
export type Action = {
	readonly name:
		| 'check'
		| 'check-all'
		| 'look-again'
		| 'hand-in'
		| 'next-open'
		| 'next-answer'
		| 'next'
		| 'summary';
	readonly event?: LessonEvent;
};

/** What is different where the answers go to a server that holds the key. */
export type Graded = {
	/** When explanations come. */
	readonly told: 'item' | 'submission' | 'due' | 'never';
	/** Whether the server can be reached, as far as is known. */
	readonly online: boolean;
};

/** Why there is no explanation yet of what was handed in. */
export function untoldWords(graded: Graded | undefined): string {
	switch (graded?.told) {
		case 'due':
			return 'Handed in. Explanations come after the due date.';
		case 'never':
			return 'Handed in. Your teacher has chosen that answers are not explained here.';
		default:
			return graded?.online
				? 'Handed in. The explanation is on its way.'
				: 'Handed in. The explanation comes when you are online again.';
	}
}

/** Always the same, so that what shows it is left alone. */
const nothing: readonly Span[] = [];

/** What lies before the learner: the run, read together with the module and its key. */
export class Desk {
	readonly run: Run;
	readonly module: Module;
	/** In graded work it holds the keys that are unlocked by now, and grows. */
	key = $state.raw() as ModuleKey;
	#hints = $state.raw<Readonly<Record<string, readonly Span[]>>>({});
	readonly graded: Graded | undefined;
	/** What the button says that leaves the last explanation. */
	readonly ending: string;

	constructor(
		run: Run,
		module: Module,
		key: ModuleKey,
		ending = 'See how it went',
		graded?: Graded
	) {
		this.run = run;
		this.module = module;
		this.key = key;
		this.ending = ending;
		this.graded = graded;
	}

	/** Takes in keys and hints that the server has unlocked. */
	learn({ keys, hints }: Pick<Standing, 'keys' | 'hints'>): void {
		this.key = { ...this.key, keys: { ...this.key.keys, ...keys } };
		this.#hints = { ...this.#hints, ...hints };
	}

	where = $derived.by(() => this.run.snapshot.value);
	context = $derived.by(() => this.run.snapshot.context);
	item = $derived.by((): PublicItem | undefined => this.context.plan.items[this.context.item]);
	position = $derived.by(() => position(this.run.snapshot));
	#at = $derived.by(() => this.context.step);
	#skipped = $derived.by(() => this.context.skipped);
	#submitted = $derived.by(() => this.context.submitted);
	/** Made anew when the lesson moves on, not with every choice: there is a tick for each item. */
	steps = $derived.by(() => {
		const { plan } = this.run;
		return steps({
			context: { plan, step: this.#at, skipped: this.#skipped, submitted: this.#submitted }
		});
	});
	/** The items handed in together with the one looked at. */
	step = $derived.by((): readonly string[] => this.context.plan.steps[this.context.step] ?? []);
	answer = $derived.by((): Answer => this.context.answers[this.context.item] ?? {});
	confidence = $derived.by(
		(): Confidence | null => this.context.confidence[this.context.item] ?? null
	);
	/** Words shown as a hint; empty unless it was asked for. */
	hint = $derived.by((): readonly Span[] => {
		const { item, hints } = this.context;
		if (this.where === 'feedback' || (hints[item] ?? 0) === 0) return nothing;
		return this.keyOf(item)?.settles ?? this.#hints[item] ?? nothing;
	});
	/** Whether a hint can be had now. */
	hintable = $derived.by(() => {
		const asked = (this.context.hints[this.context.item] ?? 0) > 0;
		return this.graded ? this.graded.online && !asked : this.hint.length === 0;
	});
	result = $derived.by(() =>
		this.where === 'feedback' ? this.resultOf(this.context.item) : undefined
	);
	/** Said in the place of an explanation that is not here. */
	untold = $derived.by(() =>
		this.where === 'feedback' && !this.result ? untoldWords(this.graded) : ''
	);
	action = $derived.by((): Action => this.#action());

	/** @returns undefined in graded work, until it is unlocked */
	keyOf(item: string): Key | undefined {
		const key = this.key.keys[item];
		if (!key && !this.graded)
			throw new Error(`The key of "${item}" is missing from module "${this.module.id}".`);
		return key;
	}

	/** What the learner got for an item; undefined until it is handed in and its key is here. */
	resultOf(id: string): Result | undefined {
		const { plan, answers, confidence, handedIn } = this.context;
		const item = plan.items[id];
		if (!item || !handedIn.includes(id)) return undefined;
		const key = this.keyOf(id);
		if (!key) return undefined;
		return {
			key,
			mark: markItem(item, key, answers[id], confidence[id]),
			feedback: explain(item, key, answers[id])
		};
	}

	sourceOf(sentence: string): Source {
		const id = sentence.slice(0, sentence.indexOf('/'));
		const source = this.module.sources.find((one) => one.id === id);
		if (!source) throw new Error(`Module "${this.module.id}" has no source "${id}".`);
		return source;
	}

	figure = (file: string) => `/modules/${this.module.id}/${this.module.revision}/figures/${file}`;

	#action(): Action {
		const { snapshot, plan } = this.run;
		if (this.where === 'feedback') {
			const { next } = beside(snapshot);
			if (next) return { name: 'next-answer', event: { type: 'look', item: next } };
			const open = this.steps.some(({ state }) => state !== 'submitted');
			return { name: open ? 'next' : 'summary', event: { type: 'next' } };
		}
		if (this.where === 'reviewing') return { name: 'hand-in', event: { type: 'submit' } };
		const open = lacking(snapshot);
		if (open.length === 0) {
			const flagged = plan.feedback === 'set' && this.context.flagged.length > 0;
			const name = flagged ? 'look-again' : this.step.length === 1 ? 'check' : 'check-all';
			return { name, event: { type: 'submit' } };
		}
		if (this.step.length === 1) return { name: 'check' };
		const next = nextLacking(snapshot);
		return next === undefined || open.includes(this.context.item)
			? { name: 'next-open' }
			: { name: 'next-open', event: { type: 'look', item: next } };
	}
}
