import { deserialize } from '$app/forms';
import { resolve } from '$app/paths';

type Errors = Readonly<Record<string, string>>;

/**
 * Signs in without leaving the page, by the form of the page that is for it.
 * @param address of that page
 * @returns what was wrong, by field, `form` above them; undefined when it went well
 */
export async function signIn(address: string, fields: FormData): Promise<Errors | undefined> {
	try {
		const response = await fetch(address, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]))
		});
		const result = deserialize<Record<string, never>, { errors: Errors }>(await response.text());
		if (result.type === 'failure') return result.data?.errors ?? { form: unknown };
		if (result.type === 'error') return { form: unknown };
		const asksMore = result.type === 'redirect' && result.location.startsWith(second);
		return asksMore ? { form: code } : undefined;
	} catch {
		return { form: 'There is no connection now. What you wrote is kept here; try again.' };
	}
}

const second = resolve('/(site)/sign-in/second');
const code =
	'Your account asks for a code as well. Sign in on another page, then come back here: this one goes on by itself.';
const unknown =
	'Something went wrong on our side. Nothing is lost; try again, or sign in on another page.';
