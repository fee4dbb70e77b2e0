import { describe, expect, it } from 'vitest';
import { frontEnd } from '../../../../apps/back-office/front-end';
import { clustersOf } from '../../../../config/kubernetes/clusters';
import type { Draft } from '../../../support/drafts';
import { cloudOf, parsed, twoSites } from '../../../support/drafts';
import { at } from '../../../support/gitops';

/** The front end's Service in the cloud of two sites, each with a VPN. */
function serviceOf(change: (cloud: NonNullable<Draft['cloud']>) => void): unknown {
  const draft = twoSites();
  change(cloudOf(draft));
  const cloud = clustersOf(parsed(draft)).find(({ side }) => side === 'cloud');
  const made = (cloud && frontEnd.on(cloud)?.manifests?.()) ?? [];
  return made.find(({ kind }) => kind === 'Service');
}

const SCHEME = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

describe("the front end's load balancer", () => {
  it.each([
    ['the networks of the API, without another word', undefined, ['203.0.113.0/24']],
    ['networks of its own', { publicFrom: ['198.51.100.0/24'] }, ['198.51.100.0/24']],
    ['everybody, where that is said', 'internet' as const, ['0.0.0.0/0']],
  ])('answers to %s', (_what, reach, expected) => {
    const service = serviceOf((cloud) => {
      if (reach !== undefined) cloud.frontEnd = reach;
    });

    expect(at(service, 'spec', 'loadBalancerSourceRanges')).toEqual(expected);
    expect(at(service, 'metadata', 'annotations', SCHEME)).toBe('internet-facing');
  });

  it.each([
    ['with a private API', (cloud: NonNullable<Draft['cloud']>) => (cloud.api = 'private')],
    ['by its own word', (cloud: NonNullable<Draft['cloud']>) => (cloud.frontEnd = 'private')],
  ])('is in the private subnets %s, for the VPC and the sites that have a VPN', (_what, change) => {
    const service = serviceOf(change);

    expect(at(service, 'metadata', 'annotations', SCHEME)).toBe('internal');
    expect(at(service, 'spec', 'loadBalancerSourceRanges')).toEqual(['10.0.0.0/16', '10.20.0.0/24', '10.30.0.0/24']);
  });

  it('does not exist without a zone', () => {
    const service = serviceOf((cloud) => delete cloud.dnsZone);

    expect(at(service, 'spec', 'type')).toBe('ClusterIP');
    expect(at(service, 'spec', 'loadBalancerSourceRanges')).toBeUndefined();
  });
});
