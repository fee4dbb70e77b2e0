import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Construct } from 'constructs';
import { parameterName } from '../../config/aws/names';

export interface PublishedParameterProps {
  readonly environment: { readonly name: string };
  /** Path below `/landbridge/<env>/`, such as `database/endpoint`. */
  readonly path: string;
  /** A value that only AWS knows: an id, an endpoint, a secret's name. Never a secret itself. */
  readonly value: string;
}

/**
 * Publishes a value that the clusters need and only AWS knows. External Secrets reads it, so no committed file holds an id.
 */
export class PublishedParameter extends Construct {
  public readonly parameter: SsmParameter;

  constructor(scope: Construct, id: string, { environment, path, value }: PublishedParameterProps) {
    super(scope, id);
    this.parameter = new SsmParameter(this, 'parameter', {
      name: parameterName(environment, path),
      type: 'String',
      value,
    });
  }
}
