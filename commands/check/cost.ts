import type { CostLine } from '../../config/cost/monthly-floor';
import { totalOf } from '../../config/cost/monthly-floor';
import type { CostOption } from '../../config/cost/options';
import type { Price } from '../../config/cost/price';
import { HOURS_A_MONTH } from '../../config/cost/price';
import { amounts, counted, listed, NOTHING } from './words';

export const COST_HEAD = ['monthly floor', '>quantity', '>USD', 'price from'];

/** What always runs in a month. */
interface Floor {
  readonly lines: readonly CostLine[];
  /** Addresses of resources whose size Terraform only reads at apply. */
  readonly unread: readonly string[];
  /** Families of general nodes without a price, which the floor's own was not compared with. */
  readonly uncompared: readonly string[];
}

/** The floor's lines and their sum. */
export function costRows({ lines, unread }: Omit<Floor, 'uncompared'>): string[][] {
  const unpriced = lines.some(({ usd }) => usd === undefined);
  const sum = totalOf(lines);
  const total = { usd: unpriced && sum === 0 ? undefined : sum, more: unpriced || unread.length > 0 };
  const usd = amounts([...lines, total]);
  return [
    ...lines.map(({ item, count, unit, source }, index) => [
      item,
      counted(count, unit),
      usd[index] ?? '',
      source ? origin(source) : NOTHING,
    ]),
    ['Total', '', usd.at(-1) ?? '', ''],
  ];
}

const origin = ({ source, date, trust }: Price): string => [`${source} ${date}`, ...(trust ? [trust] : [])].join(', ');

/** What the floor's table cannot say itself. */
export function costNotes({ lines, unread, uncompared }: Floor, region: string): string[] {
  const without = lines.filter(({ usd }) => usd === undefined).map(({ item }) => item);
  return [
    `${HOURS_A_MONTH} hours, offers of the AWS Price List; GPU nodes, stored data, traffic and logs come on top.`,
    ...(uncompared.length > 0
      ? [`General nodes: the cheapest that has a dated price; none to compare with for ${listed(uncompared)}.`]
      : []),
    ...(without.length > 0
      ? [`No dated price in ${region}: ${without.length === lines.length ? 'none' : listed(without)}.`]
      : []),
    ...(unread.length > 0
      ? [`Terraform reads their size only at apply, so it is not counted: ${listed(unread)}.`]
      : []),
  ];
}

export const OPTION_HEAD = ['option', 'choice', 'is', '>adds USD a month'];

/** What each option adds, or would add where it is off; nothing in a region without any price. */
export function optionRows(options: readonly CostOption[]): string[][] {
  if (options.every(({ usd, unpriced }) => usd === 0 && unpriced.length > 0)) return [];
  const usd = amounts(
    options.map((option) => ({
      usd: option.usd === 0 && option.unpriced.length > 0 ? undefined : option.usd,
      more: option.unpriced.length > 0,
    })),
  );
  return options.map(({ path, choice, state }, index) => [path, choice, state, usd[index] ?? '']);
}

/** What the options' table cannot say itself. */
export const optionNotes = (options: readonly CostOption[]): string[] => [
  ...(options.some(({ unpriced }) => unpriced.length > 0) ? ['+ and something more that has no dated price.'] : []),
  ...(options.some(({ path }) => path.startsWith('storage.'))
    ? ['Storage: as S3 Standard, first 50 TB; files on EFS and old versions come on top.']
    : []),
];
