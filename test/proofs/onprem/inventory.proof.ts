import { after, test } from 'node:test';
import { deepEqual, equal } from 'node:assert/strict';
import { join } from 'node:path';
import { groupVars } from '../../../constructs/onprem/group-vars';
import { inventory } from '../../../constructs/onprem/inventory';
import { endAll } from '../../../machine/processes';
import { ansible } from './ansible/ansible';
import { exampleSites } from './ansible/sites';

after(endAll);

interface Group {
  readonly hosts?: readonly string[];
  readonly children?: readonly string[];
}

/** What of `ansible-inventory --list` is read; groups that Ansible does not know are not there. */
interface Listed {
  readonly _meta: { readonly hostvars: Readonly<Record<string, unknown>> };
  readonly kube_control_plane?: Group;
  readonly etcd?: Group;
  readonly kube_node?: Group;
  readonly k8s_cluster?: Group;
}

/** Plain data as JSON has it: maps become objects, and what is not there is left out. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      one instanceof Map ? Object.fromEntries(one as Map<string, unknown>) : one,
    ),
  );

void test('ansible-inventory reads back what was meant', async (proof) => {
  const { run } = await ansible();
  for (const { environment, name, site, folder } of await exampleSites()) {
    const file = join(folder, 'inventory.yml');
    const control = Object.keys(site.controlPlane.hosts);
    const workers = Object.keys(site.workers).sort();
    const nodes = workers.length > 0 ? workers : control;

    await proof.test(`${environment.name} ${name}: groups, in their order`, async () => {
      const { stdout, exitCode, all } = await run('inventory', ['-i', file, '--list']);
      equal(exitCode, 0, all);
      const listed = JSON.parse(stdout) as Listed;
      deepEqual(listed.kube_control_plane?.hosts, control);
      deepEqual(listed.etcd?.hosts, control);
      deepEqual(listed.kube_node?.hosts, nodes);
      deepEqual(listed.k8s_cluster?.children, ['kube_control_plane', 'kube_node']);
      deepEqual(Object.keys(listed._meta.hostvars).sort(), [...new Set([...control, ...workers])].sort());
    });

    await proof.test(`${environment.name} ${name}: every variable of every host, with its type`, async () => {
      const { stdout } = await run('inventory', ['-i', file, '--list']);
      const { hostvars } = (JSON.parse(stdout) as Listed)._meta;
      const shared: unknown[] = Object.values(groupVars(environment, name, site)).map(plain);
      const { all } = plain(inventory(name, site)) as { readonly all: { readonly hosts: Record<string, object> } };
      let count = 0;
      for (const [host, own] of Object.entries(all.hosts)) {
        const meant = Object.assign({}, ...shared, own) as object;
        deepEqual(hostvars[host], meant);
        count += Object.keys(meant).length;
      }
      console.log(`${environment.name} ${name}: ${count} variables of ${Object.keys(all.hosts).length} hosts`);
    });

    await proof.test(`${environment.name} ${name}: the graph`, async () => {
      const { stdout } = await run('inventory', ['-i', file, '--graph']);
      const under = (group: string, hosts: readonly string[], depth: string): string[] => [
        `${depth}|--@${group}:`,
        ...hosts.map((host) => `${depth}|  |--${host}`),
      ];
      const meant = [
        '@all:',
        '  |--@ungrouped:',
        ...under('etcd', control, '  '),
        '  |--@k8s_cluster:',
        ...under('kube_control_plane', control, '  |  '),
        ...under('kube_node', nodes, '  |  '),
        ...under('kube_control_plane', control, '  '),
        ...under('kube_node', nodes, '  '),
      ];
      deepEqual(stdout.split('\n'), meant);
    });
  }
});
