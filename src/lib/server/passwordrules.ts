import { isCommon } from './commonpasswords.ts';

/** In characters. Length is what counts (NIST SP 800-63B); kinds of characters are nobody's business. */
export const passwordLength = { least: 10, most: 128 } as const;

/** What the owner is known by, which is the first thing to be tried. */
type Owner = { readonly name: string; readonly email: string };

/** What is wrong with a password that someone wants to use, in words; undefined: nothing. */
export function passwordTrouble(password: string, { name, email }: Owner): string | undefined {
	const length = [...password].length;
	if (length < passwordLength.least) {
		return `Use at least ${passwordLength.least} characters. A few words in a row are easy to remember.`;
	}
	if (length > passwordLength.most) return `Use at most ${passwordLength.most} characters.`;
	const plain = folded(password);
	const own = [...name.split(/\s+/), ...email.split(/[@.]/)].map(folded);
	const left = own
		.filter((part) => part.length >= 3)
		.reduce((text, part) => text.replaceAll(part, ''), plain);
	if (left.replace(/[^\p{L}]/gu, '').length < 4 && left !== plain) {
		return 'This is little more than your name or e-mail address. Choose something that nobody can guess from them.';
	}
	if (new Set(plain).size < 4 || isRun(plain)) {
		return 'This repeats itself or follows the keyboard or the alphabet. Choose something less regular.';
	}
	if (isCommon(password)) {
		return 'This is among the passwords that are tried first. Choose something else; a few words in a row will do.';
	}
	return undefined;
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Whether nearly all of it is neighbours on the keyboard or in the alphabet, in either direction. */
function isRun(text: string): boolean {
	const pairs = [...text].slice(1).map((letter, index) => text[index] + letter);
	const near = pairs.filter(([one = '', two = '']) =>
		rows.some((row) => row.includes(one + two) || row.includes(two + one) || one === two)
	);
	return near.length >= pairs.length * 0.7;
}
