/* In the order in which they must be asked: Edge says Chrome as well, and Chrome Safari. */
const browsers = [
	['Edg', 'Edge'],
	['OPR', 'Opera'],
	['Firefox', 'Firefox'],
	['Chrome', 'Chrome'],
	['CriOS', 'Chrome'],
	['Safari', 'Safari']
] as const;
const systems = [
	['iPhone', 'iPhone'],
	['iPad', 'iPad'],
	['Android', 'Android'],
	['CrOS', 'ChromeOS'],
	['Windows', 'Windows'],
	['Mac OS', 'Mac'],
	['Linux', 'Linux']
] as const;

/** What is kept of a device: enough for its owner to know it again, `Firefox on Windows`. */
export function deviceOf(userAgent: string | null | undefined): string | null {
	const named = (names: readonly (readonly [string, string])[]) =>
		names.find(([sign]) => userAgent?.includes(sign))?.[1];
	const browser = named(browsers);
	const system = named(systems);
	return browser && system ? `${browser} on ${system}` : (browser ?? system ?? null);
}
