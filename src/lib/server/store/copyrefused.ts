/** Why nothing was copied or put back, in words for the person at the terminal. */
export class CopyRefused extends Error {}
