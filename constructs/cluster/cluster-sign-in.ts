import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { clusterName, type Named } from '../../config/aws/names';
import { HELM_PROVIDER_VERSION, KUBERNETES_PROVIDER_VERSION } from '../../config/versions';

export interface ClusterSignInProps {
  readonly environment: Named;
}

/**
 * Points a stack's Helm and Kubernetes providers at a cluster that another stack made. Address and certificate authority are looked up by
 * the cluster's name, so the cluster must exist before this stack is planned. (A provider that is configured from a cluster in its own
 * state falls back to localhost.)
 *
 * The AWS CLI makes a new token whenever the last one has expired: a token lives for 15 minutes, and draining the nodes takes longer. No
 * token is in the state. To deploy you need the CLI, the credentials of a role in `cloud.admins`, and a way to the API.
 *
 * Source: EKS user guide, "Connect kubectl to an EKS cluster"; Terraform Helm provider 3.1 and Kubernetes provider 2.38, "Exec plugins".
 */
export class ClusterSignIn extends Construct {
  constructor(scope: Construct, id: string, { environment }: ClusterSignInProps) {
    super(scope, id);
    const cluster = new DataAwsEksCluster(this, 'cluster', { name: clusterName(environment) });
    const exec = {
      // The CLI's default. Every version of the CLI and of both providers knows it.
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'aws',
      args: [
        ...['eks', 'get-token', '--output', 'json'],
        ...['--cluster-name', clusterName(environment), '--region', environment.cloud.region],
      ],
    };
    const api = {
      host: cluster.endpoint,
      clusterCaCertificate: Fn.base64decode(cluster.certificateAuthority.get(0).data),
    };
    new HelmProvider(this, 'helm', { kubernetes: { ...api, exec } });
    new KubernetesProvider(this, 'kubernetes', { ...api, exec: [exec] });
    const versions = { helm: HELM_PROVIDER_VERSION, kubernetes: KUBERNETES_PROVIDER_VERSION };
    for (const [provider, version] of Object.entries(versions)) {
      const source = `hashicorp/${provider}`;
      TerraformStack.of(this).addOverride(`terraform.required_providers.${provider}`, { source, version });
    }
  }
}
