import { compile } from './compile.ts';
import type { Compiled, Files } from './compile.ts';
import { formatProblem } from './problem.ts';

/*
 * A small module that is right in every part, for tests: the example of the writing guide.
 */

const moduleYaml = `title: Too many on the ferry
lang: en
licence: CC-BY-4.0
authors: [Grounds]
claims:
  overload: The Alda carried more people on Sunday than she may.
about: A ferry, a log and a counter.
aims: [tell a record from a conclusion, see when two counts clash]
`;

const gazette = `---
outlet: Norrport Gazette
kind: article
date: 2031-05-06
fidelity: constructed
---

# [1] Overloaded ferry put lives at risk

[2] The Alda left Norrport on Sunday with 412 people on board, the harbour office's ticket log shows.
[3] Her licence allows 350.
[4] As 412 is sixty-two more than that, she was very likely overloaded.

![Bar chart of ten trips in May; three bars rise above a line at 350](trips.svg)
[7] Half of all trips are probably like that.
`;

const radio = `---
outlet: Radio Norr
kind: interview
date: 2031-05-08
fidelity: constructed
speakers:
  Presenter: Jon Fell, morning programme
  Reis: Ana Reis, mate of the Alda
---

**Reis:** [1] I clicked every one of them through the gate, and the counter stood at 350.
[2] Some buy a ticket and stay ashore, so it is unlikely that we were over.

**Presenter:** [3] And the yard built her for 500.
`;

const items = `- label: count
  sentence: gazette/2
  answer: evidence
  attribution: document
  settles: the harbour office's ticket log
  not inference: Nothing is worked out here; 412 is copied from the log.
  not assertion: The number does not stand alone; the sentence says who wrote it down.

- label: count-bare
  twin-of: count
  reads: The Alda left Norrport on Sunday with 412 people on board.
  answer: assertion
  sound: false
  settles: 412 people
  not evidence: An exact number looks measured, but nobody is said to have counted.
  not inference: No step leads to 412; it is simply put there.

- label: over
  sentence: gazette/4
  answer: inference
  certainty: very-likely
  settles: As 412 … allows 350
  change: Without the first half, “she was very likely overloaded” would be an assertion.
  not evidence: Both figures are on record; that the first breaks the limit is worked out from them.
  not assertion: “Very likely” is no basis, but the two figures before it are.

- label: half
  sentence: gazette/7
  answer: assertion
  certainty: likely
  traps: [hedge]
  settles: probably
  change: Name who went through the year's logs, and it is evidence.
  not evidence: The chart above shows ten trips, not all of them.
  not inference: “Probably” sounds like weighing, but three trips in ten do not lead to half.

- compare: how-many
  pair:
    gazette/2: ticket log · people on board · Sunday · flat · evidence
    radio/1: Reis · people on board · Sunday · flat · evidence
  answer: contradiction
  moved: [number]
  settles: 412 people on board … the counter stood at 350
  not disagreement: They do not judge one fact differently; they report two different counts.
  not apparent: Both count people on board on one trip, so no difference of scope saves them.
  question: How many people were on board?
- compare: how-big
  pair:
    gazette/3: Gazette · how many she may carry · now · flat · assertion
    radio/3: Presenter · how many she was built for · when built · flat · assertion
  answer: apparent
  moved: [definition]
  settles: licence allows … built her for
  not contradiction: 350 and 500 clash only if both are the same kind of limit.
  not compatible: Near, but the clash is what a reader sees first; say what removes it.
  question: How many people may the ferry hold?
- ladder: how-sure
  steps:
    radio/2: unlikely
    gazette/4: very-likely
    gazette/1: flat
  rose: gazette/1
  settles: unlikely … very likely … Overloaded
  not gazette/4: Certainty rises here, but on two figures.
`;

const guide = `discussion:
  - ask: Who counted, and how could they know?
    expect: The ticket log and the counter at the gate; both count, and they differ.
misconceptions:
  - says: 412 is an exact number, so it must be evidence.
    answer: Strike out the log and ask again who counted.
answers:
  - item: half
    note: Most say inference; ask what three trips of ten lead to.
`;

export const ferry: Files = new Map([
	['ferry/module.yaml', moduleYaml],
	['ferry/items.yaml', items],
	['ferry/guide.yaml', guide],
	['ferry/sources/gazette.md', gazette],
	['ferry/sources/radio.md', radio],
	['ferry/sources/trips.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>']
]);

/** FNV-1a, four times with another beginning: enough to tell two texts of a test apart. */
export const hash = (text: string): string =>
	[1, 2, 3, 4]
		.map((lane) => {
			let sum = 0x811c9dc5 ^ lane;
			for (let at = 0; at < text.length; at++)
				sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
			return sum.toString(16).padStart(8, '0');
		})
		.join('');

/** A change to one file of the module: what stands there, and what stands there instead. */
export type Slip = readonly [file: string, from: string, to: string];

/** The module with some slips in it; a file that does not exist yet is written whole. */
export function withSlips(...slips: readonly Slip[]): Files {
	const files = new Map(ferry);
	for (const [file, from, to] of slips) {
		const path = `ferry/${file}`;
		const text = String(files.get(path) ?? '');
		if (from && !text.includes(from)) throw new Error(`“${from}” does not stand in ${file}`);
		files.set(path, from ? text.replace(from, () => to) : to);
	}
	return files;
}

export function compileOne(files: Files): Compiled {
	const [compiled] = compile(files, { hash });
	if (!compiled) throw new Error('there is no module');
	return compiled;
}

/** The lines that an author would see, without the path that all of them share. */
export const said = (files: Files): string[] =>
	compileOne(files).problems.map((problem) =>
		formatProblem(problem).replace('questions/ferry/', '')
	);
