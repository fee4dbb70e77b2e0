import { describe, expect, it } from 'vitest';
import { dependenciesOf, resourceOf, resourcesOf, textIn } from '../../../support/stack-blocks';
import { isObject, list } from '../../../support/stack-json';

const STACK = 'hybrid-platform';
const NAMESPACE = 'kubernetes_namespace_v1.argo-cd_namespace';
const CHART = 'helm_release.argo-cd_chart';
const HUB = 'kubernetes_secret_v1.argo-cd_hub';
const PROJECTS = 'helm_release.argo-cd_projects';
const ROOT = 'helm_release.argo-cd_applications';

/** All that must stand before a resource, near and far: it is destroyed after it. */
function before(address: string, seen = new Set<string>()): Set<string> {
  for (const one of dependenciesOf(resourceOf(STACK, address))) {
    if (seen.has(one)) continue;
    seen.add(one);
    before(one, seen);
  }
  return seen;
}

/** What a release was given, as Helm reads it. */
const valuesOf = (address: string): unknown => {
  const [values] = resourceOf(STACK, address)['values'] as readonly string[];
  return JSON.parse(values ?? '');
};

describe('destroying Argo CD', () => {
  it.each([
    ['the root Application', ROOT, PROJECTS],
    ['the AppProjects', PROJECTS, HUB],
    ['the Secret of its own cluster', HUB, CHART],
    ['the chart', CHART, NAMESPACE],
  ])('takes %s away before what Argo CD needs to clean up after it', (_what, first, then) => {
    expect([...before(first)]).toContain(then);
  });

  it.each(resourcesOf(STACK, 'kubernetes_storage_class_v1').map(({ address }) => address))(
    'waits for the last Application before %s goes',
    (address) => {
      expect([...before(PROJECTS)]).toContain(address);
    },
  );

  it('waits for the last Application before the pools and Karpenter go, and has Argo CD until then', () => {
    const karpenter = [...before(PROJECTS)].filter((address) => address.includes('karpenter'));

    expect(karpenter).toEqual(
      expect.arrayContaining(['helm_release.karpenter_pools_release', 'helm_release.karpenter_controller']),
    );
    for (const address of karpenter) expect([...before(address)]).toContain(CHART);
  });

  it.each([
    [CHART, 15 * 60],
    [PROJECTS, 10 * 60],
    [ROOT, 60 * 60],
  ])('waits for %s to be gone', (address, seconds) => {
    expect(resourceOf(STACK, address)).toMatchObject({ wait: true, timeout: seconds, namespace: 'argocd' });
  });

  it('leaves the kinds, or every Application would go with them', () => {
    expect(valuesOf(CHART)).toMatchObject({ crds: { keep: true } });
  });
});

describe('the namespace of Argo CD', () => {
  it('takes restricted pods only', () => {
    const [metadata] = list(resourceOf(STACK, NAMESPACE), 'metadata');

    expect(metadata?.['labels']).toEqual({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });
});

describe('the cluster that Argo CD is in', () => {
  const secret = resourceOf(STACK, HUB);
  const [metadata] = list(secret, 'metadata');
  const data = isObject(secret['data']) ? secret['data'] : {};

  it('is known by a label that says so, and by what it is', () => {
    expect(metadata?.['labels']).toEqual({
      'argocd.argoproj.io/secret-type': 'cluster',
      site: 'cloud',
      role: 'hub',
      gpu: 'true',
    });
  });

  it('is reached by the rights of Argo CD itself: no credential is in the state', () => {
    expect(data).toMatchObject({ name: 'cloud', server: 'https://kubernetes.default.svc' });
    expect(JSON.parse(textIn(data, 'config'))).toEqual({ tlsClientConfig: { insecure: false } });
  });
});

describe('the state of the platform stack', () => {
  it('has one Secret, and nothing that is called a key, a token or a password', () => {
    const secrets = resourcesOf(STACK, 'kubernetes_secret_v1').map(({ address }) => address);

    expect(secrets).toEqual([HUB]);
    for (const address of [CHART, PROJECTS, ROOT]) {
      expect(JSON.stringify(valuesOf(address))).not.toMatch(/"(sshPrivateKey|password|bearerToken|clientSecret)":/i);
    }
  });
});
