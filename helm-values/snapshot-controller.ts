import { resources } from './resources';

/** Values of chart piraeus/snapshot-controller, on the sites; in the cloud it is an EKS add-on. Source: the chart's values.yaml. */
export const snapshotControllerValues = () => ({
  installCRDs: true,
  controller: {
    replicaCount: 2,
    pdb: { minAvailable: 1 },
    priorityClassName: 'platform',
    podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    },
    resources: resources('10m', '64Mi'),
  },
  webhook: { enabled: false },
});
