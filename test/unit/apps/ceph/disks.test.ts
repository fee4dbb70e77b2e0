import { describe, expect, it } from 'vitest';
import { at, gitopsTree } from '../../../support/gitops';

const ceph = gitopsTree().filter(({ kind }) => kind === 'CephCluster');

describe('the job that formats a disk', () => {
  it('has no limit of memory: encryption takes what it takes, and a killed job leaves half a disk', () => {
    const resources = ceph.map(({ body }) => at(body, 'spec', 'resources', 'prepareosd') as object);

    expect(resources.length).toBeGreaterThan(1);
    for (const each of resources) expect(Object.keys(each)).toEqual(['requests']);
  });
});
