const sort = 'input:not([type=hidden], [type=file]), select, textarea';
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What was typed and picked before the program was here: taking a page over sets its fields to what
 * the server sent. To be called before that.
 * @returns puts all of it back, and tells whoever listens to those fields
 */
export function keepEarly(page: ParentNode = document): () => void {
	const touched = [...page.querySelectorAll<Control>(sort)]
		.filter(isTouched)
		.map((control) => ({ control, ...stateOf(control) }));
	return () => {
		for (const { control, ...state } of touched) {
			Object.assign(control, state);
			for (const type of ['input', 'change']) {
				control.dispatchEvent(new Event(type, { bubbles: true }));
			}
		}
	};
}

function isTouched(control: Control): boolean {
	if (control instanceof HTMLSelectElement) {
		const { options } = control;
		const sent = [...options].findIndex(({ defaultSelected }) => defaultSelected);
		return control.selectedIndex !== Math.max(0, sent);
	}
	const { value, defaultValue } = control;
	if (control instanceof HTMLTextAreaElement) return value !== defaultValue;
	// Of a set of radios only the one that was picked: the one it took the place of follows.
	if (control.type === 'radio') return control.checked && !control.defaultChecked;
	return value !== defaultValue || control.checked !== control.defaultChecked;
}

const stateOf = (control: Control) =>
	control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)
		? { checked: control.checked }
		: { value: control.value };
