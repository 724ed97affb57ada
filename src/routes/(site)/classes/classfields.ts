import * as v from 'valibot';
import { longestClassName, zones } from '#lib/server/classes.ts';
import { line } from '#lib/server/fields.ts';

/** What is said of a class when it is made, and can be changed later. */
export const classFields = v.object({
	name: line(longestClassName, {
		empty: 'Write a name for the class, such as 10B.',
		long: `Use at most ${longestClassName} characters.`
	}),
	zone: v.picklist(zones, 'Choose a time zone from the list.')
});
