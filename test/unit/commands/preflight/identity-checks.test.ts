import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../commands/preflight/check';
import { identityChecks } from '../../../../commands/preflight/identity-checks';
import { environmentOf } from '../../constructs/karpenter/pools/pools-of';
import { madeUpAccount, roleOf } from './made-up-account';

const ROLE = 'arn:aws:iam::123456789012:role/PlatformAdmin';

/** What is said of the session, where the role allows it to last so long. */
async function sessionOf(sessionSeconds: number, arn = ROLE): Promise<Check | undefined> {
  const account = madeUpAccount({ role: () => Promise.resolve({ ...roleOf(arn), sessionSeconds }) });
  const checks = await identityChecks(environmentOf(), account);
  return checks.find(({ what }) => what === 'Longest session of the deploying role');
}

describe("the deploying role's longest session", () => {
  it('of one hour, which is what a new role has, is too short for a first deploy', async () => {
    expect(await sessionOf(3600)).toMatchObject({ have: '1 h', need: '2 h or more', verdict: 'lack' });
    expect((await sessionOf(3600))?.todo.join('\n')).toContain(
      'aws iam update-role --role-name PlatformAdmin --max-session-duration 43200',
    );
  });

  it.each([
    [7200, '2 h'],
    [43200, '12 h'],
  ])('of %i seconds is long enough', async (seconds, have) => {
    expect(await sessionOf(seconds)).toMatchObject({ have, verdict: 'ok', todo: [] });
  });

  it('is set in IAM Identity Center where the role is of there', async () => {
    const arn = 'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123';

    expect((await sessionOf(3600, arn))?.todo.join('\n')).toContain('session duration of the permission set');
    expect((await sessionOf(3600, arn))?.todo.join('\n')).not.toContain('update-role');
  });

  it('is not looked at where a user asks, who is refused anyway', async () => {
    const identity = () => Promise.resolve({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/me' });
    const checks = await identityChecks(environmentOf(), madeUpAccount({ identity }));

    expect(checks.map(({ what }) => what)).not.toContain('Longest session of the deploying role');
  });
});
