import { arn } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { policy, type PolicyDocument, type Statement } from '../iam/policy-document';

/**
 * Limits trust in IAM Roles Anywhere to one certificate of one authority. Without the first, every certificate of the authority would become
 * the role; without the second, one of any authority that the account trusts, whatever site it is of.
 *
 * Source: IAM Roles Anywhere user guide, "The IAM Roles Anywhere trust model", "Trust policy".
 *
 * @param commonName the certificate's
 * @param trustAnchorArn ARN of the authority's trust anchor
 */
export const oneCertificate = (commonName: string, trustAnchorArn: string): NonNullable<Statement['Condition']> => ({
  StringEquals: { 'aws:PrincipalTag/x509Subject/CN': commonName },
  ArnEquals: { 'aws:SourceArn': trustAnchorArn },
});

/**
 * Pulls the platform's own images and no others. The token that a registry takes is for a whole account, and is worth what the role that asked
 * for it may do.
 *
 * Source: ECR user guide, "Private registry authentication", "Identity-based policy examples".
 */
export const pullImages = (environment: CloudEnvironment): PolicyDocument =>
  policy(
    // ECR takes no resource for it.
    { Sid: 'GetRegistryToken', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    {
      Sid: 'PullImagesOfEnvironment',
      Effect: 'Allow',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Resource: environment.cloud.images.map((image) =>
        arn(environment, 'ecr', `repository/${environment.name}/${image}`),
      ),
    },
  );
