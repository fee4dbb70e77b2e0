import { describe, expect, it } from 'vitest';
import { policiesIn, type AnyManifest } from '../../../../../config/network/flows/policies';
import { selects } from '../../../../../config/network/flows/selector';
import { client, NETWORKS, server, verdict } from './some-cluster';

const policy = (spec: object, kind = 'NetworkPolicy'): AnyManifest =>
  Object.assign({ kind, metadata: { name: 'one', namespace: 'servers' } }, { spec });

const reaches = (...spec: readonly object[]): boolean =>
  verdict(
    NETWORKS.calico,
    spec.map((each) => policy(each)),
    { from: client, to: server, port: 8443 },
  ).always;

describe('a policy', () => {
  it('closes the direction that it names, and with no name that of its rules, and ingress', () => {
    expect([
      reaches({ podSelector: {}, policyTypes: ['Egress'] }),
      reaches({ podSelector: {}, policyTypes: ['Ingress'] }),
      reaches({ podSelector: {} }),
    ]).toEqual([true, false, false]);
  });

  it('closes only the pods that it selects', () => {
    expect(reaches({ podSelector: { matchLabels: { app: 'other' } }, policyTypes: ['Ingress'] })).toBe(true);
  });

  it('adds to the others: one that allows is enough', () => {
    expect(reaches({ podSelector: {} }, { podSelector: {}, ingress: [{}] })).toBe(true);
  });

  it.each([
    ['one port', [{ port: 8443 }], true],
    ['another protocol', [{ port: 8443, protocol: 'UDP' }], false],
    ['a range', [{ port: 8000, endPort: 9000 }], true],
    ['a range that ends before', [{ port: 8000, endPort: 8442 }], false],
    ['every port of a protocol', [{ protocol: 'TCP' }], true],
  ])('allows %s', (_, ports, expected) => {
    expect(reaches({ podSelector: {}, ingress: [{ ports }] })).toBe(expected);
  });

  it('that names a port by name is refused: only the pod knows its number', () => {
    expect(() => policiesIn([policy({ podSelector: {}, ingress: [{ ports: [{ port: 'https' }] }] })])).toThrow(
      'The policy servers/one names the port https; write its number',
    );
  });

  it('of Cilium with a field that the evaluator does not know is refused', () => {
    const spec = { endpointSelector: {}, egress: [{ toFQDNs: [{ matchName: 'acme.example' }] }] };

    expect(() => policiesIn([policy(spec, 'CiliumNetworkPolicy')])).toThrow('The policy servers/one has toFQDNs');
  });
});

describe('a label selector', () => {
  const labels = { app: 'server', tier: 'back' };

  it.each([
    ['everything', {}, true],
    ['a label', { matchLabels: { app: 'server' } }, true],
    ['another label', { matchLabels: { app: 'server', tier: 'front' } }, false],
    ['In', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['back', 'front'] }] }, true],
    ['NotIn', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['back'] }] }, false],
    ['Exists', { matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, false],
    ['DoesNotExist', { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
  ])('matches %s', (_, selector, expected) => {
    expect(selects(selector, labels)).toBe(expected);
  });

  it('with an operator that Kubernetes does not have is refused', () => {
    expect(() => selects({ matchExpressions: [{ key: 'app', operator: 'Gt' }] }, labels)).toThrow('the operator Gt');
  });
});
