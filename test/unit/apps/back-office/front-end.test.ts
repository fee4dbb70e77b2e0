import { describe, expect, it } from 'vitest';
import { backEnd } from '../../../../apps/back-office/back-end';
import { frontEnd } from '../../../../apps/back-office/front-end';
import { clustersOf } from '../../../../config/kubernetes/clusters';
import type { Draft } from '../../../support/drafts';
import { cloudOf, parsed, twoSites } from '../../../support/drafts';
import { at } from '../../../support/gitops';

type Change = (cloud: NonNullable<Draft['cloud']>) => void;

/** The front end, or another app, in the cloud of two sites, each with a VPN. */
function inCloud(change: Change, app = frontEnd): ReturnType<typeof frontEnd.on> {
  const draft = twoSites();
  change(cloudOf(draft));
  const cloud = clustersOf(parsed(draft)).find(({ side }) => side === 'cloud');
  return cloud && app.on(cloud);
}

/** Its object of a kind. */
const objectOf = (kind: string, change: Change, app = frontEnd): unknown =>
  inCloud(change, app)
    ?.manifests?.()
    .find((each) => each.kind === kind);

const serviceOf = (change: Change): unknown => objectOf('Service', change);

/** Seconds that a pod answers after it was told to stop, and those after which it is ended. */
const stoppingOf = (change: Change, app = frontEnd): readonly [answers: number, ended: number] => {
  const pod = at(objectOf('Deployment', change, app), 'spec', 'template', 'spec');
  const sleeps = at(pod, 'containers', 0, 'lifecycle', 'preStop', 'sleep', 'seconds');
  return [Number(sleeps), Number(at(pod, 'terminationGracePeriodSeconds'))];
};

const asWritten: Change = () => undefined;
const withoutZone: Change = (cloud) => delete cloud.dnsZone;

const BALANCER = 'service.beta.kubernetes.io/aws-load-balancer';
const SCHEME = `${BALANCER}-scheme`;

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
    const service = serviceOf(withoutZone);

    expect(at(service, 'spec', 'type')).toBe('ClusterIP');
    expect(at(service, 'spec', 'loadBalancerSourceRanges')).toBeUndefined();
  });
});

describe("a rollout of the front end's pods", () => {
  const GATE = 'elbv2.k8s.aws/pod-readiness-gate-inject';
  const namespaceLabels = (change: Change): unknown =>
    inCloud(change)
      ?.namespaces()
      .find(({ name }) => name === 'back-office')?.labels;

  it('waits behind a load balancer until the new pod is a healthy target', () => {
    expect(namespaceLabels(asWritten)).toMatchObject({ [GATE]: 'enabled', 'landbridge/trust': 'true' });
  });

  it('asks no load balancer where there is none', () => {
    expect(namespaceLabels(withoutZone)).toEqual({ 'landbridge/trust': 'true' });
  });

  it('lets an old pod answer for longer than its target is drained', () => {
    const attributes = at(serviceOf(asWritten), 'metadata', 'annotations', `${BALANCER}-target-group-attributes`);
    const [, drained] = /^deregistration_delay\.timeout_seconds=(\d+)$/.exec(String(attributes)) ?? [];
    const [answers] = stoppingOf(asWritten);

    expect(Number(drained)).toBeGreaterThanOrEqual(120);
    expect(answers).toBeGreaterThan(Number(drained));
  });

  it.each([
    ['behind a load balancer', asWritten, frontEnd],
    ['inside the cluster', withoutZone, frontEnd],
    ['of the back end', asWritten, backEnd],
  ])('ends no pod %s before it has answered what it was asked', (_what, change, app) => {
    const [answers, ended] = stoppingOf(change, app);

    expect(ended).toBeGreaterThanOrEqual(answers + 30);
  });

  it('is as quick as a Service where no load balancer has to learn of it', () => {
    expect(stoppingOf(withoutZone)).toEqual(stoppingOf(asWritten, backEnd));
    expect(stoppingOf(withoutZone)[0]).toBeLessThan(60);
  });
});
