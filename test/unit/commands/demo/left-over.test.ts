import { describe, expect, it } from 'vitest';
import { judgeLeftOver } from '../../../../commands/demo/left-over';

const KEPT = [
  'arn:aws:kms:ap-northeast-2:123456789012:key/cd41eb2d',
  'arn:aws:ec2:ap-northeast-2:123456789012:natgateway/nat-ece310b7',
  'arn:aws:rds:ap-northeast-2:123456789012:snapshot:rds:hybrid-database-2026-11-21-10-43',
];

describe('judgeLeftOver', () => {
  it('finds nothing wrong with what AWS keeps on purpose', () => {
    const { kept, problems } = judgeLeftOver([], KEPT);

    expect(problems).toEqual([]);
    expect(kept.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('tells of everything else, in a state or under the tag', () => {
    const { problems } = judgeLeftOver(['aws_vpc.vpc'], [...KEPT, 'arn:aws:s3:::hybrid-maps']);

    expect(problems).toEqual(["aws_vpc.vpc is still in Terraform's state", 'arn:aws:s3:::hybrid-maps is still there']);
  });

  it('tells of an entry of the list that nothing needs any more', () => {
    expect(judgeLeftOver([], KEPT.slice(1)).problems).toEqual([expect.stringContaining('remove it from')]);
  });
});
