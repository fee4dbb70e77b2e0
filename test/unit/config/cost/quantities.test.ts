import { describe, expect, it } from 'vitest';
import { quantities } from '../../../../config/cost/quantities';
import type { RunningParts } from '../../../../config/cost/running-parts';

const NOTHING: RunningParts = {
  clusters: 0,
  machines: [],
  natGateways: 0,
  addresses: 0,
  loadBalancers: 0,
  endpointZones: 0,
  resolverAddresses: 0,
  attachments: 0,
  vpnConnections: 0,
  databases: [],
  keys: 0,
  secrets: 0,
};

const nodes = { what: 'Nodes', types: ['m7g.large', 'm6g.large'], count: 2, diskGiB: 44, spot: false, managed: true };

const lines = (parts: Partial<RunningParts>) =>
  quantities({ ...NOTHING, ...parts }).map(({ item, price, count }) => [item, price, count]);

describe('quantities', () => {
  it('has no line for what is not there', () => {
    expect(lines({})).toEqual([]);
  });

  it('reckons machines with the first of their types, and their disks', () => {
    expect(lines({ machines: [nodes] })).toEqual([
      ['Nodes, m7g.large', 'ec2.m7g.large', 2],
      ['Nodes, gp3', 'ebs.gp3', 88],
    ]);
  });

  it('makes one line of the same machines', () => {
    expect(lines({ machines: [nodes, { ...nodes, count: 3, diskGiB: 0 }] })).toEqual([
      ['Nodes, m7g.large', 'ec2.m7g.large', 5],
      ['Nodes, gp3', 'ebs.gp3', 88],
    ]);
  });

  it('has no price on demand for spot', () => {
    expect(lines({ machines: [{ ...nodes, spot: true }] })[0]).toEqual([
      'Nodes, m7g.large, spot',
      'ec2.m7g.large.spot',
      2,
    ]);
  });

  it('tells a standby apart', () => {
    const one = { engine: 'postgres', instanceClass: 'db.t4g.medium', storageType: 'gp3', storageGiB: 50 };
    expect(
      lines({
        databases: [
          { ...one, multiZone: true },
          { ...one, multiZone: false },
        ],
      }),
    ).toEqual([
      ['Database, db.t4g.medium with standby', 'rds.postgres.db.t4g.medium.multi', 1],
      ['Database, gp3 with standby', 'rds.gp3.multi', 50],
      ['Database, db.t4g.medium', 'rds.postgres.db.t4g.medium.single', 1],
      ['Database, gp3', 'rds.gp3.single', 50],
    ]);
  });
});
