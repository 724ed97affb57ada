import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { attachment } from './attachment.ts';

test.each([
	['Who stopped the clock?', 'Who stopped the clock.csv', 'Who%20stopped%20the%20clock.csv'],
	['../../etc/passwd', 'etc passwd.csv', 'etc%20passwd.csv'],
	['Čas “A/B”', 'Cas A B.csv', '%C4%8Cas%20%E2%80%9CA%20B%E2%80%9D.csv'],
	['ساعت', 'results.csv', '%D8%B3%D8%A7%D8%B9%D8%AA.csv'],
	['', 'results.csv', 'results.csv']
])('keeps “%s” as %s', (title, plain, encoded) => {
	expect(attachment(title, '.csv')).toBe(
		`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
	);
});

it('is one header and one file, whatever the title', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
			const header = attachment(title, '.csv');
			expect(header).toMatch(
				/^attachment; filename="[^"\\/\r\n\x7f-\uffff]+\.csv"; filename\*=UTF-8''[\w.~%-]+\.csv$/
			);
			expect(decodeURIComponent(header.split("''")[1] ?? '')).not.toMatch(/[\\/\p{Cc}]|^\./u);
		})
	);
});
