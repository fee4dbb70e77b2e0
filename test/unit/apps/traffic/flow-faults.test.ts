import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../../apps';
import { certManagerTraffic } from '../../../../apps/cert-manager/cert-manager-traffic';
import type { AppOnCluster } from '../../../../apps/define-app';
import type { Manifest } from '../../../../apps/manifest';
import { flowFaults } from '../../../../apps/traffic/flow-faults';
import type { PodTraffic } from '../../../../apps/traffic/pod-traffic';
import { clustersOf, type Cluster } from '../../../../config/kubernetes/clusters';
import { networkOf, type ClusterNetwork } from '../../../../config/network/flows/cluster-network';
import { CONTROL_PLANE_PORTS } from '../../../../constructs/cluster/control-plane-ports';
import { cloudOnly, cloudOf, hybrid, onpremOnly, parsed, siteOf, type Draft } from '../../../support/drafts';

const PORTS = Object.values(CONTROL_PLANE_PORTS).map(({ port }) => port);

const clusterOf = (draft: Draft, name: string): Cluster => {
  const cluster = clustersOf(parsed(draft)).find((each) => each.name === name);
  if (!cluster) throw new Error(`the draft has no cluster ${name}`);
  return cluster;
};

interface Mutation {
  readonly apps?: (app: AppOnCluster) => AppOnCluster;
  readonly network?: Partial<ClusterNetwork>;
}

/** The faults of a cluster after a change of its apps or its network. */
const faults = (cluster: Cluster, { apps = (app) => app, network = {} }: Mutation = {}): string[] =>
  flowFaults(appsOn(cluster).map(apps), { ...networkOf(cluster, PORTS), ...network });

/** Changes the manifests that an app makes. */
const manifests =
  (name: string, change: (manifests: readonly Manifest[]) => readonly Manifest[]) =>
  (app: AppOnCluster): AppOnCluster =>
    app.app.name === name ? { ...app, manifests: () => change(app.manifests?.() ?? []) } : app;

/** Changes what an app states of its pods. */
const traffic =
  (name: string, change: (traffic: readonly PodTraffic[]) => readonly PodTraffic[]) =>
  (app: AppOnCluster): AppOnCluster =>
    app.app.name === name ? { ...app, traffic: () => change(app.traffic()) } : app;

const isAllowPolicy = ({ kind, metadata: { name } }: Manifest): boolean =>
  kind.endsWith('NetworkPolicy') && name !== 'default-deny';
const idOf = ({ kind, metadata: { name, namespace } }: Manifest): string => `${kind} ${namespace ?? ''}/${name}`;
const without =
  (...ids: readonly string[]) =>
  (all: readonly Manifest[]): Manifest[] =>
    all.filter((each) => !ids.includes(idOf(each)));

const seoul = (change: (draft: Draft) => void = () => undefined): Cluster => {
  const draft = hybrid();
  change(draft);
  return clusterOf(draft, 'seoul');
};
const cloud = (): Cluster => clusterOf(hybrid(), 'cloud');

const CLUSTERS: readonly (readonly [string, () => Cluster])[] = [
  ['hybrid, cloud', cloud],
  ['hybrid, seoul with Calico', () => seoul()],
  ['hybrid, seoul with Cilium', () => seoul((draft) => (siteOf(draft).cni = 'cilium'))],
  ['hybrid, seoul with ipvs', () => seoul((draft) => (siteOf(draft).proxyMode = 'ipvs'))],
  ['hybrid, seoul without an identity', () => seoul((draft) => delete siteOf(draft).identity)],
  ['onprem-only, busan with Cilium', () => clusterOf(onpremOnly(), 'busan')],
  [
    'onprem-only, busan with Calico',
    () =>
      clusterOf({ ...onpremOnly(), sites: { busan: { ...siteOf(onpremOnly(), 'busan'), cni: 'calico' } } }, 'busan'),
  ],
  ['cloud-only', () => clusterOf(cloudOnly(), 'cloud')],
];

describe('the flows of a cluster', () => {
  it.each(CLUSTERS)('that are needed are allowed, and none that must not be: %s', (_, cluster) => {
    expect(faults(cluster())).toEqual([]);
  });

  // To AWS's pods the API is at port 443 like all that is outside. Where that is open already, the rule for the API only says what it is for.
  const SAID_TWICE = ['argo', 'aws-load-balancer-controller', 'external-dns', 'pipeline'].map(
    (namespace) => `NetworkPolicy ${namespace}/allow-kubernetes-api`,
  );

  it.each(CLUSTERS)('need each allow rule: without it one is named that is denied: %s', (_, make) => {
    const cluster = make();
    const rules = appsOn(cluster)
      .flatMap((app) => app.manifests?.() ?? [])
      .filter(isAllowPolicy);
    const unmissed = rules
      .map(idOf)
      .filter((id) => faults(cluster, { apps: manifests('namespaces', without(id)) }).length === 0);

    expect(rules.length).toBeGreaterThan(20);
    expect(unmissed.filter((id) => cluster.side === 'site' || !SAID_TWICE.includes(id))).toEqual([]);
  });
});

