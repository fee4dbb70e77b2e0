import { defineApp, type PlatformApp } from './define-app';
import type { RoleBinding } from './manifest';
import { where } from './runs-on';

/** Namespace of the API server's own ConfigMap `extension-apiserver-authentication`, and of the role that may read it. */
const KUBE_SYSTEM = 'kube-system';

/** Built-in role that reads that ConfigMap, and nothing else. */
export const AUTH_READER = 'extension-apiserver-authentication-reader';

/**
 * Lets each extension API server read how the API server proves who calls; without that it refuses every call, and Kueue's exits. It is an
 * app of its own, because its project alone may write into `kube-system`, and only this one kind.
 *
 * Source: Kubernetes, "Set up an Extension API Server"; Kueue v0.19.2, charts/kueue/templates/visibility/role_binding.yaml and
 * cmd/kueue/main.go.
 *
 * @param apps every other app; those with an `extensionServer` get a binding
 */
export const authReadersOf = (apps: readonly PlatformApp[]): PlatformApp =>
  defineApp({
    name: 'auth-readers',
    // Before any of those servers starts.
    wave: -85,
    runsOn: where((cluster) => apps.some((app) => app.extensionServer !== undefined && app.on(cluster) !== undefined)),
    project: 'auth-readers',
    namespace: KUBE_SYSTEM,
    manifests: (cluster) =>
      apps.flatMap((app) =>
        app.extensionServer !== undefined && app.on(cluster) ? [bindingFor(app, app.extensionServer)] : [],
      ),
  });

const bindingFor = ({ name, namespace }: PlatformApp, serviceAccount: string): RoleBinding => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: `${name}-auth-reader`, namespace: KUBE_SYSTEM },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: AUTH_READER },
  subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
});
