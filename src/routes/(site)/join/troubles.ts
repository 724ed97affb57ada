/** What is said to whom a code does not let in: the same whether it is mistyped, closed or over. */
export const troubles = {
	closed:
		'This code lets nobody new in. It may be mistyped, or no longer open: compare it with the one your teacher shows, or ask for a new one.',
	wait: 'Too many codes that were not right came from here. Nothing is locked: wait ten minutes and try again.',
	many: 'Many have joined this class in the last minutes, so nobody new comes in for a while. Your name is kept: try again in ten minutes, or ask your teacher for a new code.',
	full: 'This class is full. Your teacher can make room in it; nothing was stored.'
} as const;
