import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Construct } from 'constructs';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { SERVICE_ACCOUNTS, type ServiceAccount } from '../../../config/kubernetes/service-accounts';
import type { PolicyDocument } from '../policy-document';
import { PodIdentity } from '../pod-identity';
import { publicHostOf } from '../../../config/aws/names';
import { certManagerPolicy, externalDnsPolicy } from './dns-policies';
import { externalSecretsPolicy } from './external-secrets-policy';
import { loadBalancerPolicies } from './load-balancer-policy';

export interface PodRolesProps {
  readonly environment: CloudEnvironment;
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
}

/**
 * The roles in AWS of the apps that Argo CD installs in the cloud's cluster. Each app that calls AWS has a role of its own by Pod Identity,
 * with managed policies of its own. The roles are made before the pods, because running pods do not take up an association. The storage
 * stack makes the pipeline's role.
 */
export class PodRoles extends Construct {
  /** By the service account's name. */
  public readonly identities: ReadonlyMap<string, PodIdentity>;

  /** @throws Error if a policy is larger than IAM takes */
  constructor(scope: Construct, id: string, { environment, cluster }: PodRolesProps) {
    super(scope, id);
    const { database, dnsZone } = environment.cloud;
    const rights: Rights[] = [
      [SERVICE_ACCOUNTS['aws-load-balancer-controller'], loadBalancerPolicies(environment)],
      [SERVICE_ACCOUNTS['external-secrets'], { secrets: externalSecretsPolicy(environment, database !== undefined) }],
      ...(dnsZone === undefined ? [] : this.dnsRights(environment, dnsZone)),
    ];
    this.identities = new Map(
      rights.map(([{ name, namespace }, customerPolicies]) => [
        name,
        new PodIdentity(this, name, {
          environment,
          cluster,
          roleName: name,
          namespace,
          serviceAccount: name,
          customerPolicies,
        }),
      ]),
    );
  }

  /** The zone's id is looked up, because the zone is made outside of Landbridge. */
  private dnsRights({ name, cloud: { region } }: CloudEnvironment, zone: string): Rights[] {
    const { zoneId } = new DataAwsRoute53Zone(this, 'zone', { name: zone, privateZone: false });
    return [
      [SERVICE_ACCOUNTS['cert-manager'], { dns: certManagerPolicy({ zone, zoneId, region }) }],
      [
        SERVICE_ACCOUNTS['external-dns'],
        { dns: externalDnsPolicy({ zone, zoneId, region }, publicHostOf(name, zone)) },
      ],
    ];
  }
}

/** A service account, and its policies by the last part of their names. */
type Rights = readonly [ServiceAccount, Readonly<Record<string, PolicyDocument>>];
