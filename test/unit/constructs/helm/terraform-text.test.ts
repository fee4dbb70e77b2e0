import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { terraformText } from '../../../../constructs/helm/chart-release';

/** What Terraform makes of a string's literal parts, and whether it finds an expression in it. */
function asTerraformReads(text: string): { readonly text: string; readonly expression: boolean } {
  const rest = text.replaceAll(/\$\$\{|%%\{/g, '.');
  return { text: text.replaceAll('$${', '${').replaceAll('%%{', '%{'), expression: /[$%]\{/.test(rest) };
}

describe('a text for Terraform', () => {
  it.each([
    ['${name}', '$${name}'],
    ['%{ if a }', '%%{ if a }'],
    ['$argocd-sso:clientSecret', '$argocd-sso:clientSecret'],
    ['100 % of $5', '100 % of $5'],
    // Seen with Terraform: `$$${a}` is read as `$${a}`.
    ['$${a}', '$$${a}'],
  ])('%s is written %s', (text, written) => {
    expect(terraformText(text)).toBe(written);
  });

  it('is read by Terraform as it was, and never as an expression', () => {
    const text = fc.array(fc.constantFrom('$', '%', '{', '}', 'a', '${', '%{'), { maxLength: 8 });

    fc.assert(
      fc.property(text, (parts) => {
        const original = parts.join('');
        expect(asTerraformReads(terraformText(original))).toEqual({ text: original, expression: false });
      }),
      { numRuns: 50 },
    );
  });
});
