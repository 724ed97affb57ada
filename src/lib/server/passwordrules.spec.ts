import { describe, expect, it } from 'vitest';
import { passwordTrouble } from './passwordrules.ts';

const owner = { name: 'Ada Quillfeather', email: 'a.quillfeather@birchwood.test' };
const trouble = (password: string) => passwordTrouble(password, owner);

describe('a password', () => {
	it.each([
		'four small words',
		'correct horse battery',
		'Möwen fliegen weit',
		'рыба на берегу',
		'静かな海の朝です。とても',
		'kx7-pq2-mm9-zz4',
		'a'.padEnd(128, 'kjhxq pow'),
		'Ada likes marmalade',
		'summer rain on tin'
	])('may be %s', (password) => {
		expect(trouble(password)).toBeUndefined();
	});

	it.each(['', 'short', 'ninechars', '👩‍🏫👩‍🏫👩‍🏫'])('is too short as “%s”', (password) => {
		expect(trouble(password)).toContain('at least 10');
	});

	it('is counted in characters, not in bytes', () => {
		expect(trouble('ü'.repeat(2) + 'xqzwvkjhgp'.repeat(13))).toContain('at most 128');
		expect(trouble('öäüßéàçñøå')).toBeUndefined();
	});

	it.each(['quillfeather1', 'AdaQuillfeather', 'a.quillfeather@birchwood.test', 'birchwood2031!'])(
		'is not the owner’s name or address: %s',
		(password) => {
			expect(trouble(password)).toContain('your name');
		}
	);

	it.each([
		'aaaaaaaaaaaa',
		'abababababab',
		'1234567890',
		'qwertyuiop12',
		'abcdefghijkl',
		'9876543210'
	])('is not regular: %s', (password) => {
		expect(trouble(password)).toContain('regular');
	});

	it.each([
		'password123',
		'Password2024!',
		'P4$$w0rd2031',
		'iloveyou2024',
		'welcome1234',
		'2031sunshine',
		'schoolschool',
		'WelcomeSchool1',
		'letmein-letmein'
	])('is not among the first to be tried: %s', (password) => {
		expect(trouble(password)).toContain('tried first');
	});
});
