import { after, test } from 'node:test';
import { equal, match } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, repositoryRoot } from '../../../machine/cache-folder';
import { endAll, run, type RunResult } from '../../../machine/processes';
import { virtualEnvironment } from '../../../machine/python-venv';
import { programs } from './ansible/ansible';
import { exampleSites } from './ansible/sites';

after(endAll);

void test('what Ansible reads is clean', async (proof) => {
  const { python } = await virtualEnvironment('ansible-lint', { log: (line) => console.log(line) });
  const env = { PATH: `${programs(python)}:${process.env['PATH'] ?? ''}`, NO_COLOR: '1', LC_ALL: 'C.UTF-8' };
  const folders = (await exampleSites()).map(({ folder }) => folder);
  const yamllint = (...paths: readonly string[]): Promise<RunResult> =>
    run(python, ['-m', 'yamllint', '--strict', '-c', '.yamllint.yml', ...paths], { cwd: repositoryRoot, env });
  const ansibleLint = (...paths: readonly string[]): Promise<RunResult> =>
    run(python, ['-m', 'ansiblelint', '--offline', '-c', '.ansible-lint.yml', ...paths], { cwd: repositoryRoot, env });

  await proof.test('by yamllint: our playbooks, every inventory, every variable', async () => {
    const { exitCode, all } = await yamllint('playbooks', ...folders);
    equal(exitCode, 0, all);
  });

  await proof.test('by ansible-lint, in its strictest profile', async () => {
    const { exitCode, all } = await ansibleLint('playbooks', ...folders);
    equal(exitCode, 0, all);
    console.log(all.split('\n').find((line) => line.startsWith('Passed')) ?? all);
  });

  await proof.test('and both see what is not', async () => {
    const file = join(cacheFolder('proofs', 'onprem', 'lint'), 'precheck.yml');
    const text = readFileSync(join(repositoryRoot, 'playbooks/precheck.yml'), 'utf8');
    writeFileSync(file, text.replace('ansible.builtin.raw:', 'raw:').replace('hosts: k8s', 'hosts:  k8s'));
    match((await yamllint(file)).all, /too many spaces after colon/);
    match((await ansibleLint(file)).all, /fqcn/);
  });
});
