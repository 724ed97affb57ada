import * as v from 'valibot';
import { line } from './fields.ts';

const longest = 300;

/** What a teacher decides about a corrected key. */
export const RegradeForm = v.object({
	/** What was shown when it was decided: the edition, and which regrades there were. */
	seen: v.pipe(v.string(), v.maxLength(200)),
	marks: v.picklist(['better', 'new'], 'Choose which mark counts.'),
	reason: line(longest, {
		empty: 'Write why, in a sentence or two. Students read it beside their mark.',
		long: `This reason is too long. Use ${longest} characters at the most.`
	})
});

export const TakeBackForm = v.object({
	number: v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number))
});
