import { arn } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { policy, type PolicyDocument, type Statement } from '../iam/policy-document';

/**
 * Limits trust in IAM Roles Anywhere to one certificate name and one authority. Without the name every certificate of the authority could
 * get the role. Without the authority a certificate of another site could get it.
 *
 * Source: IAM Roles Anywhere user guide, "The IAM Roles Anywhere trust model", "Trust policy".
 *
 * @param commonName common name of the certificate
 * @param trustAnchorArn ARN of the authority's trust anchor
 */
export const oneCertificate = (commonName: string, trustAnchorArn: string): NonNullable<Statement['Condition']> => ({
  StringEquals: { 'aws:PrincipalTag/x509Subject/CN': commonName },
  ArnEquals: { 'aws:SourceArn': trustAnchorArn },
});

/**
 * Allows pulling the platform's own images and no others. A registry's token is for the whole account, but allows only what the role may do
 * that asked for it.
 *
 * Source: ECR user guide, "Private registry authentication", "Identity-based policy examples".
 */
export const pullImages = (environment: CloudEnvironment): PolicyDocument =>
  policy(
    // ECR takes no resource for this call.
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
