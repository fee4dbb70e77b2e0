import { describe, expect, it } from 'vitest';
import { stackJson } from '../../../support/synthesized';

describe('the check of the deploying role', () => {
  const session = stackJson('hybrid-cluster').data['aws_iam_session_context']?.['deploying-role_session'];

  it('looks at the role behind the session that Terraform runs in', () => {
    expect(session?.['arn']).toBe('${data.aws_caller_identity.deploying-role_caller.arn}');
  });

  it('stops the plan unless that role is among the admins, and says the role, the admins and the fix', () => {
    expect(session?.['lifecycle']).toEqual({
      postcondition: [
        {
          condition: '${contains(["arn:aws:iam::123456789012:role/PlatformAdmin"], self.issuer_arn)}',
          error_message: expect.stringMatching(
            /^Terraform runs as \${self\.issuer_arn}, .*cloud\.admins .*'hybrid': arn:aws:iam::123456789012:role\/PlatformAdmin.* Assume one/,
          ) as unknown,
        },
      ],
    });
  });
});
