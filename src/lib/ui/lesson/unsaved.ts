/** Why answers are not on the device, and what to do. */
export const unsavedWords =
	'Your latest answers are not saved: this browser refuses to store them or is out of space. They are kept as long as this page stays open. Free some space or leave private browsing, then try again.';
