import { after, test } from 'node:test';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { KUBESPRAY_VERSION } from '../../../config/versions';
import { cacheFolder } from '../../../machine/cache-folder';
import { endAll } from '../../../machine/processes';
import { table } from '../../../commands/harness/table';
import { checked, hybrid } from '../../support/drafts';
import { invalidSites, type InvalidSite } from '../../support/invalid-sites';
import { readInventory, writeInventory, type KubesprayInventory, type Vars } from '../../support/kubespray-inventory';
import { ansible } from './ansible/ansible';
import { isReadBy, knownVariables, kubesprayFolder, upstreamFault, withKubespray } from './ansible/kubespray';
import { exampleSites, type ExampleSite } from './ansible/sites';

after(endAll);

/** An inventory as it is rendered. */
function rendered({ folder }: ExampleSite): KubesprayInventory {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'));
  return readInventory(
    Object.fromEntries(files.map((file) => [`site/${file}`, readFileSync(join(folder, file), 'utf8')])),
    'site',
  );
}

/** What we say of a mistake: the rule that refuses it. */
function ours({ mutate, path }: InvalidSite): string | undefined {
  const draft = hybrid();
  mutate(draft);
  return checked(draft).faults.find((fault) => fault.severity === 'error' && fault.path.join('.') === path)?.rule;
}

void test(`Kubespray ${KUBESPRAY_VERSION} itself`, { concurrency: false }, async (proof) => {
  const folder = kubesprayFolder();
  if (folder === undefined) {
    proof.skip(`KUBESPRAY_DIR names no checkout: git clone --branch ${KUBESPRAY_VERSION} …/kubernetes-sigs/kubespray`);
    return;
  }
  const programs = await ansible();
  const sites = await exampleSites();
  const work = cacheFolder('proofs', 'onprem', 'kubespray');
  rmSync(work, { recursive: true });

  for (const site of sites) {
    const name = `${site.environment.name} ${site.name}`;
    const inventory = join(site.folder, 'inventory.yml');
    await proof.test(`${name}: validate_inventory passes`, async () => {
      equal(await upstreamFault(programs, folder, inventory), undefined);
    });
    for (const playbook of ['cluster.yml', 'scale.yml', 'upgrade-cluster.yml']) {
      await proof.test(`${name}: ${playbook} passes --syntax-check, and lists its tasks`, async () => {
        const args = ['-b', '-i', inventory, join(folder, playbook)];
        const checkedSyntax = await withKubespray(programs, folder, 'playbook', [...args, '--syntax-check']);
        equal(checkedSyntax.exitCode, 0, checkedSyntax.all);
        const listed = await withKubespray(programs, folder, 'playbook', [...args, '--list-tasks']);
        equal(listed.exitCode, 0, listed.all);
        const tasks = listed.stdout.split('\n').filter((line) => line.includes('TAGS: [')).length;
        console.log(`${name}: ${playbook} would run ${tasks} plays and tasks`);
        ok(tasks > 100, `only ${tasks}`);
      });
    }
  }

  await proof.test('knows every variable that we emit', () => {
    const emitted = new Set(
      sites
        .map(rendered)
        .flatMap(({ all, groupVars }) => [
          ...Object.values(all.hosts).flatMap((vars) => Object.keys(vars)),
          ...Object.values(groupVars).flatMap((vars: Vars) => Object.keys(vars)),
        ]),
    );
    const forKubespray = [...emitted].filter((name) => !/^(landbridge|ansible)_/.test(name));
    const known = knownVariables(folder);
    const undefaulted = forKubespray.filter((name) => !known.has(name));
    deepEqual(
      undefaulted.filter((name) => !isReadBy(folder, name)),
      [],
    );
    console.log(
      `${forKubespray.length} variables emitted for Kubespray, all known: ${forKubespray.length - undefaulted.length} among the ` +
        `${known.size} of its defaults and its sample, ${undefaulted.length} (${undefaulted.join(', ')}) read by its tasks`,
    );
    equal(known.has('kube_pod_subnet'), false, 'and it would notice one that is misspelt');
  });

  await proof.test('judges the mistakes as the table says', async (mistakes) => {
    const hybridSite = sites.find(({ environment }) => environment.name === 'hybrid');
    ok(hybridSite, 'environments/hybrid.ts has a site');
    const rows: string[][] = [];
    const judge = async (mistake: InvalidSite, index: number): Promise<void> => {
      const broken = rendered(hybridSite);
      mistake.inventory(broken);
      const at = join(work, String(index));
      mkdirSync(at, { recursive: true });
      writeInventory(at, broken);
      const theirs = await upstreamFault(programs, folder, join(at, 'inventory.yml'));
      const us = ours(mistake);
      rows[index] = [
        String(index + 1),
        mistake.name,
        mistake.unwritable ? 'cannot be written' : us ? 'refused' : 'ACCEPTED',
        theirs === undefined ? 'accepted' : `refused: ${theirs}`,
      ];
      await mistakes.test(`${mistake.name}: refused by us, ${mistake.upstream} by Kubespray`, () => {
        ok(us, 'ours');
        equal(theirs === undefined ? 'accepted' : 'refused', mistake.upstream);
      });
    };
    // Two at a time: each is an Ansible of its own.
    const queue = [...invalidSites.entries()];
    await Promise.all(
      [0, 1].map(async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await judge(next[1], next[0]);
      }),
    );
    console.log(table(['>', 'mistake', 'we', `Kubespray ${KUBESPRAY_VERSION}`], rows));
    equal(rows.length, 28);
  });
});
