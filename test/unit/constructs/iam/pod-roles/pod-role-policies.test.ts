import { describe, expect, it } from 'vitest';
import { keyPolicy } from '../../../../../constructs/encryption/key-policy';
import type { PolicyDocument } from '../../../../../constructs/iam/policy-document';
import { certManagerPolicy, externalDnsPolicy } from '../../../../../constructs/iam/pod-roles/dns-policies';
import { externalSecretsPolicy } from '../../../../../constructs/iam/pod-roles/external-secrets-policy';
import { decide, type Call } from '../../../../support/simulate';

const account = '123456789012';
const region = 'ap-northeast-2';
const environment = { name: 'hybrid', cloud: { account, region } };
const ofKey = keyPolicy({ environment, services: [], statements: [] });
const scope = { zone: 'acme.example', zoneId: 'Z1', region };

/** A pod's role with one policy; a key lets the account's identities in. */
const as = (document: PolicyDocument) => (call: Call) =>
  decide(call, {
    account,
    principal: `arn:aws:iam::${account}:role/hybrid-pod`,
    attached: { document },
    ...(call.action.startsWith('kms:') && { resourcePolicy: ofKey }),
  });

interface Case {
  readonly what: string;
  readonly call: Call;
}
const may = (who: (call: Call) => ReturnType<typeof decide>, cases: readonly Case[]) =>
  it.each(cases)('may $what', async ({ call }) => {
    expect(await who(call)).toBe('Allowed');
  });
const mayNot = (who: (call: Call) => ReturnType<typeof decide>, cases: readonly Case[]) =>
  it.each(cases)('may not $what', async ({ call }) => {
    expect(await who(call)).toBe('ImplicitlyDenied');
  });

const change = (types: readonly string[], names: readonly string[], zone = 'Z1'): Call => ({
  action: 'route53:ChangeResourceRecordSets',
  resource: `arn:aws:route53:::hostedzone/${zone}`,
  context: {
    'route53:ChangeResourceRecordSetsRecordTypes': types,
    'route53:ChangeResourceRecordSetsNormalizedRecordNames': names,
  },
});
const zones = (action: string): Call => ({ action: `route53:${action}`, resource: '*' });
const records = (zone: string): Call => ({
  action: 'route53:ListResourceRecordSets',
  resource: `arn:aws:route53:::hostedzone/${zone}`,
});

describe('cert-manager', () => {
  const certManager = as(certManagerPolicy(scope));

  may(certManager, [
    { what: 'prove the zone itself', call: change(['TXT'], ['_acme-challenge.acme.example']) },
    { what: 'prove a name in it', call: change(['TXT'], ['_acme-challenge.hybrid.acme.example']) },
    { what: 'wait for its change', call: { action: 'route53:GetChange', resource: 'arn:aws:route53:::change/C1' } },
    { what: 'find the zone by name', call: zones('ListHostedZonesByName') },
    { what: "read the zone's records", call: records('Z1') },
  ]);

  mayNot(certManager, [
    { what: 'lead a name elsewhere', call: change(['A'], ['_acme-challenge.acme.example']) },
    { what: 'delegate the challenge', call: change(['NS'], ['_acme-challenge.acme.example']) },
    { what: 'write other TXT records', call: change(['TXT'], ['acme.example']) },
    {
      what: 'slip another record in beside a challenge',
      call: change(['TXT'], ['_acme-challenge.acme.example', 'acme.example']),
    },
    { what: 'write in another zone', call: change(['TXT'], ['_acme-challenge.acme.example'], 'Z2') },
    { what: "read another zone's records", call: records('Z2') },
    {
      what: 'delete the zone',
      call: { action: 'route53:DeleteHostedZone', resource: 'arn:aws:route53:::hostedzone/Z1' },
    },
  ]);
});

