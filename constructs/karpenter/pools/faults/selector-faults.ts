import type { RuleFault } from '../../../../config/load/fault';
import { emptyTagFaults } from './ami-faults';
import { CLASS, faultIf, listed, type ClassSpec } from './manifest-fault';

/** What is allowed in a list of selector terms. */
interface Selector {
  readonly key: 'subnetSelectorTerms' | 'securityGroupSelectorTerms' | 'capacityReservationSelectorTerms';
  /** Each of these selects by itself. */
  readonly selecting: readonly string[];
  /** Each of these stands alone in its term. */
  readonly alone: readonly string[];
  /** Form of a whole id. Karpenter's pattern also accepts text before and after it. */
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
 * Faults of terms that select subnets, security groups and capacity reservations. A term with an id has nothing else. Karpenter's CRD
 * notices a fault only if _all_ terms have it (`!self.all`); here each term is checked.
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
        'a class has at least one term, which selects where its nodes start',
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
          `'${key}' stands alone in its term; the API server notices this fault only if every term has it`,
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
