import { describe, expect, it } from 'vitest';
import { ecrHost, partitionOf, serviceHost } from '../../../../config/aws/names';
import { clustersOf } from '../../../../config/kubernetes/clusters';
import { objectStore } from '../../../../config/storage/object-store';
import { logGroupsMayUseKey } from '../../../../constructs/logs/encrypted-log-group';
import { cloudOf, hybrid, parsed } from '../../../support/drafts';

describe('a region', () => {
  it.each([
    ['ap-northeast-2', 'aws', 's3.ap-northeast-2.amazonaws.com'],
    ['us-gov-west-1', 'aws-us-gov', 's3.us-gov-west-1.amazonaws.com'],
    ['cn-northwest-1', 'aws-cn', 's3.cn-northwest-1.amazonaws.com.cn'],
  ])('%s is of the partition %s and has S3 at %s', (region, partition, host) => {
    expect([partitionOf(region), serviceHost(region, 's3')]).toEqual([partition, host]);
  });
});

describe('in China', () => {
  const draft = hybrid();
  cloudOf(draft).region = 'cn-north-1';
  const environment = parsed(draft);

  it('images, objects and logs are below amazonaws.com.cn', () => {
    const cloud = { account: '123456789012', region: 'cn-north-1' };
    const stores = clustersOf(environment).map((cluster) => objectStore(cluster)?.host);

    expect(ecrHost(cloud)).toBe('123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn');
    expect(stores).toContain('s3.cn-north-1.amazonaws.com.cn');
    expect(logGroupsMayUseKey({ name: 'hybrid', cloud }).Principal).toEqual({
      Service: 'logs.cn-north-1.amazonaws.com.cn',
    });
  });
});
