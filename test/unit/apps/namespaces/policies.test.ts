import { describe, expect, it } from 'vitest';
import { fromApiServer, dns, internet, kubernetesApi, within } from '../../../../apps/namespaces/allow-rules';
import { allowPolicies } from '../../../../apps/namespaces/policies';
import { clustersOf, type Cluster } from '../../../../config/kubernetes/clusters';
import { hybrid, onpremOnly, parsed } from '../../../support/drafts';

const [cloud, calico] = clustersOf(parsed(hybrid()));
const [cilium] = clustersOf(parsed(onpremOnly()));
if (!cloud || !calico || !cilium) throw new Error('the drafts have a cloud and two sites');

/** Kinds and specs of the policies that a rule becomes. */
const made = (rule: Parameters<typeof allowPolicies>[1]): unknown[] =>
  allowPolicies('apps', rule).map(({ kind, metadata, spec }) => [kind, metadata.name, spec]);

describe('an allow rule', () => {
  it('for the API server is by address with Calico', () => {
    expect(made(fromApiServer(calico, 9443))).toEqual([
      [
        'NetworkPolicy',
        'allow-from-api-server',
        {
          podSelector: {},
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ ipBlock: { cidr: '10.20.0.0/24' } }], ports: [{ protocol: 'TCP', port: 9443 }] }],
        },
      ],
    ]);
  });

  it('for the API server is by entity with Cilium, and of Cilium’s kind alone', () => {
    expect(made(fromApiServer(cilium, 9443))).toEqual([
      [
        'CiliumNetworkPolicy',
        'allow-from-api-server',
        {
          endpointSelector: {},
          ingress: [
            {
              fromEntities: ['host', 'remote-node', 'kube-apiserver'],
              toPorts: [{ ports: [{ port: '9443', protocol: 'TCP' }] }],
            },
          ],
        },
      ],
    ]);
  });

  it('with pods and an entity becomes one policy of each kind', () => {
    expect(made(dns(cilium)).map((each) => (each as unknown[])[0])).toEqual(['NetworkPolicy', 'CiliumNetworkPolicy']);
  });

  it('for the API names the Service’s own address in the cloud', () => {
    expect(JSON.stringify(made(kubernetesApi(cloud)))).toContain('"cidr":"172.20.0.1/32"');
  });

  it.each<readonly [string, Cluster]>([
    ['the cloud', cloud],
    ['a site', calico],
  ])('for the internet leaves out link-local addresses in %s', (_, cluster) => {
    expect(JSON.stringify(made(internet(cluster)))).toContain('{"cidr":"0.0.0.0/0","except":["169.254.0.0/16"]}');
  });

  it('in both directions becomes one policy of both', () => {
    expect(made(within)).toMatchObject([['NetworkPolicy', 'allow-within', { policyTypes: ['Ingress', 'Egress'] }]]);
  });
});
