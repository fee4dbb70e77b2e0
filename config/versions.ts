/**
 * Default versions of an environment that no app owns. An app's version is in its file in `apps/`; those of the program's dependencies are
 * in package.json.
 */

/** Kubernetes minor that a new EKS cluster runs; standard support ends 2027-03-27 (EKS user guide, "Kubernetes versions"). */
export const EKS_VERSION = '1.35';

/** EKS minors in standard support on 2026-11-21; an hour in extended support costs six times as much. */
export const EKS_SUPPORTED_VERSIONS = ['1.34', '1.35', '1.36'] as const;

/**
 * EKS add-ons whose versions do not follow the cluster's minor, by name.
 *
 * Source: public Terraform of 2026 for 1.35, such as devopscoop/aws-eks-template, cluster/terraform.tfvars (aws-efs-csi-driver,
 * eks-node-monitoring-agent); none was asked of AWS by us. Not found for 1.34: aws-ebs-csi-driver, aws-efs-csi-driver,
 * eks-node-monitoring-agent; for 1.36: snapshot-controller, eks-node-monitoring-agent. Ask AWS before the first deploy, as below.
 */
const ADD_ON_VERSIONS = {
  'aws-ebs-csi-driver': 'v1.63.1-eksbuild.1',
  'aws-efs-csi-driver': 'v3.4.1-eksbuild.1',
  'eks-node-monitoring-agent': 'v1.7.0-eksbuild.1',
  'eks-pod-identity-agent': 'v1.3.10-eksbuild.3',
  'snapshot-controller': 'v8.5.0-eksbuild.3',
  // EKS's defaults of 1.31 to 1.36 on 2026-09-04 were the same.
  'vpc-cni': 'v1.22.4-eksbuild.3',
};

/**
 * Versions of the EKS add-ons, by Kubernetes minor and name. EKS never updates an add-on with its cluster, and some only run on their minor.
 * Add a minor here before it is supported; `aws eks describe-addon-versions --kubernetes-version <minor>` has what EKS offers.
 *
 * Source: EKS user guide, "Update an Amazon EKS add-on". coredns and kube-proxy are the defaults that EKS answered in ap-northeast-2 on
 * 2026-09-04; metrics-server is the default of 1.35 on 2026-08-04, what 1.34 offered in May and what ran on 1.36 in September. All three
 * are from public Terraform; none was asked of AWS by us.
 */
export const EKS_ADD_ON_VERSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '1.34': {
    ...ADD_ON_VERSIONS,
    coredns: 'v1.12.4-eksbuild.29',
    'kube-proxy': 'v1.34.6-eksbuild.21',
    'metrics-server': 'v0.8.1-eksbuild.6',
  },
  '1.35': {
    ...ADD_ON_VERSIONS,
    coredns: 'v1.13.2-eksbuild.21',
    'kube-proxy': 'v1.35.3-eksbuild.21',
    'metrics-server': 'v0.9.0-eksbuild.5',
  },
  '1.36': {
    ...ADD_ON_VERSIONS,
    coredns: 'v1.14.3-eksbuild.14',
    'kube-proxy': 'v1.36.0-eksbuild.17',
    'metrics-server': 'v0.9.0-eksbuild.11',
  },
};

/** Kubespray release that on-premises inventories are made for. */
export const KUBESPRAY_VERSION = 'v2.31.0';

/** Kubernetes version that Kubespray installs on a new site. */
export const ONPREM_KUBERNETES_VERSION = '1.35.4';

/** Patch versions whose checksums Kubespray v2.31.0 carries, as `minor: highest patch` (from patch 0 on). */
export const KUBESPRAY_KUBERNETES_PATCHES: Readonly<Record<string, number>> = { '1.33': 11, '1.34': 7, '1.35': 4 };

/** PostgreSQL major of the back-office database; RDS picks the newest minor and keeps it current. */
export const POSTGRES_VERSION = '17';

/** The Terraform version that stacks need: 1.11 made `use_lockfile` of the S3 backend generally available. */
export const TERRAFORM_VERSION = '>= 1.11.0';

/** Exact version of the AWS provider, which the proofs run. The bindings are made from 6.25.0; only arguments that both have are used. */
export const AWS_PROVIDER_VERSION = '5.100.0';

/**
 * Exact version of the Helm provider: its bindings were made from it, and the order of destroying relies on what it waits for when it
 * uninstalls (Helm 3).
 */
export const HELM_PROVIDER_VERSION = '3.1.1';

/** Kubernetes provider: the last 2.x, from which its bindings were made. */
export const KUBERNETES_PROVIDER_VERSION = '2.38.0';

/**
 * Karpenter: the version of the controller, its chart and its CRDs' chart, always the same; supports Kubernetes up to 1.36 (Karpenter,
 * "Compatibility").
 */
export const KARPENTER_VERSION = '1.14.0';

/**
 * Image of every node that Karpenter starts: Amazon Linux 2023, whose NVIDIA variant carries the GPU driver and the container toolkit.
 * Pinned, because with `latest` AWS decides when all nodes are replaced. `preflight` asks whether the region has it.
 */
export const NODE_IMAGE = 'al2023@v20260714';

const BOTTLEROCKET_RELEASE = '1.66.0-1ad6b4a4';

/**
 * Releases of the system nodes' image, by Kubernetes minor and operating system. A node group without one takes what AWS recommends on the
 * day that it is made, and is never patched after that. AL2023 is of the day that `NODE_IMAGE` is of, so one step patches all nodes.
 * Bottlerocket has one release for all minors.
 *
 * Source: awslabs/amazon-eks-ami, CHANGELOG.md, "AMI Release v20260714"; that AWS took 1.66.0-1ad6b4a4 for a managed node group of 1.35 and
 * has it as an image of 1.36 is from public Terraform and inventories of September 2026; none was asked of AWS by us, and `preflight`
 * asks for that of an environment. That it is one for all: hashicorp/terraform-provider-aws, pull request 40903.
 */
export const EKS_NODE_RELEASES: Readonly<Record<string, Readonly<Record<'al2023' | 'bottlerocket', string>>>> = {
  '1.34': { al2023: '1.34.9-20260714', bottlerocket: BOTTLEROCKET_RELEASE },
  '1.35': { al2023: '1.35.6-20260714', bottlerocket: BOTTLEROCKET_RELEASE },
  '1.36': { al2023: '1.36.2-20260714', bottlerocket: BOTTLEROCKET_RELEASE },
};

/** Chart argo/argo-cd: Argo CD 3.4.4. */
export const ARGO_CD_CHART_VERSION = '10.1.1';

/** Chart argo/argocd-apps, which turns values into AppProjects and Applications. */
export const ARGO_CD_APPS_CHART_VERSION = '2.0.5';

/** Tag of the platform's own images where an environment names none. */
export const PLATFORM_RELEASE = '0.1.0';
