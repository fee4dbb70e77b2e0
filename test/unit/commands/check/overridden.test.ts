import { Eip } from '@cdktf/provider-aws/lib/eip';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { describe, expect, it } from 'vitest';
import { Aspects } from 'cdktf';
import { factsOf, report } from '../../../../commands/check/report';
import type { CloudStacks } from '../../../../compose';
import { composedAlone, type Composed } from '../../../../synthesis/composed';
import { environments } from '../../../support/environments';

/** `hybrid` as `check` composes it, with this as its file of overrides. */
function overridden(change: (cloud: CloudStacks) => void): Composed {
  const hybrid = environments().find(({ environment }) => environment.name === 'hybrid');
  if (!hybrid) throw new Error('no hybrid');
  const apply = ({ cloud }: { readonly cloud: CloudStacks }): void => change(cloud);
  const overrides = { file: 'environments/hybrid.overrides.ts', apply: apply as never };
  const result = composedAlone({ ...hybrid, overrides });
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.composed;
}

/** How much there is at each price, in several lines maybe. */
function counts({ lines }: Pick<typeof plain, 'lines'>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { price, count } of lines) sums[price] = (sums[price] ?? 0) + count;
  return sums;
}

const plain = factsOf(overridden(() => undefined)).cost;

describe('the monthly floor of an environment with overrides', () => {
  it('is that of the environment where they change nothing that is priced', () => {
    expect(plain.usd).toBeCloseTo(725.8106);
  });

  it('has a third system node, with its disk', () => {
    const more = overridden(({ cluster }) => {
      const groups = cluster.node.findAll().filter((construct) => construct instanceof EksNodeGroup);
      groups.forEach((group) => group.addOverride('scaling_config.desired_size', 3));
    });
    expect(counts(factsOf(more).cost)).toEqual({ ...counts(plain), 'ec2.m7g.large': 3, 'ebs.gp3': 88 + 44 + 160 });
    expect(report(more, [])).toMatch(/System nodes, m7g\.large +3 nodes/);
  });

  it('has a second NAT gateway and its address', () => {
    const more = overridden(({ network }) => {
      const { allocationId } = new Eip(network, 'second-address', { domain: 'vpc' });
      new NatGateway(network, 'second', { subnetId: 'subnet-0a', allocationId });
    });
    const { cost } = factsOf(more);
    expect(counts(cost)).toEqual({ ...counts(plain), 'nat.hour': 2, 'ipv4.address': 5 });
    expect(cost.usd - plain.usd).toBeCloseTo(730 * (0.059 + 0.005));
    expect(report(more, [])).toMatch(/NAT gateways +2 gateways/);
  });

  it('has the database that an aspect makes of it', () => {
    const larger = overridden(({ database }) => {
      if (!database) throw new Error('no database');
      Aspects.of(database).add({
        visit: (construct) => {
          if (construct instanceof DbInstance) construct.instanceClass = 'db.t4g.large';
        },
      });
    });
    expect(counts(factsOf(larger).cost)).toHaveProperty(['rds.postgres.db.t4g.large.multi'], 1);
  });

  it('reads a tree in which one stack looks something up in another', () => {
    const crossing = overridden(({ network, cluster }) => {
      const { allocationId } = new Eip(network, 'second-address', { domain: 'vpc' });
      new NatGateway(cluster, 'second', { subnetId: 'subnet-0a', allocationId });
    });
    expect(counts(factsOf(crossing).cost)).toHaveProperty(['nat.hour'], 2);
  });

  it('tells an aspect that throws as a fault of the file', () => {
    const throwing = () =>
      overridden(({ network }) => {
        Aspects.of(network).add({
          visit: () => {
            throw new Error('no such thing');
          },
        });
      });
    expect(throwing).toThrow(/hybrid\.overrides\.ts.*no such thing/);
  });
});