describe('a fault names both ends, the port, the policies and a fix', () => {
  it('when the rule for calls of the API server is gone', () => {
    const [webhook, aggregated] = faults(seoul(), {
      apps: manifests('namespaces', without('NetworkPolicy kueue-system/allow-from-api-server')),
    });

    expect(webhook).toBe(
      'the flow from the API server to kueue-system/kueue-controller-manager, TCP 9443 (webhooks), is needed and denied: ' +
        'ingress by the policies of kueue-system for it (default-deny), where the API server is seen there as the address of another host (10.20.0.0/24); ' +
        'add it to the allowRules of kueue-system in apps/',
    );
    expect(aggregated).toContain('TCP 8082 (aggregated APIs), is needed and denied');
  });

  it('when an app’s chart calls itself at a port that no rule has', () => {
    const listens = traffic('metallb', (pods) => pods.map((each) => ({ ...each, webhooks: [9444] })));

    expect(faults(seoul(), { apps: listens })).toEqual([
      expect.stringMatching(/from the API server to metallb-system\/metallb-controller, TCP 9444 \(webhooks\).*denied/),
    ]);
  });

  it('when Calico tunnels between all hosts', () => {
    const found = faults(seoul(), { network: { vxlanMode: 'Always' } });

    expect(found).toContainEqual(
      expect.stringMatching(
        /to cert-manager\/cert-manager-webhook, TCP 10250.*the tunnel's address.*10\.21\.0\.0\/16.*set CALICO_VXLAN_MODE .* to CrossSubnet/,
      ),
    );
    expect(found).toContainEqual(expect.stringMatching(/from the hosts to rook-ceph\/rook-ceph-mon, TCP 3300/));
    expect(found).toContainEqual(expect.stringMatching(/from the API server to metrics-server\/metrics-server/));
  });

  it('when a site with Cilium has policies by address', () => {
    const [found] = faults(seoul(), { network: { cni: 'cilium' } });

    expect(found).toMatch(/is needed and denied: egress .* is seen there as Cilium's entity host/);
  });

  it('when cert-manager asks a zone’s own servers, which its namespace does not reach', () => {
    const cluster = cloud();
    const asks = certManagerTraffic(cluster, { dns01RecursiveNameserversOnly: false });

    expect(faults(cluster, { apps: traffic('cert-manager', () => asks) })).toEqual([
      expect.stringMatching(
        /from cert-manager\/cert-manager to the internet, UDP 53 .*self-check of DNS01.*denied: egress/,
      ),
    ]);
  });

  it('when the nodes’ security group lacks a port', () => {
    const controlPlanePorts = PORTS.filter((port) => port !== 8082);

    expect(faults(cloud(), { network: { controlPlanePorts } })).toEqual([
      expect.stringMatching(
        /kueue-controller-manager, TCP 8082 \(aggregated APIs\).*by the nodes' security group.*add 8082 to constructs\/cluster\/control-plane-ports\.ts/,
      ),
    ]);
  });

  it('when the Service address of the API has no rule in the cloud', () => {
    const found = faults(cloud(), {
      apps: manifests('namespaces', without('NetworkPolicy kueue-system/allow-kubernetes-api')),
    });

    expect(found).toEqual([
      expect.stringMatching(
        /from kueue-system\/kueue-controller-manager to the API server, TCP 443.*172\.20\.0\.1\/32/,
      ),
    ]);
  });

  it('when something is open that no app states', () => {
    const silent = traffic('metrics-server', (pods) => pods.map((each) => ({ ...each, calls: [] })));

    expect(faults(seoul(), { apps: silent })).toEqual([
      expect.stringMatching(
        /from metrics-server\/metrics-server to the hosts, TCP 10250 .*is allowed, and must not be/,
      ),
    ]);
  });

  it('when the pipeline reaches the database of the back office', () => {
    const opened = manifests('namespaces', (all) =>
      all.map((each) =>
        idOf(each) === 'NetworkPolicy back-office/allow-database'
          ? {
              ...each,
              metadata: { ...each.metadata, namespace: 'pipeline' },
              spec: {
                podSelector: {},
                policyTypes: ['Egress'],
                egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/16' } }] }],
              },
            }
          : each,
      ),
    );

    expect(faults(cloud(), { apps: opened })).toContainEqual(
      expect.stringMatching(/from pipeline\/pipeline to the hosts, TCP 5432 .*is allowed, and must not be/),
    );
  });

  it('when a database stands and its rule is gone', () => {
    expect(cloudOf(hybrid()).database).toBeDefined();
    expect(
      faults(cloud(), { apps: manifests('namespaces', without('NetworkPolicy back-office/allow-database')) }),
    ).toEqual([
      expect.stringMatching(/from back-office\/back-end to the hosts, TCP 5432 \(the database, in the VPC\)/),
    ]);
  });
});
