import { rendered, siteFolder } from '../../../config/layout';
import type { AppliedSiteRecord } from '../../../config/schema/applied';
import type { Environment, SiteConfig } from '../../../config/schema/environment';
import { KUBESPRAY_VERSION } from '../../../config/versions';

/** The input of the commands for one site. */
export interface CommandsProps {
  readonly environment: Environment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: SiteConfig;
  /** The environment's file, relative to the repository's root. */
  readonly source: string;
  /** The record of what runs there. Absent if there is none yet. */
  readonly applied?: AppliedSiteRecord | undefined;
}

/** A block of commands. */
export const sh = (...lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n');

/** Runs a playbook of Kubespray's on the site, in Kubespray's folder, where its ansible.cfg is. */
export const kubespray = (playbook: string, ...options: readonly string[]): string =>
  ['ansible-playbook -b -i "$SITE/inventory.yml"', ...options, playbook].join(' ');

/** Runs a playbook of ours on the site. */
export const ours = (playbook: string, ...options: readonly string[]): string =>
  kubespray(`"$SITE/${playbook}"`, ...options);

/** The preparation of every session (Kubespray, "Getting started"). */
export const prepare = ({ environment, name }: CommandsProps): string => `## Before anything

You need a machine with Python 3.11 to 3.13 and kubectl that reaches every host by SSH. Run once:

${sh(
  `git clone --depth 1 --branch ${KUBESPRAY_VERSION} https://github.com/kubernetes-sigs/kubespray ../kubespray`,
  'python3 -m venv ../kubespray/.venv',
  '../kubespray/.venv/bin/pip install -r ../kubespray/requirements.txt',
)}

Run in each new shell, from the repository's root. All commands below run in Kubespray's folder, because its settings are there:

${sh(
  'export LANDBRIDGE="$PWD"',
  `export SITE="$LANDBRIDGE/${rendered(siteFolder(environment, name))}"`,
  'export KUBECONFIG="$SITE/artifacts/admin.conf"',
  'cd ../kubespray && . .venv/bin/activate',
)}

If sudo on the hosts asks for a password, add \`-K\` to each playbook.`;

export const firstInstall = ({ environment, name }: CommandsProps): string => `## First install

1. \`precheck.yml\` changes nothing. It must end with status 0.
2. \`cluster.yml\` installs. If it fails, correct what it reports and run it again.
3. \`smoke.yml\` checks whether the cluster works. If it does, record it, and commit the record.

${sh(ours('precheck.yml'), kubespray('cluster.yml'), 'kubectl get nodes -o wide')}

${recorded(environment.name, name)}

Then save the [credentials](#credentials), and [hand the cluster over](#hand-over-to-argo-cd).`;

/** The last commands of every change: check the cluster, and record what runs. */
export const recorded = (environment: string, site: string): string =>
  sh(ours('smoke.yml'), `npm --prefix "$LANDBRIDGE" run record -- ${environment} ${site} "$SITE/artifacts/smoke.json"`);
