import { fold } from './ledger.ts';
import { next } from './next.ts';
import type { Asking, Session } from './session.ts';

/** The session as it will be if every answer is right; with an error it may turn out otherwise. */
export function forecast(asking: Asking): Session {
	const session = [...asking.session];
	let { ledger } = asking;
	for (;;) {
		const said = next({ ...asking, ledger, session });
		if (!('item' in said)) return session;
		session.push(said);
		const { module, revision, topic, item, skills } = said.item;
		const assumed = {
			id: `forecast ${session.length}`,
			at: asking.now,
			offset: 0,
			module,
			revision,
			topic,
			item: item.id,
			skills: [...skills],
			correct: true,
			credit: 1,
			algorithm: 'forecast'
		};
		ledger = fold(ledger, [assumed], asking.now);
	}
}
