import { after, test } from 'node:test';
import { deepEqual, equal, match } from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../../machine/cache-folder';
import { endAll } from '../../../machine/processes';
import { virtualEnvironment } from '../../../machine/python-venv';
import { PLANTED_FAULTS, WRONG_ADDRESS } from './lab/planted-faults';
import { asRoot, runInLab, type Inventory, type LabRun } from './lab/run-in-lab';
import { SEOUL, type LabHost } from './lab/lab-hosts';
import { labRefusal, startLab, type Lab } from './lab/start-lab';

after(endAll);

const SITE = ['hybrid', 'seoul'] as const;
const log = (line: string): void => console.log(line);

/** What all the site's hosts have by the rendered variables. */
const vars = parse(
  readFileSync(join(repositoryRoot, 'rendered', SITE[0], 'onprem', SITE[1], 'group_vars/all/landbridge.yml'), 'utf8'),
) as {
  readonly landbridge_cloud_endpoints: readonly string[];
  readonly landbridge_registries: readonly { readonly ask: readonly string[] }[];
  readonly landbridge_mtu: number;
};

/** Hosts of the registries that are asked. */
const registries = vars.landbridge_registries.flatMap(({ ask }) => ask.map((address) => new URL(address).host));

const lab = (name: string, hosts: readonly LabHost[]): Promise<Lab> =>
  startLab({
    ...{ name, hosts, cloudMtu: vars.landbridge_mtu, log },
    endpoints: [...vars.landbridge_cloud_endpoints, ...registries],
  });

/** Lets a lab's hosts trust the certificate of its registries. */
const trusting = ({ certificate }: Lab): string[] => ['--', '-e', `landbridge_registry_ca=${certificate}`];

/** A host with all that is planted in it. */
function withFaults(host: LabHost): LabHost {
  const plants = PLANTED_FAULTS.filter((fault) => fault.host === host.name).map(({ plant }) => plant);
  return plants.reduce<LabHost>(
    (made, plant) => ({
      ...made,
      ...plant,
      etc: { ...made.etc, ...plant.etc },
      commands: [...(made.commands ?? []), ...(plant.commands ?? [])],
    }),
    host,
  );
}

const found = ({ report }: LabRun): string[] =>
  report.failures.map(({ host, check, value }) => `${host} ${check} ${value}`);

/** Hides a program, in a layer over the machine's own. */
const WITHOUT_WIPEFS = [
  'program=$(readlink -f "$(command -v wipefs)"); mkdir /run/upper /run/work',
  'mount -t overlay lab -o "lowerdir=${program%/*},upperdir=/run/upper,workdir=/run/work" "${program%/*}"; rm "$program"',
];

void test('precheck over SSH', async (proof) => {
  const refused = await labRefusal();
  if (refused !== undefined) {
    proof.skip(`this machine does not permit it: ${refused}`);
    return;
  }
  await virtualEnvironment('ansible', { log }); // the lab has no way to PyPI

  await proof.test('a healthy site passes', async () => {
    const site = await lab('healthy', SEOUL);
    const run = await runInLab(site, 'precheck', SITE, asRoot, ...trusting(site));
    await site.stop();
    deepEqual(found(run), [], run.all);
    equal(run.exitCode, 0);
    equal(run.report.ok, true);
  });

  await proof.test('a site with faults', async (faults) => {
    const site = await lab('faults', SEOUL.map(withFaults));
    const change = (inventory: Inventory): void => {
      asRoot(inventory);
      Object.assign(inventory.all.hosts[WRONG_ADDRESS.host] ?? {}, { ip: WRONG_ADDRESS.ip });
    };
    const run = await runInLab(site, 'precheck', SITE, change, ...trusting(site));
    await site.stop();
    console.log(stripVTControlCharacters(run.all.slice(run.all.lastIndexOf('PLAY RECAP'))).replace(/^[^]*?\n\n/, ''));
    const open = new Set(found(run));
    const wanted = [...PLANTED_FAULTS, { what: 'the host has not its address', found: WRONG_ADDRESS.found }];
    for (const { what, found: lines } of wanted) {
      await faults.test(what, () => {
        for (const [host, check, value] of lines) {
          const hits = run.report.failures.filter(
            (one) => one.host === host && one.check === check && value.test(one.value),
          );
          equal(hits.length, 1, `${host} ${check} ${value.source}: in\n${found(run).join('\n')}`);
          hits.forEach((hit) => open.delete(`${hit.host} ${hit.check} ${hit.value}`));
        }
      });
    }
    await faults.test('and nothing else', () => deepEqual([...open], []));
    await faults.test('ends with status 4', () => equal(run.exitCode, 4));
  });

  await proof.test('hosts that do not answer or cannot be asked, and a kernel that is too old', async () => {
    const hosts = SEOUL.filter(({ name }) => name === 'cp1' || name === 'cp3').map((host) =>
      host.name === 'cp3' ? { ...host, commands: WITHOUT_WIPEFS } : host,
    );
    const site = await lab('silent', hosts);
    const options = ['--limit=cp1,cp2,cp3', ...trusting(site), '-e', 'landbridge_least_kernel=99.1'];
    const run = await runInLab(site, 'precheck', SITE, asRoot, ...options);
    await site.stop();
    equal(run.exitCode, 3, run.all);
    deepEqual(run.report.facts.notLookedAt, ['cp2', 'cp3']);
    const said = run.report.failures.map(({ host, check }) => `${host} ${check}`);
    deepEqual(said, ['cp1 kernel', 'cp2 ssh', 'cp3 look']);
    match(run.all, /the program 'wipefs' is missing/);
    match(run.all, /2 of 3 hosts could not be looked at/);
  });
});
