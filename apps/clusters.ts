import { parameterName } from '../config/aws/names';
import { ARGO_CD_NAMESPACE, WAITS_ALONE } from '../config/gitops/argo-cd-names';
import { clusterSecret } from '../config/gitops/cluster-secret';
import { clustersOf, type SiteCluster } from '../config/kubernetes/clusters';
import { defineApp } from './define-app';
import { externalSecret, SECRETS, type ExternalSecret } from './external-secrets/stores-in-aws';
import { cloudWhere } from './runs-on';

/**
 * The sites' clusters, for the hub's Argo CD: each site's credential, in the Secret by which Argo CD knows a cluster.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Clusters"; External Secrets, "ExternalSecret", `target.template`.
 */
export const clusters = defineApp({
  name: 'clusters',
  wave: -60,
  // Only the hub manages other clusters.
  runsOn: cloudWhere(({ environment }) => Object.keys(environment.sites).length > 0),
  project: 'clusters',
  // The cloud comes first, and a rack maybe a month later.
  waitsFor: () => 'the credential of each site, which a person puts into Secrets Manager once the site runs',
  namespace: ARGO_CD_NAMESPACE,
  manifests: ({ environment }) =>
    clustersOf(environment)
      .filter((each) => each.side === 'site')
      .map(credentialOf),
});

const credentialOf = (site: SiteCluster): ExternalSecret => {
  const { name, namespace, labels } = clusterSecret(site);
  const spec = {
    refreshInterval: '1h',
    secretStoreRef: { kind: 'ClusterSecretStore', name: SECRETS },
    target: {
      name,
      // The cluster's Applications need it until they are gone, and this object goes before them (manifest-rules/cluster-secrets.ts).
      creationPolicy: 'Orphan',
      // A store that is out of reach for a while removes no cluster.
      deletionPolicy: 'Retain',
      template: { engineVersion: 'v2', metadata: { labels } },
    },
    dataFrom: [{ extract: { key: parameterName(site.environment, `clusters/${site.name}`) } }],
  };
  return externalSecret(name, namespace, spec, WAITS_ALONE);
};