describe('ExternalDNS', () => {
  const externalDns = as(externalDnsPolicy(scope, 'hybrid.acme.example'));

  may(externalDns, [
    { what: 'lead a name to a load balancer', call: change(['A', 'AAAA', 'TXT'], ['hybrid.acme.example']) },
    { what: 'lead a name to another', call: change(['CNAME', 'TXT'], ['hybrid.acme.example']) },
    {
      what: 'lead a name below it',
      call: change(['A', 'TXT'], ['api.hybrid.acme.example', 'a-api.hybrid.acme.example']),
    },
    {
      what: 'mark its own records',
      call: change(['TXT'], ['a-hybrid.acme.example', 'aaaa-hybrid.acme.example', 'cname-hybrid.acme.example']),
    },
    { what: 'find the zone', call: zones('ListHostedZones') },
    { what: "read the zone's records", call: records('Z1') },
  ]);

  mayNot(externalDns, [
    { what: 'lead the zone itself elsewhere', call: change(['A'], ['acme.example']) },
    { what: "lead somebody else's name elsewhere", call: change(['CNAME'], ['www.acme.example']) },
    { what: "lead another environment's name elsewhere", call: change(['A'], ['not-hybrid.acme.example']) },
    { what: 'write at a challenge', call: change(['TXT'], ['_acme-challenge.acme.example']) },
    {
      what: 'slip the zone in beside its own name',
      call: change(['A'], ['hybrid.acme.example', 'acme.example']),
    },
    { what: 'delegate a name', call: change(['NS'], ['hybrid.acme.example']) },
    { what: 'redirect mail', call: change(['TXT', 'MX'], ['acme.example']) },
    { what: 'say who may issue certificates', call: change(['CAA'], ['acme.example']) },
    { what: 'write in another zone', call: change(['A'], ['hybrid.acme.example'], 'Z2') },
    { what: "read another zone's records", call: records('Z2') },
    { what: 'make a zone', call: zones('CreateHostedZone') },
  ]);
});

describe('External Secrets', () => {
  const externalSecrets = as(externalSecretsPolicy(environment, true));
  const parameter = (name: string, action = 'GetParameter'): Call => ({
    action: `ssm:${action}`,
    resource: `arn:aws:ssm:${region}:${account}:parameter${name}`,
  });
  const secret = (name: string, database?: string, action = 'GetSecretValue'): Call => ({
    action: `secretsmanager:${action}`,
    resource: `arn:aws:secretsmanager:${region}:${account}:secret:${name}-AbCdEf`,
    ...(database !== undefined && {
      context: {
        'aws:ResourceTag/aws:rds:primaryDBInstanceArn': `arn:aws:rds:${region}:${account}:db:${database}`,
      },
    }),
  });
  const decrypt = (alias: string, service = 'secretsmanager'): Call => ({
    action: 'kms:Decrypt',
    resource: `arn:aws:kms:${region}:${account}:key/some`,
    context: { 'kms:ResourceAliases': [alias], 'kms:ViaService': `${service}.${region}.amazonaws.com` },
  });

  may(externalSecrets, [
    { what: 'read what Terraform published', call: parameter('/landbridge/hybrid/database/endpoint') },
    { what: "read a site's credential", call: secret('/landbridge/hybrid/clusters/seoul') },
    { what: "read the database's password", call: secret('rds!db-1234', 'hybrid-database') },
    {
      what: 'look for it by its tag',
      call: { action: 'secretsmanager:BatchGetSecretValue', resource: '*' },
    },
    { what: 'decrypt it', call: decrypt('alias/hybrid-database') },
  ]);

  mayNot(externalSecrets, [
    { what: "read another environment's parameters", call: parameter('/landbridge/hybrid-2/database/endpoint') },
    { what: 'write a parameter', call: parameter('/landbridge/hybrid/database/endpoint', 'PutParameter') },
    { what: "read Kubespray's credentials", call: secret('/landbridge/hybrid/kubespray/seoul') },
    { what: "read another environment's sites", call: secret('/landbridge/cloud-only/clusters/seoul') },
    { what: "read another database's password", call: secret('rds!db-1234', 'hybrid-2-database') },
    { what: 'read the password of a database without a tag', call: secret('rds!db-1234') },
    { what: 'read a secret that somebody tagged alike', call: secret('payroll', 'hybrid-database') },
    { what: 'replace a secret', call: secret('/landbridge/hybrid/clusters/seoul', undefined, 'PutSecretValue') },
    { what: 'decrypt with another key', call: decrypt('alias/hybrid-storage-maps') },
    { what: 'decrypt past Secrets Manager', call: decrypt('alias/hybrid-database', 's3') },
  ]);

  describe('where there is no database', () => {
    const without = as(externalSecretsPolicy(environment, false));

    mayNot(without, [
      { what: "read a database's password", call: secret('rds!db-1234', 'hybrid-database') },
      { what: 'look for secrets', call: { action: 'secretsmanager:ListSecrets', resource: '*' } },
      { what: 'decrypt', call: decrypt('alias/hybrid-database') },
    ]);
  });
});
