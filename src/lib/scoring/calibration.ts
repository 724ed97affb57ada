import { confidences, type Confidence } from '../lesson/answer.ts';
import { share, type Share } from './wilson.ts';

/** One answer with the confidence given for it. Right means full credit. */
export type Bet = { readonly confidence: Confidence; readonly right: boolean };

/**
 * The chance of being right that each button stands for: the middles of 33–67 %, 67–80 % and
 * 80–100 %. A third is what blind guessing among three labels comes to.
 */
const statedChance: Readonly<Record<Confidence, number>> = { 1: 0.5, 2: 0.735, 3: 0.9 };

type ReliabilityPoint = {
	readonly confidence: Confidence;
	readonly stated: number;
	readonly n: number;
	readonly right: number;
	/** Share that was right, with a 95 % interval; null when the button was never pressed. */
	readonly share: Share | null;
};

export type Calibration = { readonly n: number; readonly points: readonly ReliabilityPoint[] } & (
	| { readonly enough: false }
	| {
			readonly enough: true;
			/** Mean squared distance of stated chance and outcome: 0 is best, .25 is always ½. */
			readonly brier: number;
			/** Mean stated chance less share right: above 0 over-confident, below 0 under-confident. */
			readonly gap: Share;
	  }
);

/**
 * How well confidence and outcome agree.
 *
 * The Brier score is in its one-sided form, the mean of (p − right)²; the gap's interval is Wilson's
 * for the share right, taken from the mean stated chance, which is known and not estimated.
 * Source: Brier, Verification of forecasts expressed in terms of probability, Monthly Weather
 * Review 78 (1950) 1–3; gap: Lichtenstein, Fischhoff & Phillips, Calibration of probabilities, in
 * Kahneman, Slovic & Tversky (1982) 306–334.
 * @param fewest no Brier score and no gap below so many answers
 */
export function calibrationOf(bets: readonly Bet[], fewest = 20): Calibration {
	const n = bets.length;
	const points = confidences.map((confidence) => {
		const pressed = bets.filter((bet) => bet.confidence === confidence);
		const right = pressed.filter((bet) => bet.right).length;
		return {
			confidence,
			stated: statedChance[confidence],
			n: pressed.length,
			right,
			share: share(right, pressed.length)
		};
	});
	const accuracy = share(sum(points.map((point) => point.right)), n);
	if (!accuracy || n < fewest) return { n, points, enough: false };
	// Summed by button, so that the order of the answers cannot move the last digit.
	const stated = sum(points.map((point) => point.n * point.stated)) / n;
	const squares = points.map(
		(point) => point.right * (point.stated - 1) ** 2 + (point.n - point.right) * point.stated ** 2
	);
	return {
		n,
		points,
		enough: true,
		brier: sum(squares) / n,
		gap: {
			value: stated - accuracy.value,
			low: stated - accuracy.high,
			high: stated - accuracy.low
		}
	};
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
