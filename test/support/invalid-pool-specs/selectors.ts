import { all, put, type InvalidPoolSpec, type Json } from './invalid-pool-spec';

const SUBNETS = 'EC2NodeClass.spec.subnetSelectorTerms';
const GROUPS = 'EC2NodeClass.spec.securityGroupSelectorTerms';
const RESERVATIONS = 'EC2NodeClass.spec.capacityReservationSelectorTerms';
const [subnet, group, reservation, tags] = [
  { id: 'subnet-0a' },
  { id: 'sg-0a' },
  { id: 'cr-0a' },
  { tags: { team: 'maps' } },
];
const manyTags: Json = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`tag-${index}`, '*']));

/** Rule 2: one identity of the nodes. */
const identities: readonly InvalidPoolSpec[] = [
  {
    name: 'nodes without a role',
    mutate: put('EC2NodeClass.spec.role'),
    path: 'EC2NodeClass.spec.role',
    upstream: 'refused',
  },
  {
    name: 'a role without a name',
    mutate: put('EC2NodeClass.spec.role', ''),
    path: 'EC2NodeClass.spec.role',
    upstream: 'refused',
  },
  {
    name: 'a role and an instance profile',
    mutate: put('EC2NodeClass.spec.instanceProfile', 'mine'),
    path: 'EC2NodeClass.spec.instanceProfile',
    upstream: 'refused',
  },
  {
    name: 'an instance profile without a name',
    mutate: all(put('EC2NodeClass.spec.role'), put('EC2NodeClass.spec.instanceProfile', '')),
    path: 'EC2NodeClass.spec.instanceProfile',
    upstream: 'refused',
  },
];

/** Rule 3: terms that select, also where one sound term hides another. */
const terms: readonly InvalidPoolSpec[] = [
  { name: 'a class without subnets', mutate: put(SUBNETS, []), path: SUBNETS, upstream: 'refused' },
  { name: 'a subnet term that selects nothing', mutate: put(SUBNETS, [{}]), path: `${SUBNETS}.0`, upstream: 'refused' },
  {
    name: 'a subnet by id and tags',
    mutate: put(SUBNETS, [{ ...subnet, ...tags }]),
    path: `${SUBNETS}.0`,
    upstream: 'refused',
  },
  {
    name: 'a subnet by id and tags behind a sound one',
    mutate: put(SUBNETS, [tags, { ...subnet, ...tags }]),
    path: `${SUBNETS}.1`,
    upstream: 'accepted',
  },
  {
    name: 'a subnet id with text before it',
    mutate: put(SUBNETS, [{ id: 'my subnet-0a' }]),
    path: `${SUBNETS}.0.id`,
    upstream: 'accepted',
  },
  {
    name: 'an empty value among the tags of subnets',
    mutate: put(SUBNETS, [{ tags: { team: '' } }]),
    path: `${SUBNETS}.0.tags.team`,
    upstream: 'refused',
  },
  {
    name: 'more than 20 tags of subnets',
    mutate: put(SUBNETS, [{ tags: manyTags }]),
    path: `${SUBNETS}.0.tags`,
    upstream: 'refused',
  },
  {
    name: 'more than 30 terms of subnets',
    mutate: put(
      SUBNETS,
      Array.from({ length: 31 }, () => subnet),
    ),
    path: SUBNETS,
    upstream: 'refused',
  },
  { name: 'a class without security groups', mutate: put(GROUPS, []), path: GROUPS, upstream: 'refused' },
  {
    name: 'a security group term that selects nothing',
    mutate: put(GROUPS, [{}]),
    path: `${GROUPS}.0`,
    upstream: 'refused',
  },
  {
    name: 'a security group by id and name',
    mutate: put(GROUPS, [{ ...group, name: 'mine' }]),
    path: `${GROUPS}.0`,
    upstream: 'refused',
  },
  {
    name: 'a security group by id and name behind a sound one',
    mutate: put(GROUPS, [tags, { ...group, name: 'mine' }]),
    path: `${GROUPS}.1`,
    upstream: 'accepted',
  },
  {
    name: 'a security group by name and tags',
    mutate: put(GROUPS, [{ name: 'mine', ...tags }]),
    path: `${GROUPS}.0`,
    upstream: 'refused',
  },
  {
    name: 'a security group by name and tags before a sound one',
    mutate: put(GROUPS, [{ name: 'mine', ...tags }, group]),
    path: `${GROUPS}.0`,
    upstream: 'accepted',
  },
  {
    name: 'a security group id with text before it',
    mutate: put(GROUPS, [{ id: 'my sg-0a' }]),
    path: `${GROUPS}.0.id`,
    upstream: 'accepted',
  },
  {
    name: 'an empty key among the tags of security groups',
    mutate: put(GROUPS, [{ tags: { '': 'maps' } }]),
    path: `${GROUPS}.0.tags.`,
    upstream: 'refused',
  },
  {
    name: 'a reservation by id and owner',
    mutate: put(RESERVATIONS, [{ ...reservation, ownerID: '123456789012' }]),
    path: `${RESERVATIONS}.0`,
    upstream: 'refused',
  },
  {
    name: 'a reservation by id and owner behind a sound one',
    mutate: put(RESERVATIONS, [tags, { ...reservation, ownerID: '123456789012' }]),
    path: `${RESERVATIONS}.1`,
    upstream: 'accepted',
  },
  {
    name: 'a reservation by its owner alone',
    mutate: put(RESERVATIONS, [{ ownerID: '123456789012' }]),
    path: `${RESERVATIONS}.0`,
    upstream: 'refused',
  },
  {
    name: 'a reservation id of another form',
    mutate: put(RESERVATIONS, [{ id: 'ocr-0a' }]),
    path: `${RESERVATIONS}.0.id`,
    upstream: 'refused',
  },
  {
    name: 'an empty value among the tags of reservations',
    mutate: put(RESERVATIONS, [{ tags: { team: '' } }]),
    path: `${RESERVATIONS}.0.tags.team`,
    upstream: 'refused',
  },
];

/** Rule 4: tags that are not ours. */
const tagged: readonly InvalidPoolSpec[] = (
  [
    ['eks:eks-cluster-name', 'refused'],
    ['kubernetes.io/cluster/hybrid', 'refused'],
    ['kubernetes.io/cluster', 'refused'],
    ['karpenter.sh/nodepool', 'refused'],
    ['karpenter.sh/nodeclaim', 'refused'],
    ['karpenter.k8s.aws/ec2nodeclass', 'refused'],
    ['', 'refused'],
    ['aws:mine', 'accepted'],
  ] as const
).map(([tag, upstream]) => ({
  name: `the tag '${tag}'`,
  mutate: put('EC2NodeClass.spec.tags', { [tag]: 'mine' }),
  path: `EC2NodeClass.spec.tags.${tag}`,
  upstream,
}));

/** Rules 2 to 4: who the nodes are, where they are, and how they are tagged. */
export const selectorSpecs: readonly InvalidPoolSpec[] = [...identities, ...terms, ...tagged];
