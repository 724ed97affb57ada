/** Ticks all students of the form that a box belongs to, or none. */
export function tickAll({ currentTarget }: Event & { currentTarget: HTMLInputElement }): void {
	const { checked, form } = currentTarget;
	for (const box of form?.elements ?? []) {
		if (box instanceof HTMLInputElement && box.name === 'student') box.checked = checked;
	}
}
