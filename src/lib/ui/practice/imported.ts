import { plural } from '../site/plural.ts';

type Imported = {
	readonly file: 'good' | 'unreadable' | 'large' | 'newer';
	readonly answers: number;
	readonly lessons: number;
	readonly bad: number;
};

/** What taking in a file came to, in words. */
export function importedWords({ file, answers, lessons, bad }: Imported): string {
	if (file === 'unreadable') {
		return 'This file cannot be read: it is damaged, cut off, or not from Grounds. Nothing was changed. Save it once more where it comes from, and take that one in.';
	}
	if (file === 'large') {
		return 'This file was not taken in: it holds more than any file from Grounds. Nothing was changed. Look for the one that was saved on this page of the other device.';
	}
	const came = new Intl.ListFormat('en-GB').format([
		...(answers
			? [plural(answers, { one: '# practice answer', other: '# practice answers' })]
			: []),
		...(lessons ? [plural(lessons, { one: '# lesson', other: '# lessons' })] : [])
	]);
	return [
		answers + lessons > 0 ? `Taken in: ${came}.` : 'Everything in this file was here already.',
		file === 'newer'
			? 'The file is from a newer version; what this one knows of it was taken in.'
			: '',
		bad > 0
			? plural(bad, {
					one: '# record could not be read and was left out.',
					other: '# records could not be read and were left out.'
				})
			: ''
	]
		.filter(Boolean)
		.join(' ');
}
