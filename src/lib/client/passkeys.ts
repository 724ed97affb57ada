/* Passkeys, as a browser makes and uses them (WebAuthn). */

/**
 * `password`: this is not it; `wait`: there were too many wrong ones; `known`: this device has a passkey
 * of the account.
 */
export type Outcome = 'done' | 'cancelled' | 'refused' | 'password' | 'wait' | 'known';

/** What a passkey is made with. */
type NewPasskey = { readonly name: string; readonly password: string };

type Described = { readonly id: string; readonly type: 'public-key' };
type CreationJson = Omit<
	PublicKeyCredentialCreationOptions,
	'challenge' | 'user' | 'excludeCredentials'
> & {
	readonly challenge: string;
	readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
	readonly excludeCredentials?: readonly Described[];
};
type RequestJson = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
	readonly challenge: string;
	readonly allowCredentials?: readonly Described[];
};

/** Whether this browser has passkeys: over plain http only the server's own computer does. */
export const areSupported = () =>
	typeof PublicKeyCredential === 'function' && window.isSecureContext;

/** Makes a passkey of the account that is signed in. @param address of the endpoint */
export async function register(address: string, { name, password }: NewPasskey): Promise<Outcome> {
	const asked = await send('POST', address, { password });
	if (asked.status === 400) return 'password';
	if (!asked.ok) return asked.status === 429 ? 'wait' : 'refused';
	const {
		challenge,
		user,
		excludeCredentials = [],
		...rest
	} = (await asked.json()) as CreationJson;
	const made = await attempt(() =>
		navigator.credentials.create({
			publicKey: {
				...rest,
				challenge: bytesOf(challenge),
				user: { ...user, id: bytesOf(user.id) },
				excludeCredentials: excludeCredentials.map(binary)
			}
		})
	);
	if (typeof made === 'string') return made;
	const { clientDataJSON, attestationObject, getTransports } =
		made.response as AuthenticatorAttestationResponse;
	const transports = getTransports?.call(made.response) ?? [];
	const response = {
		clientDataJSON: textOf(clientDataJSON),
		attestationObject: textOf(attestationObject),
		transports
	};
	return outcomeOf(await send('PUT', address, { name, response: { ...envelope(made), response } }));
}

/** Signs in with a passkey of this site. @param address of the endpoint */
export async function signIn(address: string): Promise<Outcome> {
	const asked = await fetch(address);
	if (!asked.ok) return 'refused';
	const { challenge, allowCredentials = [], ...rest } = (await asked.json()) as RequestJson;
	const got = await attempt(() =>
		navigator.credentials.get({
			publicKey: {
				...rest,
				challenge: bytesOf(challenge),
				allowCredentials: allowCredentials.map(binary)
			}
		})
	);
	if (typeof got === 'string') return got;
	const { clientDataJSON, authenticatorData, signature, userHandle } =
		got.response as AuthenticatorAssertionResponse;
	const response = {
		clientDataJSON: textOf(clientDataJSON),
		authenticatorData: textOf(authenticatorData),
		signature: textOf(signature),
		...(userHandle && { userHandle: textOf(userHandle) })
	};
	return outcomeOf(await send('POST', address, { response: { ...envelope(got), response } }));
}

/** The person may close the browser's dialog; that is no fault. */
async function attempt(
	ceremony: () => Promise<Credential | null>
): Promise<PublicKeyCredential | 'cancelled' | 'known'> {
	try {
		return ((await ceremony()) as PublicKeyCredential | null) ?? 'cancelled';
	} catch (error) {
		const name = error instanceof Error ? error.name : '';
		if (name === 'InvalidStateError') return 'known';
		if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
		throw error;
	}
}

const send = (method: 'POST' | 'PUT', address: string, body: unknown) =>
	fetch(address, {
		method,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});

const outcomeOf = ({ ok }: Response): Outcome => (ok ? 'done' : 'refused');

const envelope = ({ id, rawId, type }: PublicKeyCredential) => ({
	id,
	rawId: textOf(rawId),
	type,
	clientExtensionResults: {}
});

const binary = ({ id, type }: Described) => ({ type, id: bytesOf(id) });

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	const letters = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
	return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

function textOf(buffer: ArrayBuffer): string {
	const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
	return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
