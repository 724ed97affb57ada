/** What someone is in a class, in words. */
export const roleNames = {
	teacher: 'Teacher',
	'co-teacher': 'Co-teacher',
	assistant: 'Assistant',
	student: 'Student'
} as const;
