import type { RuleFault } from '../../../../config/load/fault';
import { emptyTagFaults } from './ami-faults';
import { CLASS, faultIf, listed, type ClassSpec } from './manifest-fault';

/** What a list of selector terms may have. */
interface Selector {
  readonly key: 'subnetSelectorTerms' | 'securityGroupSelectorTerms' | 'capacityReservationSelectorTerms';
  /** Each of these selects by itself. */
  readonly selecting: readonly string[];
  /** Each of these stands alone in its term. */
  readonly alone: readonly string[];
  /** Form of an id; upstream's pattern also takes text before and after. */
  readonly id: RegExp;
  readonly required: boolean;
}

const SELECTORS: readonly Selector[] = [
  {
    key: 'subnetSelectorTerms',
    selecting: ['tags', 'id'],
    alone: ['id'],
    id: /^subnet-[0-9a-z]+$/,
    required: true,
  },
  {
    key: 'securityGroupSelectorTerms',
    selecting: ['tags', 'id', 'name'],
    alone: ['id', 'name'],
    id: /^sg-[0-9a-z]+$/,
    required: true,
  },
  {
    key: 'capacityReservationSelectorTerms',
    selecting: ['tags', 'id', 'instanceMatchCriteria'],
    alone: ['id'],
    id: /^cr-[0-9a-z]+$/,
    required: false,
  },
];

/** A term of any selector. */
interface Term {
  readonly id?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Terms that select subnets, security groups and capacity reservations. Upstream asks of _all_ terms together that they not mix an id with
 * anything else (`!self.all`), so one sound term lets every other through; here each term is asked.
 */
export const selectorFaults = (spec: ClassSpec): RuleFault[] =>
  SELECTORS.flatMap((selector) => {
    const path = `${CLASS}.${selector.key}`;
    const terms: readonly Term[] = listed<Term>(spec[selector.key]);
    return [
      ...faultIf(
        selector.required && terms.length === 0,
        path,
        spec[selector.key],
        'a class says where its nodes are: at least one term',
        "select by the discovery tag: { tags: { 'karpenter.sh/discovery': '<cluster>' } }",
      ),
      ...faultIf(terms.length > 30, path, terms.length, 'at most 30 terms', 'select by tags instead'),
      ...terms.flatMap((term, index) => termFaults(`${path}.${index}`, term, selector)),
    ];
  });

function termFaults(path: string, term: Term, { selecting, alone, id }: Selector): RuleFault[] {
  const keys = Object.keys(term);
  return [
    ...faultIf(
      !keys.some((key) => selecting.includes(key)),
      path,
      term,
      `a term selects by ${selecting.join(' or ')}`,
      'write one of them, or remove the term',
    ),
    ...alone
      .filter((key) => keys.includes(key) && keys.length > 1)
      .slice(0, 1)
      .flatMap((key) =>
        faultIf(
          true,
          path,
          term,
          `'${key}' stands alone in its term; the API server only notices when every term is wrong`,
          `remove ${keys.filter((other) => other !== key).join(' and ')}, or ${key}`,
        ),
      ),
    ...faultIf(
      term.id !== undefined && !id.test(term.id),
      `${path}.id`,
      term.id,
      `an id has the form ${id.source}`,
      'copy it from AWS as it is',
    ),
    ...emptyTagFaults(`${path}.tags`, term.tags),
  ];
}
