import { describe, expect, it } from 'vitest';
import { mountPolicy } from '../../../../constructs/storage/node-mounts';
import { fileSystemPolicy } from '../../../../constructs/storage/shared-file-system';
import { ANONYMOUS, decide, type Call, type Caller } from '../../../support/simulate';

const account = '123456789012';
const files = `arn:aws:elasticfilesystem:ap-northeast-2:${account}:file-system/fs-1`;
const client = (action: string, { tls = 'true', resource = files, mountTarget = 'true' } = {}): Call => ({
  action: `elasticfilesystem:${action}`,
  resource,
  context: { 'aws:SecureTransport': tls, 'elasticfilesystem:AccessedViaMountTarget': mountTarget },
});

const node: Caller = {
  account,
  principal: `arn:aws:iam::${account}:role/hybrid-job`,
  attached: { mount: mountPolicy([files]) },
  resourcePolicy: fileSystemPolicy(files),
};

describe('a file system, to a client with the mount policy', () => {
  it.each(['ClientMount', 'ClientWrite'])('allows %s over TLS', async (action) => {
    expect(await decide(client(action), node)).toBe('Allowed');
  });

  it.each(['ClientMount', 'ClientWrite', 'ClientRootAccess'])('refuses %s without TLS outright', async (action) => {
    expect(await decide(client(action, { tls: 'false' }), node)).toBe('ExplicitlyDenied');
  });

  it('refuses to let it be root', async () => {
    expect(await decide(client('ClientRootAccess'), node)).toBe('ImplicitlyDenied');
  });

  it('refuses a way past the mount targets', async () => {
    expect(await decide(client('ClientMount', { mountTarget: 'false' }), node)).toBe('ImplicitlyDenied');
  });

  it("refuses another pair's files", async () => {
    const resource = files.replace('fs-1', 'fs-2');

    expect(
      await decide(client('ClientMount', { resource }), { ...node, resourcePolicy: fileSystemPolicy(resource) }),
    ).toBe('ImplicitlyDenied');
  });
});

describe('the EFS driver on a node (aws-efs-csi-driver#489)', () => {
  const driver: Caller = { account, principal: node.principal, attached: { mount: mountPolicy([files]) } };

  it('finds a mount target whose name does not resolve', async () => {
    const list = { action: 'elasticfilesystem:DescribeMountTargets', resource: files };

    expect(await decide(list, driver)).toBe('Allowed');
  });

  it('knows the id of its own zone', async () => {
    const zones = { action: 'ec2:DescribeAvailabilityZones', resource: '*' };

    expect(await decide(zones, driver)).toBe('Allowed');
  });
});

describe('a file system, to others in its network', () => {
  it('refuses a role without the mount policy', async () => {
    expect(await decide(client('ClientMount'), { ...node, attached: {} })).toBe('ImplicitlyDenied');
  });

  it('refuses a client without an identity', async () => {
    expect(await decide(client('ClientMount'), { ...node, principal: ANONYMOUS, attached: {} })).toBe(
      'ImplicitlyDenied',
    );
  });
});
