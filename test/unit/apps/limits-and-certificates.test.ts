import { describe, expect, it } from 'vitest';
import { at, gitopsTree } from '../../support/gitops';

const tree = gitopsTree();

describe('the quota of the pipeline', () => {
  it('counts no GPUs, for pods that the queue holds would count too', () => {
    const quotas = tree.filter(({ kind, namespace }) => kind === 'ResourceQuota' && namespace === 'pipeline');

    expect(quotas.length).toBeGreaterThan(2);
    expect(quotas.flatMap(({ body }) => Object.keys(at(body, 'spec', 'hard') as object))).not.toContain(
      'requests.nvidia.com/gpu',
    );
  });
});

describe('an API server of a site that serves metrics', () => {
  it('has a certificate that is checked', () => {
    const values = tree
      .filter(({ body }) => at(body, 'metadata', 'labels', 'landbridge/app') === 'metrics-server')
      .map(({ body }) => at(body, 'spec', 'sources', 0, 'helm', 'valuesObject'));

    expect(values.length).toBeGreaterThan(1);
    for (const each of values) {
      expect(at(each, 'apiService', 'insecureSkipTLSVerify')).toBe(false);
      expect(at(each, 'tls', 'type')).toBe('cert-manager');
    }
  });
});

describe('the certificate of a site’s object store', () => {
  it('lasts for years, since its gateways read it only when they start', () => {
    const hours = tree
      .filter(({ kind, name }) => kind === 'Certificate' && name === 'objects-tls')
      .map(({ body }) => parseInt(String(at(body, 'spec', 'duration'))));

    expect(hours.length).toBeGreaterThan(1);
    for (const each of hours) expect(each).toBeGreaterThan(3 * 8760);
  });
});
