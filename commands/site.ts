import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand, type Answer, type Place } from './harness/command';

const positionals = {
  environment: { type: 'string', demandOption: true, describe: "The environment's name" },
  site: { type: 'string', demandOption: true, describe: "The site's name" },
} as const;

const limit = {
  type: 'string',
  requiresArg: true,
  describe: 'Hosts or groups, as Ansible takes them (default: all)',
} as const;

const common = {
  json: "Print the playbook's report as JSON; what Ansible says goes to stderr",
  passesOnTo: 'ansible-playbook',
  // The sites whose inventories are rendered, so that no environment need be loaded.
  completes: (positional: string, [environment = '']: readonly string[], root: string): readonly string[] => {
    const folder = join(root, 'rendered', environment, 'onprem');
    return positional === 'site' && existsSync(folder) ? readdirSync(folder) : [];
  },
} as const;

/** Options as `ansible-playbook` takes them, the person's own last. */
async function play(
  playbook: 'precheck' | 'smoke',
  { environment, site, limit: hosts, rest }: Given,
  more: readonly string[],
  place: Place,
): Promise<Answer> {
  const { runPlaybook } = await import('./site/run-playbook.ts');
  const options = [...(hosts === undefined ? [] : ['--limit', hosts]), ...more, ...rest];
  return runPlaybook({ playbook, environment, site, options }, place);
}

interface Given {
  readonly environment: string;
  readonly site: string;
  readonly limit: string | undefined;
  readonly rest: readonly string[];
}

/** It changes nothing on the hosts. */
export const sitePrecheck = defineCommand({
  ...common,
  name: 'site precheck',
  summary: "Looks whether a site's bare hosts are ready for Kubespray; changes nothing",
  positionals,
  options: {
    limit,
    running: { type: 'boolean', describe: 'The cluster runs already and is upgraded: do not look for a bare host' },
  },
  examples: [
    ['site precheck hybrid seoul', 'all hosts'],
    ['site precheck hybrid seoul --limit gpu5', 'a host that joins'],
    ['site precheck hybrid seoul -- -K', 'where sudo asks for a password'],
  ],
  run: (given, place) =>
    play('precheck', given, given.running === true ? ['-e', 'landbridge_precheck_running=true'] : [], place),
});

/** It makes a namespace in the cluster, and removes it again. */
export const siteSmoke = defineCommand({
  ...common,
  name: 'site smoke',
  summary: "Looks whether a site's cluster works",
  positionals,
  options: {
    limit,
    part: {
      choices: ['cluster', 'platform'] as const,
      describe: 'What Kubespray made, or what Argo CD installed (default: cluster)',
    },
  },
  examples: [
    ['site smoke hybrid seoul', 'after Kubespray'],
    ['site smoke hybrid seoul --part platform', 'once Argo CD has synced'],
  ],
  run: (given, place) =>
    play('smoke', given, given.part === undefined ? [] : ['-e', `landbridge_part=${given.part}`], place),
});
