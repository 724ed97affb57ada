import { join } from 'node:path';
import { root } from '../scripts/install.js';
import { hash, readFiles } from '../scripts/questions.ts';
import { compile } from '../src/lib/content/compile.ts';
import { bankOf, shelved, type Bank, type Content } from '../src/lib/practice/bank.ts';
import type { Figure } from './figure.ts';
import { compare } from './practice/compare.ts';
import { halving, traces } from './practice/memory.ts';
import { planted } from './practice/planted.ts';
import { days, type Pace } from './practice/simulate.ts';
import { speed } from './practice/speed.ts';

const learners = 24;
const copies = 4;
/** The same number of answers, and the same time, reading included. */
const paces: Readonly<Record<string, Pace>> = {
	'8 answers a day': (answers) => answers < 8,
	'13 minutes a day': (_, seconds) => seconds < 13 * 60
};

/** P11, and how practice does with learners made up for the purpose. */
export async function practice(): Promise<Figure[]> {
	const contents = compile(readFiles(join(root, 'questions')), { hash }).flatMap(
		({ built }) => built ?? []
	);
	const bank = bankOf(contents);
	const now = originals(bank);
	const large = originals(
		bankOf(Array.from({ length: copies }, (_, copy) => contents.map(copied(copy))).flat())
	);
	console.log(
		[
			'The learners below are SIMULATED: their abilities, how they learn, forget and guess are our',
			'assumptions. The figures show that the parts work together as meant and compare orders under',
			'these assumptions. They are no evidence that people learn.',
			`${learners} learners, the same under every order; ${days} days.`,
			`The shelf has ${now.items.length} items, twins left out; “large” is the same shelf ${copies} times over,`,
			'as other texts on other topics. Memory halves, or is laid in traces that spacing makes last.'
		].join('\n')
	);
	for (const [amount, pace] of Object.entries(paces)) {
		for (const [shelf, held] of Object.entries({ 'The shelf': now, 'A large shelf': large })) {
			for (const [kind, memory] of Object.entries({ halves: halving, 'in traces': traces })) {
				compare(`${shelf}, memory ${kind}, ${amount}`, { bank: held, memory, pace }, learners);
			}
		}
	}
	return [...speed(bank), ...planted(bank)];
}

/** Without twins: that an explanation gives the answer to a twin away is known to our order alone. */
const originals = ({ items, reading }: Bank): Bank =>
	shelved(
		items.filter(({ address, family }) => address === family),
		reading
	);

const copied =
	(copy: number) =>
	({ module, key }: Content): Content => ({
		module: {
			...module,
			id: `${module.id}-${copy}`,
			topic: `${module.topic ?? module.id}-${copy}`
		},
		key
	});
