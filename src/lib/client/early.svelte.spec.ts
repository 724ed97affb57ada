import { afterEach, expect, it } from 'vitest';
import { keepEarly } from './early.ts';

const page = document.createElement('main');
document.body.append(page);
afterEach(() => page.replaceChildren());

/** A form as the server sent it. @returns a field of it by its name, or name and value */
function show(html: string) {
	page.innerHTML = html;
	return (selector: string) => page.querySelector<HTMLInputElement>(selector) as HTMLInputElement;
}

it('puts back what was typed, picked and ticked, and tells who listens', () => {
	const field = show(`<form>
		<input name="who" value="Ada"><input name="left" value="as sent">
		<input type="checkbox" name="tick">
		<select name="one"><option>a<option>b</select>
		<textarea name="why"></textarea>
	</form>`);
	const form = field('form') as unknown as HTMLFormElement;
	const told: string[] = [];
	form.addEventListener('change', ({ target }) => told.push((target as HTMLInputElement).name));
	field('[name=who]').value = 'Bo';
	field('[name=tick]').checked = true;
	field('select').value = 'b';
	field('textarea').value = 'because';
	const putBack = keepEarly(page);
	form.reset();
	putBack();
	expect([...new FormData(form)]).toEqual([
		['who', 'Bo'],
		['left', 'as sent'],
		['tick', 'on'],
		['one', 'b'],
		['why', 'because']
	]);
	expect(told).toEqual(['who', 'tick', 'one', 'why']);
});

it('of radios tells of the one that was picked, and of no other', () => {
	const field = show(`<form>
		<input type="radio" name="when" value="now"><input type="radio" name="when" value="late" checked>
	</form>`);
	const form = field('form') as unknown as HTMLFormElement;
	const told: string[] = [];
	form.addEventListener('change', ({ target }) => told.push((target as HTMLInputElement).value));
	field('[value=now]').checked = true;
	const putBack = keepEarly(page);
	form.reset();
	putBack();
	expect(new FormData(form).get('when')).toBe('now');
	expect(told).toEqual(['now']);
});
