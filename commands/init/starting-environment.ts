import { startableTypes } from '../../config/pools/pool-nodes';
import { PLACEHOLDER } from '../../config/rules/placeholders';

/** What a person decides at the start; all else is in the file, to be edited. */
export interface Wishes {
  readonly name: string;
  /** Region of the cloud half. @default no cloud half */
  readonly region?: string;
  /** AWS account of twelve digits. @default a placeholder, which `check` names */
  readonly account?: string;
  /** Name of the first site. @default no site */
  readonly site?: string;
  /** Address of this repository. @default a placeholder */
  readonly repository?: string;
}

/** A key with its value and what is said above it. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly says?: string;
}

/** Keys with comments, in the order of the file. */
export type Entries = readonly Entry[];

const entry = (key: string, value: unknown, says?: string): Entry => ({
  key,
  value,
  ...(says !== undefined && { says }),
});

/**
 * A minimal environment: what has no default, with a start for each.
 *
 * @param taken second octets of 10.0.0.0/8 that other environments use already
 */
export function startingEnvironment(wishes: Wishes, taken: ReadonlySet<number>): Entries {
  const { name, region, site, repository = PLACEHOLDER.repository } = wishes;
  const octet = freeOctet(taken);
  return [
    entry('name', name, 'The prefix of everything. Two environments cannot share it.'),
    entry(
      'repository',
      { url: repository, revision: 'main' },
      'Where this repository is: Argo CD reads rendered/ from it.',
    ),
    region === undefined
      ? entry('terraformState', 'local', 'There is no cloud half, so there is no state.')
      : entry('terraformState', 's3', "'s3' for a team, 'local' to try alone."),
    ...(region === undefined
      ? [entry('release', { registry: PLACEHOLDER.registry }, 'Where the images of your own programs are pulled from.')]
      : [entry('cloud', cloud(wishes, region, octet))]),
    ...(site === undefined ? [] : [entry('sites', [entry(site, rack(octet + 1))])]),
    ...(region === undefined
      ? []
      : [entry('storage', storage(site), 'A bucket and a file system, and who writes which prefix.')]),
  ];
}

function cloud({ account = PLACEHOLDER.account }: Wishes, region: string, octet: number): Entries {
  const families = ['g6', 'g5', 'g4dn'].filter(
    (family) => startableTypes({ families: [family], maxGpus: 4 }, region, ['a', 'b']).length > 0,
  );
  const pool = {
    use: 'pipeline',
    families: families.slice(0, 2),
    capacity: ['spot', 'on-demand'],
    maxGpus: 4,
    storage: 'data',
  };
  return [
    entry('account', account, 'Terraform refuses every other account.'),
    entry('region', region),
    entry(
      'network',
      { vpcCidr: `10.${octet}.0.0/16`, zones: ['a', 'b'], nat: 'single' },
      'Nothing else of yours may have this network.',
    ),
    entry('serviceCidr', '172.20.0.0/16'),
    entry(
      'api',
      { publicFrom: [PLACEHOLDER.office] },
      "From where the Kubernetes API answers: your office's network, or 'private' instead.",
    ),
    entry(
      'admins',
      [`arn:aws:iam::${account}:role/PlatformAdmin`],
      'The roles that rule the cluster. The one that deploys must be among them.',
    ),
    entry('system', { instanceTypes: ['m7g.large'], count: 2 }, 'The nodes that always run.'),
    ...(families.length > 0
      ? [entry('gpuPools', { pipeline: pool }, 'Nodes that come when jobs wait, and go again.')]
      : []),
  ];
}

const rack = (octet: number): Entries => [
  entry(
    'network',
    {
      nodeCidr: `10.${octet}.0.0/24`,
      podCidr: `10.${octet + 1}.0.0/16`,
      serviceCidr: `10.${octet + 2}.0.0/16`,
      vipRange: `10.${octet}.0.208/28`,
    },
    "The hosts' network as it is, and three ranges that nothing else has.",
  ),
  entry('sshUser', 'ubuntu', 'A user who may sudo.'),
  entry(
    'controlPlane',
    {
      vip: `10.${octet}.0.10`,
      hosts: { cp1: `10.${octet}.0.11`, cp2: `10.${octet}.0.12`, cp3: `10.${octet}.0.13` },
    },
    'An address of nobody for the API, and one host or three.',
  ),
  entry(
    'workers',
    { gpu1: { address: `10.${octet}.0.21`, gpus: { model: 'rtx-a6000', count: 4 } } },
    'Each host that runs jobs; gpus and dataDisks where it has them.',
  ),
];

const storage = (site = 'cloud'): object => ({
  data: { zone: 'a', sizeTiB: 1, writers: { datasets: site, results: 'cloud' } },
});

/** The first of four octets in a row that nobody has. */
function freeOctet(taken: ReadonlySet<number>): number {
  for (let first = 40; first < 252; first += 4) {
    if ([0, 1, 2, 3].every((more) => !taken.has(first + more))) return first;
  }
  return 40;
}

/** The entries as the object that the file exports. */
export const valueOf = (entries: Entries): Record<string, unknown> =>
  Object.fromEntries(entries.map(({ key, value }) => [key, isEntries(value) ? valueOf(value) : value]));

/** The entries as the text of a file. */
export const textOf = (entries: Entries): string => `import { defineEnvironment } from '../config/define-environment';

// Your editor knows every key, and docs/environment.md has them with their defaults.
export default defineEnvironment({
${lines(entries, '  ')}
});
`;

const lines = (entries: Entries, indent: string): string =>
  entries
    .flatMap(({ key, value, says }) => [
      ...(says === undefined ? [] : [`${indent}// ${says}`]),
      isEntries(value)
        ? `${indent}${named(key)}: {\n${lines(value, `${indent}  `)}\n${indent}},`
        : `${indent}${named(key)}: ${literal(value, indent)},`,
    ])
    .join('\n');

const isEntries = (value: unknown): value is Entries =>
  Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null && 'key' in one);

const named = (key: string): string => (/^[a-z_]\w*$/i.test(key) ? key : `'${key}'`);

const WIDEST = 100;

/** A value on one line where there is room, else a key a line. */
function literal(value: unknown, indent: string): string {
  const flat = onOneLine(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || indent.length + flat.length < WIDEST)
    return flat;
  const more = `${indent}  `;
  const keys = Object.entries(value).map(([key, one]) => `${more}${named(key)}: ${literal(one, more)},`);
  return `{\n${keys.join('\n')}\n${indent}}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${named(key)}: ${onOneLine(one)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? `'${value.replaceAll(/['\\]/g, '\\$&')}'` : String(value);
}
