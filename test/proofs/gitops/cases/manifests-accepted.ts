import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { Api } from '../../../../testbed/kubernetes/kubernetes-api';
import { crdsFolder, crdsOf, installCrds } from '../../../../testbed/kubernetes/crds';
import { kubeconformVerdicts } from '../kubeconform';
import { called, type Manifest } from '../manifests';
import type { CaseReport } from '../../support/case-report';
import { judged, type Verdict } from '../../support/verdict';

/** What the first two cases share: an API server that has CRDs and namespaces and nothing else. */
export interface Bare extends CaseReport {
  readonly api: Api;
  readonly manifests: readonly Manifest[];
  readonly kubeconform: string;
  readonly folder: string;
}

/** Folders of CRDs whose kinds are in what we render. */
const PROJECTS = [
  ...['argo-cd', 'argo-workflows', 'argo-workflows-full', 'aws-load-balancer-controller', 'cert-manager'],
  ...['external-secrets', 'external-snapshotter', 'gateway-api', 'gpu-operator', 'karpenter', 'kueue', 'metallb'],
  ...['node-feature-discovery', 'rook'],
];

const namespacesOf = (manifests: readonly Manifest[]): KubernetesObject[] =>
  [...new Set(manifests.flatMap(({ object, namespace }) => object.metadata?.namespace ?? namespace ?? []))].map(
    (name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
  );

/** The CRDs of the kinds that are judged; of two for one kind the later, which has the fuller schema. */
const crdsFor = (manifests: readonly Manifest[]): KubernetesObject[] => {
  const folder = crdsFolder();
  if (folder === undefined) return [];
  const kinds = new Set(manifests.map(({ object }) => object.kind ?? ''));
  const own = PROJECTS.flatMap((project) => crdsOf(folder, project)).filter((crd) => kinds.has(kindOf(crd)));
  return [...new Map(own.map((crd) => [crd.metadata?.name, crd])).values()];
};
const kindOf = (crd: KubernetesObject): string =>
  (crd as { readonly spec?: { readonly names?: { readonly kind?: string } } }).spec?.names?.kind ?? '';

/** A field that no kind has, to see that the judge would tell. */
const misspelt = ({ object }: Manifest): KubernetesObject => {
  const { spec } = object as { readonly spec?: object };
  return { ...object, ...{ spec: { ...spec, replicaz: 3 } } };
};

/** The API server's word, in a server-side dry run with strict validation of fields. */
export const manifestsAccepted = (bare: () => Bare): void => {
  void describe('1. given every manifest of every environment, and Karpenter’s charts', () => {
    void it('then the API server accepts them, none with a field that it does not know', async () => {
      const { api, manifests, note } = bare();
      await installCrds(api, crdsFor(manifests));
      await Promise.all(namespacesOf(manifests).map((namespace) => api.apply(namespace)));

      const said = await Promise.all(
        manifests.map(async (manifest) => ({
          of: called(manifest),
          ...(await judged(api, manifest.object, manifest.namespace)),
        })),
      );

      const count = (verdict: Verdict): number => said.filter((one) => one.verdict === verdict).length;
      note(1, `${count('accepted')} accepted, ${count('refused')} refused, ${count('skipped')} skipped`);
      for (const why of new Set(said.filter(({ verdict }) => verdict === 'skipped').map((one) => one.why)))
        note(1, `skipped: ${why}`);
      note(1, `out of reach: the charts that Argo CD fetches; of charts, only Karpenter’s are in a Go module`);
      deepEqual(
        said.filter(({ verdict }) => verdict === 'refused').map(({ of, why }) => `${of}: ${why}`),
        [],
      );
      ok(count('accepted') > 0);
    });

    void it('then it refuses each of them with one more field', async () => {
      const { api, manifests, note } = bare();
      const own = manifests.filter(({ object }) => 'spec' in object && object.kind !== 'CustomResourceDefinition');
      const one = [...new Map(own.map((manifest) => [manifest.object.kind, manifest])).values()];
      const said = await Promise.all(
        one.map(async (manifest) => ({
          kind: manifest.object.kind ?? '',
          ...(await judged(api, misspelt(manifest), manifest.namespace)),
        })),
      );
      const blind = said.filter(({ verdict }) => verdict === 'accepted').map(({ kind }) => kind);
      note(1, `with a misspelt field ${said.length - blind.length} of ${said.length} kinds are refused`);
      deepEqual(blind, []);
    });
  });

  void describe('2. given the same manifests, and schemas that the API server publishes', () => {
    void it('then kubeconform accepts them in strict mode', async () => {
      const { api, manifests, kubeconform, folder, note } = bare();
      const { valid, invalid, skipped } = await kubeconformVerdicts({ api, manifests, program: kubeconform, folder });
      note(
        2,
        `${valid} valid, ${invalid.length} invalid, ${skipped.length} skipped; schemas are the server’s own OpenAPI`,
      );
      for (const what of new Set(skipped)) note(2, `skipped: ${what}`);
      deepEqual(invalid, []);
      ok(valid > 0);
    });
  });
};
