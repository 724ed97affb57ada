/** Whose practice this device shows: who is signed in, also where that cannot be asked; or nobody's. */
export function owner(): string | undefined {
	return /(?:^|; )grounds-owner=([\w-]+)/.exec(document.cookie)?.[1];
}
