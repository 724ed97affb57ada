/** What people are here, in words. */
export const roleWords = {
	administrator: 'Administrator',
	instructor: 'Teacher',
	student: 'Student'
} as const;
