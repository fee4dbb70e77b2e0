import { describe, expect, it } from 'vitest';
import { overridesOf } from '../../../../commands/demo/overrides';
import { synthesized } from '../../../support/synthesized';

const stack = (
  resource: Record<string, Record<string, Record<string, unknown>>>,
  backend = { s3: { bucket: 'b', key: 'k' } },
) => ({
  resource,
  terraform: { backend },
});

describe("the demo's overrides", () => {
  it('say the whole backend, since an override replaces it', () => {
    expect(overridesOf(stack({}))['terraform']).toEqual({
      backend: { s3: { bucket: 'b', key: 'k', use_path_style: true } },
    });
  });

  it('let Terraform destroy what production protects', () => {
    const overrides = overridesOf(stack({ aws_kms_key: { key: { lifecycle: { prevent_destroy: true } } } }));

    expect(overrides['resource']).toEqual({ aws_kms_key: { key: { lifecycle: { prevent_destroy: false } } } });
  });

  it('do not touch a resource that is not protected', () => {
    expect(overridesOf(stack({ aws_vpc: { vpc: {} } }))).not.toHaveProperty('resource');
  });

  it('leave nothing of hybrid that cannot be destroyed', () => {
    const { stacks } = synthesized();
    const stillProtected = Object.values(stacks).flatMap((json) => {
      const resource = json.resource as Record<string, Record<string, Record<string, unknown>>>;
      const overrides = (overridesOf(stack(resource))['resource'] ?? {}) as typeof resource;
      return Object.entries(resource).flatMap(([type, named]) =>
        Object.entries(named)
          .filter(([, body]) => JSON.stringify(body).includes('"prevent_destroy":true'))
          .filter(([name]) => !JSON.stringify(overrides[type]?.[name] ?? {}).includes('"prevent_destroy":false'))
          .map(([name]) => `${type}.${name}`),
      );
    });

    expect(stillProtected).toEqual([]);
  });
});
