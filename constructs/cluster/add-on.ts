import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Named } from '../../config/aws/names';
import type { CloudConfig } from '../../config/schema/environment';
import { EKS_ADD_ON_VERSIONS } from '../../config/versions';
import { PodIdentity } from '../iam/pod-identity';
import type { AddOnDefinition } from './add-on-table';

export interface AddOnProps {
  readonly environment: Named & { readonly cloud: Pick<CloudConfig, 'kubernetesVersion'> };
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
  readonly definition: AddOnDefinition;
  /**
   * What is made before the add-on.
   * @default []
   */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * One EKS add-on. It gets its rights from a separate Pod Identity association, which is made before it. An inline association is made
 * together with the add-on, so the first pods would start without rights.
 *
 * The version is the table's for the cluster's minor, so an upgrade of the cluster takes its add-ons along: EKS does not. On a minor that the
 * table does not have, which a rule refuses first, EKS installs its default. `most_recent` would give another plan tomorrow. An
 * add-on is configured in git, so changes made in the cluster are overwritten.
 */
export class AddOn extends Construct {
  public readonly addOn: EksAddon;
  /** Present where the add-on needs rights in AWS. */
  public readonly identity?: PodIdentity;
  /** Present where the add-on's pods on the nodes have a role of their own. */
  public readonly nodeIdentity?: PodIdentity;

  constructor(scope: Construct, id: string, { environment, cluster, definition, after = [] }: AddOnProps) {
    super(scope, id);
    const { name, configuration, identity, nodeIdentity } = definition;
    if (identity) {
      this.identity = new PodIdentity(this, 'identity', {
        environment,
        cluster,
        roleName: name,
        serviceAccount: identity.serviceAccount,
        managedPolicies: [identity.managedPolicy],
      });
    }
    if (nodeIdentity)
      this.nodeIdentity = new PodIdentity(this, 'node-identity', { environment, cluster, ...nodeIdentity });
    const version = EKS_ADD_ON_VERSIONS[environment.cloud.kubernetesVersion]?.[name];
    const associations = [this.identity, this.nodeIdentity].flatMap((made) => (made ? [made.association] : []));
    this.addOn = new EksAddon(this, 'add-on', {
      clusterName: cluster,
      addonName: name,
      ...(version !== undefined && { addonVersion: version }),
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'OVERWRITE',
      ...(configuration && { configurationValues: JSON.stringify(configuration) }),
      dependsOn: [...associations, ...after],
    });
  }
}
