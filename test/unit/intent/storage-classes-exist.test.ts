import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { gitopsTree, type Rendered } from '../../support/gitops';
import { synthesized } from '../../support/synthesized';

const tree = gitopsTree();

/** Keys under which manifests, values of charts and our playbooks name a storage class. */
const KEYS = /^(storageClassName|storageClass|landbridge_storage_class)$/;

/** Names of storage classes in anything. */
function* named(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const entry of value) yield* named(entry);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (KEYS.test(key) && typeof inner === 'string' && inner !== '') yield inner;
      else yield* named(inner);
    }
  }
}

const placeOf = ({ environment, cluster }: Pick<Rendered, 'environment' | 'cluster'>): string =>
  `${environment} ${cluster}`;

/** By cluster, the classes that its tree makes. */
const made = (place: string): string[] =>
  tree.filter((each) => each.kind === 'StorageClass' && placeOf(each) === place).map(({ name }) => name);

describe('a storage class that is named', () => {
  const inTree = tree.flatMap((each) => [...named(each.body)].map((name) => [placeOf(each), name] as const));
  const inPlaybooks = Object.entries(synthesized().rendered).flatMap(([path, text]) => {
    const [, environment = '', site = ''] = /^([^/]+)\/onprem\/([^/]+)\/group_vars\//.exec(path) ?? [];
    return environment === ''
      ? []
      : [...named(parse(text))].map((name) => [placeOf({ environment, cluster: site }), name] as const);
  });

  it('is looked for in manifests and in the smoke run', () => {
    expect(inTree.length).toBeGreaterThan(1);
    expect(inPlaybooks.length).toBeGreaterThan(1);
  });

  it.each([...inTree, ...inPlaybooks])('on %s exists there: %s', (place, name) => {
    expect(made(place)).toContain(name);
  });
});
