import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import hybrid from '../../fixtures/environments/hybrid';
import { cloudOf, pairOf, siteOf } from '../../support/drafts';
import { policyIn, resourceOf, resourcesOf, textIn } from '../../support/stack-blocks';
import { resources } from '../../support/stack-json';
import { synthesizedRoot } from '../../support/synthesized';
import { synthesizedWith } from '../../support/synthesized-with';

const STACK = 'hybrid-identity';
const USE = 'site-seoul_for-external-secrets';
const rendered = (...path: string[]): string =>
  readFileSync(join(synthesizedRoot(), 'rendered', 'hybrid', 'gitops', 'seoul', ...path), 'utf8');

describe('the trust anchor of a site', () => {
  it("is the authority's certificate as the environment has it, in one spelling", () => {
    const written = hybrid.sites?.['seoul']?.identity?.certificateAuthority ?? '';

    expect(resourcesOf(STACK, 'aws_rolesanywhere_trust_anchor').map(({ body }) => body)).toEqual([
      {
        name: 'hybrid-seoul',
        enabled: true,
        source: {
          source_type: 'CERTIFICATE_BUNDLE',
          source_data: { x509_certificate_data: `${written.trim()}\n` },
        },
      },
    ]);
  });
});

describe('the role of a use', () => {
  it('has a profile that leads to no other role, for an hour', () => {
    expect(resourceOf(STACK, `aws_rolesanywhere_profile.${USE}_profile`)).toMatchObject({
      name: 'hybrid-seoul-external-secrets',
      enabled: true,
      duration_seconds: 3600,
      role_arns: [`\${aws_iam_role.${USE}_role_role.arn}`],
    });
  });

  it('knows the certificate that cert-manager is asked for on the site', () => {
    const certificate = parse(rendered('cert-manager', 'certificate-aws-identity.yaml')) as {
      spec: { commonName: string };
    };
    const trust = policyIn(resourceOf(STACK, `aws_iam_role.${USE}_role_role`), 'assume_role_policy');

    expect(trust).toMatchObject({
      Statement: [{ Condition: { StringEquals: { 'aws:PrincipalTag/x509Subject/CN': certificate.spec.commonName } } }],
    });
  });

  it('leaves its ARNs under the names that the site reads', () => {
    const published = resourcesOf(STACK, 'aws_ssm_parameter').map(({ body }) => textIn(body, 'name'));
    const own = published.filter((name) => name.includes('/external-secrets/'));

    for (const name of own)
      expect(rendered('external-secrets.yaml')).toContain(`key: ${name.split('/').at(-1) ?? ''}\n`);
    expect(own).toHaveLength(3);
  });

  it('for a storage pair reads all of it, and writes what the site alone writes', () => {
    const attached = resourcesOf(STACK, 'aws_iam_role_policy_attachment').map(({ body }) => body['policy_arn']);

    expect(attached).toEqual([
      'arn:aws:iam::123456789012:policy/hybrid-maps-read',
      'arn:aws:iam::123456789012:policy/hybrid-maps-write-seoul',
    ]);
  });

  it('for a pair that the site does not write reads only', () => {
    const changed = synthesizedWith(hybrid, (draft) => {
      draft.storage = { ...draft.storage, books: { ...pairOf(draft), writers: { books: 'cloud' } } };
      cloudOf(draft).images = [];
    });
    const attached = resources(changed, 'aws_iam_role_policy_attachment').filter(({ stack }) => stack === STACK);
    const names = attached.map(({ body }) => textIn(body, 'policy_arn').split('/').at(-1));

    expect(names).toEqual(['hybrid-books-read', 'hybrid-maps-read', 'hybrid-maps-write-seoul']);
  });
});

describe('a site whose authority AWS is not told of', () => {
  const { stacks, rendered: files } = synthesizedWith(hybrid, (draft) => delete siteOf(draft).identity);

  it('has no stack', () => {
    expect(Object.keys(stacks)).not.toContain(STACK);
  });

  it('has an authority to be told of, and nothing that waits for AWS', () => {
    expect(Object.keys(files)).toContain('hybrid/gitops/seoul/cert-manager/certificate-aws-identity.yaml');
    expect(files['hybrid/gitops/seoul/external-secrets.yaml']).not.toContain('aws-identity');
  });
});
