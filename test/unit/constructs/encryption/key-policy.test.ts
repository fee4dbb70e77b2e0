import { describe, expect, it } from 'vitest';
import { keyPolicy } from '../../../../constructs/encryption/key-policy';
import { policy } from '../../../../constructs/iam/policy-document';
import { logGroupsMayUseKey } from '../../../../constructs/logs/encrypted-log-group';
import { decide, type Context } from '../../../support/simulate';

const account = '123456789012';
const environment = { name: 'hybrid', cloud: { account, region: 'ap-northeast-2' } };
const key = `arn:aws:kms:ap-northeast-2:${account}:key/queue`;
const role = `arn:aws:iam::${account}:role/hybrid-job`;
const resourcePolicy = keyPolicy({ environment, services: ['events.amazonaws.com'], statements: [] });
const use = { Sid: 'Use', Effect: 'Allow', Action: 'kms:Decrypt', Resource: key } as const;

const encrypt = (principal: string, context: Context) =>
  decide({ action: 'kms:GenerateDataKey', resource: key, context }, { account, principal, resourcePolicy });

describe("a key's policy", () => {
  it('lets in a role of the account whose own policy names the key', async () => {
    const attached = { use: policy(use) };

    expect(
      await decide({ action: 'kms:Decrypt', resource: key }, { account, principal: role, attached, resourcePolicy }),
    ).toBe('Allowed');
  });

  it('does not let in a role of the account without such a policy', async () => {
    expect(await decide({ action: 'kms:Decrypt', resource: key }, { account, principal: role, resourcePolicy })).toBe(
      'ImplicitlyDenied',
    );
  });

  it('lets in a service that acts for this account', async () => {
    expect(await encrypt('events.amazonaws.com', { 'aws:SourceAccount': account })).toBe('Allowed');
  });

  it('refuses the same service acting for another account', async () => {
    expect(await encrypt('events.amazonaws.com', { 'aws:SourceAccount': '210987654321' })).toBe('ImplicitlyDenied');
  });

  it('refuses a service that was not named', async () => {
    expect(await encrypt('sns.amazonaws.com', { 'aws:SourceAccount': account })).toBe('ImplicitlyDenied');
  });
});

// The simulator does not know CloudWatch Logs' key of the encryption context, so this one is read, not simulated.
describe('the statement of a key for log groups', () => {
  const { Principal, Condition } = logGroupsMayUseKey(environment);

  it("speaks of the region's CloudWatch Logs alone", () => {
    expect(Principal).toEqual({ Service: 'logs.ap-northeast-2.amazonaws.com' });
  });

  it('holds for the log groups of this account alone', () => {
    expect(Condition).toEqual({
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:ap-northeast-2:${account}:log-group:*` },
    });
  });
});
