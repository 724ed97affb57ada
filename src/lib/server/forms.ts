import { fail, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import * as names from './names.ts';

/** What was wrong with a form: a sentence for each field, and what is shown in it again. */
export type Wrong = {
	readonly errors: Readonly<Record<string, string>>;
	readonly typed: Readonly<Record<string, string>>;
};

type Form = v.ObjectSchema<v.ObjectEntries, undefined>;

/** Passwords and codes are never sent back. */
const secret = /password|code|phrase/i;

/** Reads a form by its schema, whose messages are shown to the person. */
export async function read<Schema extends Form>(
	schema: Schema,
	request: Request
): Promise<{ readonly output: v.InferOutput<Schema>; readonly typed: Wrong['typed'] } | Wrong> {
	const data = await request.formData();
	const given = Object.fromEntries(
		Object.keys(schema.entries).map((name) => [name, text(data.get(name))])
	);
	const typed = Object.fromEntries(Object.entries(given).filter(([name]) => !secret.test(name)));
	const result = v.safeParse(schema, given);
	if (result.success) return { output: result.output, typed };
	const nested: Record<string, readonly string[] | undefined> =
		v.flatten<Schema>(result.issues).nested ?? {};
	const errors = Object.fromEntries(
		Object.entries(nested).map(([name, messages]) => [name, messages?.[0] ?? ''])
	);
	return { errors, typed };
}

/** Hands a form back with what is wrong; `form` is said above its fields. */
export const refuse = (
	status: 400 | 403 | 409 | 429,
	errors: Wrong['errors'],
	typed: Wrong['typed'] = {}
): ActionFailure<Wrong> => fail(status, { errors, typed });

const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '');

export const email = v.pipe(
	v.string(),
	v.trim(),
	v.maxLength(254, 'This address is too long.'),
	v.email('Write the whole address, such as name@school.example.'),
	v.toLowerCase()
);

export const name = v.pipe(
	v.string(),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const read = names.read(dataset.value);
		if (typeof read === 'object') return read.shown;
		const long = `Use at most ${names.longestName} characters.`;
		addIssue({ message: read === 'long' ? long : 'Write a name.' });
		return NEVER;
	})
);

/** A password that is compared, not chosen: rules may have changed since it was. */
export const password = v.pipe(
	v.string(),
	v.nonEmpty('Write your password.'),
	v.maxLength(1024, 'This is too long to be your password.')
);

export const code = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty('Write the code.'),
	v.maxLength(100, 'This is too long to be the code.')
);

export const newAccount = v.object({ name, email, password });
