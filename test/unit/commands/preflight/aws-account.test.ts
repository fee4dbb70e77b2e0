import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { AwsAccount } from '../../../../commands/preflight/aws-account';

const FOLDER = join(__dirname, '..', '..', '..', '..', 'commands', 'preflight');

/** Makes a client answer what it is told, in order, instead of asking AWS. @returns what was sent */
function answers(client: { readonly prototype: object }, ...given: readonly unknown[]): MockInstance {
  const send = vi.spyOn(client.prototype as { send: () => Promise<unknown> }, 'send');
  for (const one of given) {
    send.mockImplementationOnce(() => (one instanceof Error ? Promise.reject(one) : Promise.resolve(one)));
  }
  return send;
}

const named = (name: string): Error => Object.assign(new Error(name), { name });

afterEach(() => {
  vi.restoreAllMocks();
});

const account = new AwsAccount('ap-northeast-2');

describe('AwsAccount', () => {
  it('sends nothing that changes anything', () => {
    const sources = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), 'utf8'));
    const used = sources.flatMap((text) => [...text.matchAll(/\b(?:paginate(\w+)|(\w+)Command)\b/g)]);
    const operations = used.map(([, paginated, command]) => paginated ?? command ?? '');
    expect(operations.length).toBeGreaterThan(8);
    expect(operations.filter((operation) => !/^(Describe|Get|List)[A-Z]/.test(operation))).toEqual([]);
  });

  it("falls back to AWS's default where the account has no quota of its own", async () => {
    answers(ServiceQuotasClient, named('NoSuchResourceException'), { Quota: { Value: 5 } });
    expect(await account.quota('ec2', 'L-0263D0A3')).toBe(5);
  });

  it('has a quota of zero as zero', async () => {
    answers(ServiceQuotasClient, { Quota: { Value: 0 } });
    expect(await account.quota('ec2', 'L-DB2E81BA')).toBe(0);
  });

  it('does not take a refusal for an absent quota', async () => {
    answers(ServiceQuotasClient, named('AccessDeniedException'));
    await expect(account.quota('ec2', 'L-DB2E81BA')).rejects.toThrow('AccessDeniedException');
  });

  it('says that there is no such role', async () => {
    answers(IAMClient, named('NoSuchEntityException'));
    expect(await account.role('AWSServiceRoleForEC2Spot')).toBeUndefined();
  });

  it('has the longest session of a role', async () => {
    answers(IAMClient, { Role: { Arn: 'arn:aws:iam::1:role/me', MaxSessionDuration: 7200 } });
    expect(await account.role('me')).toEqual({ arn: 'arn:aws:iam::1:role/me', tags: {}, sessionSeconds: 7200 });
  });

  it('has the versions of an add-on, through all pages', async () => {
    const page = (addonVersion: string): object => ({
      addons: [{ addonName: 'coredns', addonVersions: [{ addonVersion }] }],
    });
    answers(EKSClient, { ...page('v2'), nextToken: 'more' }, page('v1'));
    expect(await account.addOnVersions('1.35', 'coredns')).toEqual(['v2', 'v1']);
  });

  it('has the parameters that are there, asked for by ten, which is the most that one call takes', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `/aws/service/${at}`);
    const sent = answers(
      SSMClient,
      { Parameters: [{ Name: names[0], Value: 'a' }], InvalidParameters: names.slice(1, 10) },
      { Parameters: [{ Name: names[11], Value: 'b' }], InvalidParameters: names.slice(10, 11) },
    );
    expect(await account.parameters(names)).toEqual(
      new Map([
        ['/aws/service/0', 'a'],
        ['/aws/service/11', 'b'],
      ]),
    );
    expect(sent.mock.calls).toMatchObject([
      [{ input: { Names: names.slice(0, 10) } }],
      [{ input: { Names: names.slice(10) } }],
    ]);
  });

  it('takes neither a private zone nor one that only comes next in the alphabet', async () => {
    const zones = [{ Name: 'acme.example.', Config: { PrivateZone: true } }, { Name: 'acne.example.' }];
    answers(Route53Client, { HostedZones: zones });
    expect(await account.hasPublicZone('acme.example')).toBe(false);
    answers(Route53Client, { HostedZones: [...zones, { Name: 'acme.example.', Config: { PrivateZone: false } }] });
    expect(await account.hasPublicZone('acme.example')).toBe(true);
  });

  it("counts NVIDIA's GPUs of a type, through all pages", async () => {
    const page = (type: string, manufacturer: string): object => ({
      InstanceTypes: [
        {
          InstanceType: type,
          VCpuInfo: { DefaultVCpus: 4 },
          GpuInfo: { Gpus: [{ Manufacturer: manufacturer, Count: 1 }] },
        },
      ],
    });
    answers(EC2Client, { ...page('g6.xlarge', 'NVIDIA'), NextToken: 'more' }, page('g4ad.xlarge', 'AMD'));
    expect(await account.familyTypes(['g6', 'g4ad'])).toEqual([
      { type: 'g6.xlarge', vcpus: 4, gpus: 1 },
      { type: 'g4ad.xlarge', vcpus: 4, gpus: 0 },
    ]);
  });

  it('has the zones of types, through all pages', async () => {
    const page = (letter: string): object => ({
      InstanceTypeOfferings: [{ InstanceType: 'g6.xlarge', Location: `ap-northeast-2${letter}` }],
    });
    answers(EC2Client, { ...page('a'), NextToken: 'more' }, page('c'));
    expect(await account.offers(['g6.xlarge'])).toEqual([
      { type: 'g6.xlarge', zone: 'ap-northeast-2a' },
      { type: 'g6.xlarge', zone: 'ap-northeast-2c' },
    ]);
  });

  it('has the zones with the ids that are the same for everybody', async () => {
    answers(EC2Client, { AvailabilityZones: [{ ZoneName: 'us-east-1e', ZoneId: 'use1-az3' }] });
    expect(await account.zones()).toEqual([{ name: 'us-east-1e', id: 'use1-az3' }]);
  });

  it('counts the threads of an instance, and knows spot from on demand', async () => {
    const CpuOptions = { CoreCount: 2, ThreadsPerCore: 2 };
    const Instances = [
      { InstanceType: 'g6.xlarge', CpuOptions, InstanceLifecycle: 'spot', Tags: [{ Key: 'a', Value: 'b' }] },
      { InstanceType: 'm7g.large', CpuOptions: { CoreCount: 2, ThreadsPerCore: 1 } },
    ];
    answers(EC2Client, { Reservations: [{ Instances }] });
    expect(await account.instances()).toEqual([
      { type: 'g6.xlarge', vcpus: 4, capacity: 'spot', tags: { a: 'b' } },
      { type: 'm7g.large', vcpus: 2, capacity: 'on-demand', tags: {} },
    ]);
  });
});
