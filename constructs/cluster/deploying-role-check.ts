import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsIamSessionContext } from '@cdktf/provider-aws/lib/data-aws-iam-session-context';
import { Construct } from 'constructs';
import type { CloudConfig } from '../../config/schema/environment';

export interface DeployingRoleCheckProps {
  readonly environment: { readonly name: string; readonly cloud: Pick<CloudConfig, 'admins'> };
}

/**
 * Stops the plan when the role that runs Terraform is not in `cloud.admins`. The cluster gives its creator no rights, so Terraform would
 * make the cluster and could then not deploy into it. Only Terraform knows as whom it runs, so a rule of the environment cannot check this.
 * A session's ARN leaves out the role's path, so the role is looked up.
 */
export class DeployingRoleCheck extends Construct {
  constructor(scope: Construct, id: string, { environment }: DeployingRoleCheckProps) {
    super(scope, id);
    const { admins } = environment.cloud;
    const caller = new DataAwsCallerIdentity(this, 'caller', {});
    new DataAwsIamSessionContext(this, 'session', {
      arn: caller.arn,
      lifecycle: {
        postcondition: [
          {
            condition: `\${contains(${JSON.stringify(admins)}, self.issuer_arn)}`,
            errorMessage:
              `Terraform runs as \${self.issuer_arn}, which is not among cloud.admins of environment ` +
              `'${environment.name}': ${admins.join(', ')}. The cluster gives its creator no rights, so the next stack ` +
              'could not be deployed. Assume one of these roles, or add this one to cloud.admins and synthesize again.',
          },
        ],
      },
    });
  }
}
