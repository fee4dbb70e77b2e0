import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';

const NAME = 'argocd-uninstall';
const API = 'admissionregistration.k8s.io/v1';

/**
 * Objects beside the chart's own that keep it from being uninstalled while an Application is there.
 *
 * The order in which Terraform destroys is not enough: when the Applications are not gone in time, Helm reports it and forgets their
 * release, and the next `destroy` would go on to Argo CD. What an Application had made, a load balancer say, would then stay for ever.
 *
 * Before Helm uninstalls anything it creates the ConfigMap, which is a hook; the API server refuses that once for each Application, and
 * Helm stops with everything still in place. An upgrade runs no such hook, so it may take objects away.
 *
 * Source: Helm 3, "Chart Hooks", and `action.Uninstall`; Kubernetes, "Validating Admission Policy", "Parameter resources".
 */
export const uninstallGuard = () => [
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: NAME,
      namespace: ARGO_CD_NAMESPACE,
      annotations: {
        'helm.sh/hook': 'pre-delete',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
      },
    },
  },
  {
    apiVersion: API,
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: NAME },
    spec: {
      failurePolicy: 'Fail',
      // Asked once for each Application; not at all where there is none, and then it is allowed.
      paramKind: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
      matchConstraints: {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': ARGO_CD_NAMESPACE } },
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE'],
            resources: ['configmaps'],
            resourceNames: [NAME],
          },
        ],
      },
      validations: [
        {
          expression: 'false',
          reason: 'Forbidden',
          messageExpression:
            "'Argo CD must run until its last Application is gone, or what that made is left: Application ' + params.metadata.name + ' is still there'",
        },
      ],
    },
  },
  {
    apiVersion: API,
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: NAME },
    spec: {
      policyName: NAME,
      validationActions: ['Deny'],
      paramRef: { namespace: ARGO_CD_NAMESPACE, selector: {}, parameterNotFoundAction: 'Allow' },
    },
  },
];
