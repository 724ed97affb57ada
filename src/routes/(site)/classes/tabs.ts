import { resolve } from '$app/paths';

/** The pages of a class that are its staff's. */
export function tabsOf(id: string) {
	const place = { class: id };
	return [
		{ href: resolve('/(site)/classes/[class]', place), text: 'Assignments' },
		{ href: resolve('/(site)/classes/[class]/roster', place), text: 'Roster' },
		{ href: resolve('/(site)/classes/[class]/groups', place), text: 'Groups' },
		{ href: resolve('/(site)/classes/[class]/settings', place), text: 'Settings' }
	];
}
