/*
 * What works behind the pages. It is loaded by this way round so that no page asks for its styles
 * before anyone needs them: Kit names those of whatever a layout may load itself.
 */

/** Sends answers that were left on this device. */
export const unsent = async () => (await import('./Unsent.svelte')).default;

/** Lets practice follow its learner. */
export const following = async () => (await import('./Following.svelte')).default;
