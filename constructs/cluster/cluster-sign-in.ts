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
 * The Helm and Kubernetes providers of a stack, pointed at the cluster that another stack made. Address and authority are looked up by the
 * cluster's name, so the cluster must stand before this stack is planned: a provider that is configured from a cluster of its own state falls
 * back to localhost.
 *
 * The token comes from the AWS CLI, each time that the last one has run out: it lives for 15 minutes, and draining the nodes takes longer. No token
 * is in the state. Whoever deploys needs the CLI, the credentials of a role in `cloud.admins`, and a way to the API.
 *
 * Source: EKS user guide, "Connect kubectl to an EKS cluster"; Terraform Helm provider 3.1 and Kubernetes provider 2.38, "Exec plugins".
 */
export class ClusterSignIn extends Construct {
  constructor(scope: Construct, id: string, { environment }: ClusterSignInProps) {
    super(scope, id);
    const cluster = new DataAwsEksCluster(this, 'cluster', { name: clusterName(environment) });
    const exec = {
      // What the CLI answers with if it is not asked for another: every version of it, and of both providers, knows this one.
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
