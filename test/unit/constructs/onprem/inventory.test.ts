import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inventory } from '../../../../constructs/onprem/inventory';
import { yamlText } from '../../../../config/yaml/print-yaml';
import { hybrid, onpremOnly, parsed, siteOf, type Draft } from '../../../support/drafts';
import type { KubesprayInventory } from '../../../support/kubespray-inventory';

/** The inventory of `seoul` after an edit, as YAML has it. */
function made(change: (draft: Draft) => void = () => undefined, draft = hybrid(), name = 'seoul') {
  change(draft);
  const site = parsed(draft).sites[name];
  if (!site) throw new Error(`the draft has no ${name}`);
  const text = yamlText(inventory(name, site));
  const { all } = parse(text) as Pick<KubesprayInventory, 'all'>;
  const hostsOf = (group: string): string[] => Object.keys(all.children[group]?.hosts ?? {});
  return { text, all, hostsOf };
}

describe('the inventory', () => {
  it('has the control plane, which is etcd too, in the order in which its hosts joined', () => {
    const { hostsOf } = made((draft) => {
      siteOf(draft).controlPlane.hosts = { main: '10.20.0.13', cp1: '10.20.0.11', a: '10.20.0.12' };
    });

    expect([hostsOf('kube_control_plane'), hostsOf('etcd')]).toEqual([
      ['main', 'cp1', 'a'],
      ['main', 'cp1', 'a'],
    ]);
  });

  it('is the same text in whatever order the workers are written', () => {
    const { text } = made((draft) => {
      siteOf(draft).workers = Object.fromEntries(Object.entries(siteOf(draft).workers ?? {}).toReversed());
    });

    expect(text).toBe(made().text);
  });

  it('tells how each host is reached, and as whom', () => {
    const { all } = made((draft) => (siteOf(draft).sshPort = 2222));

    expect(all.hosts['cp1']).toMatchObject({
      ansible_host: '10.20.0.11',
      ansible_port: 2222,
      ansible_user: 'ubuntu',
      access_ip: '10.20.0.11',
      etcd_member_name: 'cp1',
      ip: '10.20.0.11',
    });
  });

  it('has labels as a map: the site, what the host is for, and that it has a driver of its own', () => {
    const { all } = made(() => undefined, onpremOnly(), 'busan');

    expect(['cp1', 'cpu1', 'gpu1'].map((host) => all.hosts[host]?.['node_labels'])).toEqual([
      { 'topology.kubernetes.io/zone': 'busan' },
      { 'topology.kubernetes.io/zone': 'busan', 'landbridge/nodes': 'general' },
      {
        'topology.kubernetes.io/zone': 'busan',
        'landbridge/nodes': 'gpu',
        'landbridge/gpu': 'h100',
        'nvidia.com/gpu.deploy.driver': 'false',
      },
    ]);
  });

  it('keeps GPU hosts free, by a list of taints, where another worker can take the rest', () => {
    const { all } = made(() => undefined, onpremOnly(), 'busan');

    expect(all.hosts['gpu1']?.['node_taints']).toEqual(['nvidia.com/gpu=present:NoSchedule']);
    expect(all.hosts['cpu1']).not.toHaveProperty('node_taints');
  });

  it('has no taint on a rack of GPU hosts alone, where the rest would have no place', () => {
    expect(made().text).not.toContain('node_taints');
  });

  it("has each worker's disks and GPUs for the precheck", () => {
    const { all } = made();

    expect(all.hosts['gpu1']).toMatchObject({
      landbridge_data_disks: ['/dev/nvme1n1'],
      landbridge_gpus: { model: 'rtx-a6000', count: 4 },
    });
    expect(all.hosts['cp1']).not.toHaveProperty('landbridge_gpus');
  });

  it('has a host that does both in both groups, with all that it has', () => {
    const { all, hostsOf } = made((draft) => {
      siteOf(draft).workers = { cp2: { address: '10.20.0.12', dataDisks: ['/dev/sdb'] } };
    });

    expect(hostsOf('kube_node')).toEqual(['cp2']);
    expect(hostsOf('etcd')).toEqual(['cp1', 'cp2', 'cp3']);
    expect(Object.keys(all.hosts)).toEqual(['cp1', 'cp2', 'cp3']);
    expect(all.hosts['cp2']).toMatchObject({
      etcd_member_name: 'cp2',
      ip: '10.20.0.12',
      landbridge_data_disks: ['/dev/sdb'],
    });
  });

  it('runs pods on the control plane where there is no worker', () => {
    const { hostsOf } = made((draft) => delete siteOf(draft).workers);

    expect(hostsOf('kube_node')).toEqual(['cp1', 'cp2', 'cp3']);
  });
});
