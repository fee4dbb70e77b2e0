import { describe, expect, it } from 'vitest';
import { describeChecks } from '../../../../commands/preflight/describe';
import { judged } from '../../../../commands/preflight/check';

describe('describeChecks', () => {
  it('says below the table what is to be done about a lack, and nothing about the rest', () => {
    const text = describeChecks([
      judged('VPCs', '5, 5 in use', '1', false, ['ask for more']),
      judged('Elastic IPs', '5', '1', true, ['never said']),
    ]);
    expect(text).toMatch(/VPCs +5, 5 in use +1 +lack/);
    expect(text).toMatch(/\n\nVPCs:\n {2}ask for more$/);
    expect(text).not.toContain('never said');
  });
});
