import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';

const NAME = 'argocd-uninstall';
const API = 'admissionregistration.k8s.io/v1';

/**
 * Extra objects of the chart that prevent its uninstall while an Application exists.
 *
 * Terraform's order of destroying is not enough. If the Applications are not gone in time, Helm reports an error and forgets their release,
 * and the next `destroy` would go on to Argo CD. Objects that an Application made, such as a load balancer, would then stay for ever.
 *
 * Before it uninstalls anything, Helm creates the ConfigMap, which is a hook. The API server refuses it while there is an Application, and
 * Helm stops before it has deleted anything. An upgrade runs no such hook, so it may remove objects.
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
      // The API server evaluates it once for each Application. Without one it is not evaluated, and the ConfigMap is
      // allowed.
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
