import { randomInt } from 'node:crypto';
import { words } from './words/words.ts';

/** A word and a number that tell people of one name apart: `birch-14`. None that is taken. */
export function make(taken: ReadonlySet<string>): string {
	for (;;) {
		const tag = `${words[randomInt(words.length)]}-${randomInt(10, 100)}`;
		if (!taken.has(tag)) return tag;
	}
}
