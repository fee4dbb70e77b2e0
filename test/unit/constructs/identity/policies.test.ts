import { describe, expect, it } from 'vitest';
import { hasCloud } from '../../../../config/kubernetes/clusters';
import type { PolicyDocument } from '../../../../constructs/iam/policy-document';
import { pullImages } from '../../../../constructs/identity/policies';
import { cloudOf, hybrid, parsed } from '../../../support/drafts';
import { decide, type Call, type Context } from '../../../support/simulate';
import { policyIn, resourceOf } from '../../../support/stack-blocks';

const account = '123456789012';
const ROLE = 'aws_iam_role.site-seoul_for-external-secrets_role_role';
const ANCHOR = `arn:aws:rolesanywhere:ap-northeast-2:${account}:trust-anchor/seoul`;

describe('the right to pull images', () => {
  const draft = hybrid();
  cloudOf(draft).images = ['pipeline', 'front-end'];
  const environment = parsed(draft);
  if (!hasCloud(environment)) throw new Error('the draft has no cloud');
  const document = pullImages(environment);
  const asSite = (call: Call) =>
    decide(call, {
      account,
      principal: `arn:aws:iam::${account}:role/hybrid-seoul-external-secrets`,
      attached: { document },
    });
  const repository = (name: string, of = account): string => `arn:aws:ecr:ap-northeast-2:${of}:repository/${name}`;

  it.each([
    { action: 'ecr:GetAuthorizationToken', resource: '*' },
    { action: 'ecr:BatchGetImage', resource: repository('hybrid/pipeline') },
    { action: 'ecr:GetDownloadUrlForLayer', resource: repository('hybrid/front-end') },
    { action: 'ecr:BatchCheckLayerAvailability', resource: repository('hybrid/pipeline') },
  ])('allows $action on $resource', async (call) => {
    expect(await asSite(call)).toBe('Allowed');
  });

  it.each([
    { what: "another environment's image", action: 'ecr:BatchGetImage', resource: repository('staging/pipeline') },
    { what: 'an image that is not listed', action: 'ecr:BatchGetImage', resource: repository('hybrid/secret') },
    {
      what: "another account's image",
      action: 'ecr:BatchGetImage',
      resource: repository('hybrid/pipeline', '210987654321'),
    },
    { what: 'pushing', action: 'ecr:PutImage', resource: repository('hybrid/pipeline') },
    { what: 'deleting', action: 'ecr:BatchDeleteImage', resource: repository('hybrid/pipeline') },
  ])('refuses $what', async ({ action, resource }) => {
    expect(await asSite({ action, resource })).toBe('ImplicitlyDenied');
  });
});

describe('who becomes the role of a use', () => {
  // The anchor's ARN is AWS's; this stands for it.
  const text = JSON.stringify(policyIn(resourceOf('hybrid-identity', ROLE), 'assume_role_policy'));
  const trust = JSON.parse(
    text.replace('${aws_rolesanywhere_trust_anchor.site-seoul_trust-anchor.arn}', ANCHOR),
  ) as PolicyDocument;
  const certificate = (commonName: string, anchor = ANCHOR): Context => ({
    'aws:PrincipalTag/x509Subject/CN': commonName,
    'aws:SourceArn': anchor,
  });
  const become = (context: Context, principal = 'rolesanywhere.amazonaws.com', action = 'sts:AssumeRole') =>
    decide(
      { action, resource: `arn:aws:iam::${account}:role/hybrid-seoul-external-secrets`, context },
      { account, principal, resourcePolicy: trust },
    );

  it.each(['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'])(
    'is whoever has the one certificate, by %s',
    async (action) => {
      expect(await become(certificate('hybrid-seoul-external-secrets'), undefined, action)).toBe('Allowed');
    },
  );

  it.each([
    { what: 'the certificate of another use', context: certificate('hybrid-seoul-storage-maps') },
    { what: "another site's certificate", context: certificate('hybrid-busan-external-secrets') },
    { what: 'a certificate that only begins so', context: certificate('hybrid-seoul-external-secrets-2') },
    {
      what: 'the same name, signed by an authority of another site',
      context: certificate('hybrid-seoul-external-secrets', ANCHOR.replace('seoul', 'busan')),
    },
    { what: 'a certificate without a name', context: { 'aws:SourceArn': ANCHOR } },
  ])('is not $what', async ({ context }) => {
    expect(await become(context)).toBe('ImplicitlyDenied');
  });

  it('is no other service', async () => {
    expect(await become(certificate('hybrid-seoul-external-secrets'), 'ec2.amazonaws.com')).toBe('ImplicitlyDenied');
  });
});
