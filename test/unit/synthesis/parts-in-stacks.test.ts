import { describe, expect, it } from 'vitest';
import { partsInStacks } from '../../../synthesis/parts-in-stacks';

/** Parts of one stack with these resources, one of each type. */
const partsOf = (resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
  partsInStacks([
    { resource: Object.fromEntries(Object.entries(resources).map(([type, body]) => [type, { one: body }])) },
  ]);

describe('partsInStacks', () => {
  it('counts a resource as often as its `count` says, also as text', () => {
    expect(partsOf({ aws_eip: { count: 3 } }).addresses).toBe(3);
    expect(partsOf({ aws_eip: { count: '2' } }).addresses).toBe(2);
    expect(partsOf({ aws_eip: { count: 0 } }).addresses).toBe(0);
  });

  it('names what Terraform reads only at apply, and counts it once', () => {
    const parts = partsOf({ aws_eip: { count: '${var.many}' }, aws_nat_gateway: { for_each: '${local.zones}' } });
    expect(parts).toMatchObject({ addresses: 1, natGateways: 1, unread: ['aws_eip.one', 'aws_nat_gateway.one'] });
    const sized = { scaling_config: { desired_size: '${var.nodes}' } };
    expect(partsOf({ aws_eks_node_group: sized }).unread).toEqual(['aws_eks_node_group.one']);
  });

  it('does not mind references that are no size', () => {
    const endpoint = { vpc_endpoint_type: 'Interface', subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] };
    expect(partsOf({ aws_vpc_endpoint: endpoint })).toMatchObject({ endpointZones: 2, unread: [] });
  });

  it('takes a node group’s type and disks from its own launch template', () => {
    const group = { launch_template: { id: '${aws_launch_template.one.id}' }, scaling_config: [{ desired_size: 4 }] };
    const template = {
      instance_type: 'm7i.large',
      block_device_mappings: [
        { ebs: { volume_type: 'gp3', volume_size: 30 } },
        { ebs: { volume_type: 'io2', volume_size: 9 } },
      ],
    };
    const parts = partsOf({ aws_eks_node_group: { ...group, node_group_name: 'mine' }, aws_launch_template: template });
    expect(parts.machines).toEqual([
      { what: 'Nodes mine', types: ['m7i.large'], count: 4, diskGiB: 30, spot: false, managed: true },
    ]);
  });

  it('counts an instance with its disks, and knows spot', () => {
    const body = {
      instance_type: 't4g.large',
      root_block_device: { volume_type: 'gp3', volume_size: 20 },
      instance_market_options: { market_type: 'spot' },
    };
    expect(partsOf({ aws_instance: body }).machines).toEqual([
      { what: 'Instances', types: ['t4g.large'], count: 1, diskGiB: 20, spot: true, managed: false },
    ]);
  });

  it('takes the storage that the provider takes where none is written', () => {
    const database = { engine: 'postgres', instance_class: 'db.t4g.large', allocated_storage: 20 };
    expect(partsOf({ aws_db_instance: database }).databases[0]).toMatchObject({ storageType: 'gp2', multiZone: false });
  });
});
