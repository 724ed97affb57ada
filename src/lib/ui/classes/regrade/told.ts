/** Which mark counts after a regrade. */
export const marksWords = (keepBetter: boolean): string =>
	keepBetter ? 'The better mark of the two counts.' : 'The mark by the corrected key counts.';
