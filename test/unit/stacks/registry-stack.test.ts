import { describe, expect, it } from 'vitest';
import { resources } from '../../support/stack-json';
import { stackJson } from '../../support/synthesized';

const stacks = { 'hybrid-registry': stackJson('hybrid-registry') };
const repositories = resources({ stacks }, 'aws_ecr_repository');

describe('the container registry', () => {
  it('has one repository for each image, below the environment', () => {
    expect(repositories.map(({ body }) => body['name'])).toEqual([
      'hybrid/back-end',
      'hybrid/front-end',
      'hybrid/pipeline',
      'hybrid/placement',
    ]);
  });

  it.each(repositories)('keeps, scans and encrypts $body.name, and never moves its tags', ({ body }) => {
    expect(body).toMatchObject({
      image_tag_mutability: 'IMMUTABLE',
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: '${aws_kms_key.key_key.arn}' }],
      force_delete: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('cleans every repository', () => {
    const cleaned = resources({ stacks }, 'aws_ecr_lifecycle_policy').map(({ body }) => body['repository']);

    expect(cleaned).toEqual(repositories.map(({ address }) => `\${${address}.name}`));
  });

  it('publishes where each image is pulled from', () => {
    const published = resources({ stacks }, 'aws_ssm_parameter').map(({ body }) => [body['name'], body['value']]);

    expect(published).toContainEqual([
      '/landbridge/hybrid/registry/pipeline/url',
      '${aws_ecr_repository.image-pipeline_repository.repository_url}',
    ]);
    expect(published).toHaveLength(repositories.length);
  });
});
