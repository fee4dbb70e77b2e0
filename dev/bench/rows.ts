import type { Measurement } from './measure';

/** A line of the table: cells as they are printed. */
export type Row = readonly [
  what: string,
  seconds: string,
  spread: string,
  ratio: string,
  goal: string,
  met: string,
  peakMb: string,
];

export const HEAD: Row = ['what', '>median s', 'min–max', 'ratio', 'goal', 'met', '>peak MB'];

/** The goals of a measurement. */
export interface Goal {
  /** Largest ratio to the other measurement. @default no limit */
  readonly ratio?: number;
  /** Most seconds. @default no limit */
  readonly seconds?: number;
  /** Most seconds more than the other measurement. @default no limit */
  readonly moreSeconds?: number;
  /** Most memory, in MB. @default no limit */
  readonly peakMb?: number;
}

/**
 * One line of the table.
 *
 * @param of what the ratio is taken to, with the name that the table gives it
 * @param goal what it should reach. @default none: the figure is only told
 */
export function row(
  measured: Measurement,
  of: { readonly name: string; readonly measured: Measurement },
  goal?: Goal,
): Row {
  const { what, failed, seconds, peakMb } = measured;
  const ratio = median(seconds) / median(of.measured.seconds);
  const told: Row = [
    failed === undefined ? what : `${what} (ended with status ${failed})`,
    median(seconds).toFixed(3),
    `${Math.min(...seconds).toFixed(3)}–${Math.max(...seconds).toFixed(3)}`,
    `${ratio.toFixed(2)} × ${of.name}`,
    '',
    '',
    Number.isFinite(peakMb) ? peakMb.toFixed(0) : '?',
  ];
  if (!goal) return told;
  const more = median(seconds) - median(of.measured.seconds);
  const {
    ratio: largest = Infinity,
    seconds: longest = Infinity,
    moreSeconds = Infinity,
    peakMb: most = Infinity,
  } = goal;
  const misses = [
    ...(ratio > largest || median(seconds) > longest || more > moreSeconds ? ['time'] : []),
    ...(peakMb > most ? ['memory'] : []),
  ];
  const limits = [
    ...(largest < Infinity ? [`≤ ${largest} ×`] : []),
    ...(longest < Infinity ? [`≤ ${longest} s`] : []),
    ...(moreSeconds < Infinity ? [`≤ ${moreSeconds} s more`] : []),
    ...(most < Infinity ? [`≤ ${most} MB`] : []),
  ];
  const met = misses.length === 0 ? 'yes' : `no: ${misses.join(', ')}`;
  return [told[0], told[1], told[2], told[3], limits.join(', '), met, told[6]];
}

/** The middle one of the values; between the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

/**
 * How well a straight line goes through the points: 1 where all of them lie on it (coefficient of determination of the
 * least-squares line).
 */
export function rSquared(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const sum = (term: (dx: number, dy: number) => number): number =>
    points.reduce((total, [x, y]) => total + term(x - meanX, y - meanY), 0);
  const [xx, xy, yy] = [sum((dx) => dx * dx), sum((dx, dy) => dx * dy), sum((_, dy) => dy * dy)];
  return yy === 0 ? 1 : (xy * xy) / (xx * yy);
}
