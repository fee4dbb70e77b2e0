import { called, textAt, type Content, type Finding } from './given';

/**
 * Argo CD deletes what an Application made only while it knows the cluster. When the cluster's Secret is gone, it takes the finalizers off the
 * Application and leaves everything there, without an error (Argo CD v3.4.4, controller/appcontroller.go, finalizeApplicationDeletion). The
 * Applications of all clusters are deleted at once, so the Secret must not go with its ExternalSecret. That is what `Orphan` means: External Secrets still
 * writes the Secret at each refresh, but does not own it, and takes back an owner reference of before (External Secrets v2.9.0,
 * pkg/controllers/externalsecret/externalsecret_controller.go; docs/guides/ownership-deletion-policy.md). `deletionPolicy` is about
 * another thing: what happens when the source has no values any more.
 */
export const clusterSecrets = (content: Content): Finding[] =>
  content.given
    .filter(({ object }) => object.kind === 'ExternalSecret')
    .filter(({ object }) => textAt(object, ...LABELS, 'argocd.argoproj.io/secret-type') === 'cluster')
    .flatMap((one) => {
      const policy = textAt(one.object, 'spec', 'target', 'creationPolicy') ?? 'Owner';
      if (policy === 'Orphan') return [];
      const rule =
        'Argo CD knows a cluster until its last Application is gone, so the Secret stays without its ExternalSecret';
      const fix = 'write spec.target.creationPolicy: Orphan';
      return [{ where: called(content, one), value: `creationPolicy ${policy}`, rule, fix }];
    });

const LABELS = ['spec', 'target', 'template', 'metadata', 'labels'];
