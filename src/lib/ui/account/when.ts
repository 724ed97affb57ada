const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The day of a time, for people who are in no class and so in no zone: `3 March 2031`. */
export const dayOf = (time: string) => days.format(new Date(time));
