import { expect, it } from 'vitest';
import { unreachableProvider } from '../../proofs/aws/terraform-diagnostics';

it('a registry that does not answer is a reason to leave a stack out', () => {
  const output = `Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/helm: could not connect to registry.terraform.io: failed to request
discovery document: Get "https://registry.terraform.io/": no such host`;

  expect(unreachableProvider(output)).toBe(
    'hashicorp/helm is in no mirror here, and registry.terraform.io does not answer',
  );
});

it('a version that the registry does not have is none', () => {
  const output = `Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/helm: no available releases match the given constraints 99.0.0`;

  expect(unreachableProvider(output)).toBeUndefined();
});
