import { put, type InvalidPoolSpec, type Json } from './invalid-pool-spec';

const TEMPLATE = 'NodePool.spec.template.spec';
const REQUIREMENTS = `${TEMPLATE}.requirements`;
const LABELS = 'NodePool.spec.template.metadata.labels';
const CPU = 'karpenter.k8s.aws/instance-cpu';
const CLASS = `${TEMPLATE}.nodeClassRef`;

const asking = (requirement: { [key: string]: Json }) => put(REQUIREMENTS, [{ key: CPU, ...requirement }]);
const many = (count: number): Json[] =>
  Array.from({ length: count }, (_, index) => ({ key: `mine/${index}`, operator: 'Exists' }));

/** Rule 9: operators and their values. */
const operators: readonly InvalidPoolSpec[] = [
  {
    name: 'In with no values',
    mutate: asking({ operator: 'In', values: [] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'refused',
  },
  {
    name: 'In without values',
    mutate: asking({ operator: 'In' }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'refused',
  },
  {
    name: 'NotIn with no values',
    mutate: asking({ operator: 'NotIn', values: [] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'accepted',
  },
  {
    name: 'Exists with values',
    mutate: asking({ operator: 'Exists', values: ['4'] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'accepted',
  },
  {
    name: 'Gt with two values',
    mutate: asking({ operator: 'Gt', values: ['1', '2'] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'refused',
  },
  {
    name: 'Lt with no values',
    mutate: asking({ operator: 'Lt', values: [] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'refused',
  },
  {
    name: 'Gte with a negative value',
    mutate: asking({ operator: 'Gte', values: ['-1'] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'refused',
  },
  {
    name: 'Lte with a fraction',
    mutate: asking({ operator: 'Lte', values: ['1.5'] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'refused',
  },
  {
    name: 'Gt with a word',
    mutate: asking({ operator: 'Gt', values: ['four'] }),
    path: `${REQUIREMENTS}.0.values`,
    upstream: 'refused',
  },
  {
    name: 'an operator that there is not',
    mutate: asking({ operator: 'Equals', values: ['4'] }),
    path: `${REQUIREMENTS}.0.operator`,
    upstream: 'refused',
  },
  {
    name: 'a value that no label can have',
    mutate: asking({ operator: 'In', values: ['4 or 8'] }),
    path: `${REQUIREMENTS}.0.values.0`,
    upstream: 'accepted',
  },
  {
    name: 'more minValues than values',
    mutate: asking({ operator: 'In', values: ['4'], minValues: 2 }),
    path: `${REQUIREMENTS}.0.minValues`,
    upstream: 'refused',
  },
  {
    name: 'minValues of nothing',
    mutate: asking({ operator: 'In', values: ['4'], minValues: 0 }),
    path: `${REQUIREMENTS}.0.minValues`,
    upstream: 'refused',
  },
  {
    name: 'minValues above 50',
    mutate: asking({ operator: 'Exists', minValues: 51 }),
    path: `${REQUIREMENTS}.0.minValues`,
    upstream: 'refused',
  },
  {
    name: 'a capacity type that there is not',
    mutate: put(REQUIREMENTS, [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['ondemand'] }]),
    path: `${REQUIREMENTS}.0.values.0`,
    upstream: 'accepted',
  },
  { name: 'more than 100 requirements', mutate: put(REQUIREMENTS, many(101)), path: REQUIREMENTS, upstream: 'refused' },
  {
    name: 'more than 100 requirements and labels together',
    mutate: put(REQUIREMENTS, many(100)),
    path: REQUIREMENTS,
    upstream: 'accepted',
  },
];

/** Rule 10: labels that are Karpenter's, and the class, which can never be changed. */
const labels: readonly InvalidPoolSpec[] = [
  ...[
    'karpenter.sh/mine',
    'karpenter.sh/nodepool',
    'kubernetes.io/hostname',
    'karpenter.k8s.aws/instance-gpus',
    'mine.karpenter.k8s.aws/gpus',
  ].flatMap((key): InvalidPoolSpec[] => [
    {
      name: `a requirement of ${key}`,
      mutate: put(REQUIREMENTS, [{ key, operator: 'Exists' }]),
      path: `${REQUIREMENTS}.0.key`,
      upstream: 'refused',
    },
    { name: `the label ${key}`, mutate: put(LABELS, { [key]: 'mine' }), path: `${LABELS}.${key}`, upstream: 'refused' },
  ]),
  {
    name: 'a requirement of what is no label',
    mutate: put(REQUIREMENTS, [{ key: 'GPU count', operator: 'Exists' }]),
    path: `${REQUIREMENTS}.0.key`,
    upstream: 'refused',
  },
  {
    name: 'a label that is none',
    mutate: put(LABELS, { 'GPU count': '4' }),
    path: `${LABELS}.GPU count`,
    upstream: 'accepted',
  },
  {
    name: 'a value that is none',
    mutate: put(LABELS, { mine: 'a or b' }),
    path: `${LABELS}.mine`,
    upstream: 'refused',
  },
  {
    name: 'a class of another group',
    mutate: put(`${CLASS}.group`, 'karpenter.sh'),
    path: `${CLASS}.group`,
    upstream: 'accepted',
  },
  {
    name: 'a class of a version',
    mutate: put(`${CLASS}.group`, 'karpenter.k8s.aws/v1'),
    path: `${CLASS}.group`,
    upstream: 'refused',
  },
  { name: 'a class of no group', mutate: put(`${CLASS}.group`, ''), path: `${CLASS}.group`, upstream: 'refused' },
  {
    name: 'a class of another kind',
    mutate: put(`${CLASS}.kind`, 'NodeClass'),
    path: `${CLASS}.kind`,
    upstream: 'accepted',
  },
  { name: 'a class without a name', mutate: put(`${CLASS}.name`, ''), path: `${CLASS}.name`, upstream: 'refused' },
  {
    name: 'a class that is not its own',
    mutate: put(`${CLASS}.name`, 'other'),
    path: `${CLASS}.name`,
    upstream: 'accepted',
  },
];

const GPU = { key: 'nvidia.com/gpu', value: 'pipeline', effect: 'NoSchedule' };

/** Taints, by which GPU nodes keep free of what has no use for them. */
const taints: readonly InvalidPoolSpec[] = [
  {
    name: 'GPU nodes without a taint',
    mutate: put(`${TEMPLATE}.taints`),
    path: `${TEMPLATE}.taints`,
    upstream: 'accepted',
  },
  {
    name: 'GPU nodes that only prefer no others',
    mutate: put(`${TEMPLATE}.taints`, [{ ...GPU, effect: 'PreferNoSchedule' }]),
    path: `${TEMPLATE}.taints`,
    upstream: 'accepted',
  },
  {
    name: 'an effect that there is not',
    mutate: put(`${TEMPLATE}.taints.1`, { key: 'mine', effect: 'Never' }),
    path: `${TEMPLATE}.taints.1.effect`,
    upstream: 'refused',
  },
  {
    name: 'a taint without a key',
    mutate: put(`${TEMPLATE}.taints.1`, { key: '', effect: 'NoExecute' }),
    path: `${TEMPLATE}.taints.1.key`,
    upstream: 'refused',
  },
  {
    name: 'a taint twice',
    mutate: put(`${TEMPLATE}.startupTaints`, [GPU]),
    path: `${TEMPLATE}.startupTaints.0`,
    upstream: 'accepted',
  },
];

/** Rules 9 and 10: what a pool asks of its nodes and gives to them. */
export const requirementSpecs: readonly InvalidPoolSpec[] = [...operators, ...labels, ...taints];
