import type { RuleFault } from '../../../../config/load/fault';
import { fault, faultIf, listed, POOL, type PoolSpec } from './manifest-fault';
import { labelFaults, labelKeyFaults } from './label-faults';

type Requirement = PoolSpec['template']['spec']['requirements'][number];

const COMPARING: readonly string[] = ['Gt', 'Lt', 'Gte', 'Lte'];
const LISTING: readonly string[] = ['In', 'NotIn'];
const OPERATORS: readonly string[] = [...LISTING, 'Exists', 'DoesNotExist', ...COMPARING];
const CAPACITY_TYPES: readonly string[] = ['reserved', 'spot', 'on-demand'];
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
/** Most requirements and labels together, because Karpenter schedules by both. */
const MOST = 100;

/** Faults of a pool's requirements and labels. */
export function requirementFaults({ template }: PoolSpec): RuleFault[] {
  const path = `${POOL}.template.spec.requirements`;
  const requirements = listed(template.spec.requirements);
  const labels = template.metadata?.labels ?? {};
  const count = requirements.length + Object.keys(labels).length;
  return [
    ...faultIf(
      count > MOST,
      path,
      count,
      `at most ${MOST} requirements and labels together`,
      'use fewer, such as one In with several values',
    ),
    ...requirements.flatMap((requirement, index) => oneFaults(`${path}.${index}`, requirement)),
    ...labelFaults(`${POOL}.template.metadata.labels`, labels),
  ];
}

function oneFaults(path: string, { key, operator, values, minValues }: Requirement): RuleFault[] {
  return [
    ...labelKeyFaults(`${path}.key`, key),
    ...(OPERATORS.includes(operator)
      ? valueFaults(`${path}.values`, operator, values)
      : [fault(`${path}.operator`, operator, `one of ${OPERATORS.join(', ')}`, 'write one of them')]),
    ...(key === 'karpenter.sh/capacity-type' ? capacityFaults(`${path}.values`, listed(values)) : []),
    ...faultIf(
      minValues !== undefined && (!Number.isInteger(minValues) || minValues < 1 || minValues > 50),
      `${path}.minValues`,
      minValues,
      'a whole number from 1 to 50',
      'write a number between them',
    ),
    ...faultIf(
      minValues !== undefined && operator === 'In' && listed(values).length < minValues,
      `${path}.minValues`,
      minValues,
      `at most the number of values, which is ${listed(values).length}`,
      'lower it, or allow more values',
    ),
  ];
}

function valueFaults(path: string, operator: string, values: readonly string[] | undefined): RuleFault[] {
  const given = listed(values);
  if (COMPARING.includes(operator)) {
    return [
      ...faultIf(
        given.length !== 1 || !/^\d+$/.test(given[0] ?? ''),
        path,
        values,
        `${operator} compares with one whole number that is not negative, written as a text`,
        "write it as ['1']",
      ),
    ];
  }
  if (!LISTING.includes(operator)) {
    return [...faultIf(given.length > 0, path, values, `${operator} takes no values`, 'remove them, or write In')];
  }
  return [
    ...faultIf(
      given.length === 0,
      path,
      values,
      `${operator} needs at least one value`,
      'write one, or remove the requirement',
    ),
    ...given.flatMap((value, index) =>
      faultIf(
        !VALUE.test(value) || value.length > 63,
        `${path}.${index}`,
        value,
        'a value of a label: letters, digits, - _ and ., at most 63',
        'write one that a node can have',
      ),
    ),
  ];
}

const capacityFaults = (path: string, values: readonly string[]): RuleFault[] =>
  values.flatMap((value, index) =>
    faultIf(
      !CAPACITY_TYPES.includes(value),
      `${path}.${index}`,
      value,
      `a capacity type is one of ${CAPACITY_TYPES.join(', ')}`,
      'write one of them: the API server accepts any text, but no node starts',
    ),
  );
