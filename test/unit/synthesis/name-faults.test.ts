import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { App, TerraformStack } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { nameFaults } from '../../../synthesis/name-faults';
import { cloudOf, hybrid, pairOf, poolOf, siteOf } from '../../support/drafts';
import { synthesizedWith } from '../../support/synthesized-with';

const LONGEST = 'n'.repeat(31);

describe('names', () => {
  it('fit AWS in an environment of the longest names that its rules take', () => {
    const draft = hybrid();
    const pair = 'p'.repeat(63 - LONGEST.length - '-'.length - '-123456789012'.length);
    draft.name = LONGEST;
    const site = 's'.repeat(64 - LONGEST.length - '-'.length - `-storage-${pair}`.length);
    draft.sites = { [site]: siteOf(draft) };
    const writers: Record<string, string> = {};
    for (let index = 0; index < 40; index += 1) writers[`p${index}`.padEnd(31, 'x')] = site;
    draft.storage = { [pair]: { ...pairOf(draft), writers: { ...writers, models: 'cloud' } } };
    cloudOf(draft).gpuPools = { [LONGEST]: { ...poolOf(draft), storage: pair } };
    cloudOf(draft).images = [LONGEST];

    expect(() => synthesizedWith(draft)).not.toThrow();
  });
});

describe('a name that code makes', () => {
  const faultsOf = (name: string, change: (role: IamRole) => void = () => undefined): readonly string[] => {
    const stack = new TerraformStack(new App(), 'stack');
    change(new IamRole(stack, 'role', { name, assumeRolePolicy: '{}' }));
    return nameFaults(stack.node.findAll());
  };

  it('is refused where it is longer than AWS takes', () => {
    expect(faultsOf('r'.repeat(64))).toEqual([]);
    expect(faultsOf('r'.repeat(65))).toEqual([expect.stringMatching(/stack\/role: an IAM role has at most 64/)]);
  });

  it('is judged as an override leaves it', () => {
    const override = (role: IamRole): void => role.addOverride('name', 'r'.repeat(65));
    expect(faultsOf('short', override)).toEqual([expect.stringMatching(/has 65; shorten it/)]);
  });

  it('is not judged where only Terraform knows it', () => {
    expect(faultsOf(`\${${'x'.repeat(80)}}`)).toEqual([]);
  });
});
