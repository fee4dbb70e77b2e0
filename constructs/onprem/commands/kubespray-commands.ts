import { rendered, siteFolder } from '../../../config/layout';
import type { AppliedSiteRecord } from '../../../config/schema/applied';
import type { Environment, SiteConfig } from '../../../config/schema/environment';
import { KUBESPRAY_VERSION } from '../../../config/versions';

/** What the commands for one site are made from. */
export interface CommandsProps {
  readonly environment: Environment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: SiteConfig;
  /** The environment's file, relative to the repository's root. */
  readonly source: string;
  /** What runs there; absent where nothing was recorded yet. */
  readonly applied?: AppliedSiteRecord | undefined;
}

/** A block of commands. */
export const sh = (...lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n');

/** A playbook of Kubespray's on the site, run in Kubespray's folder, where its ansible.cfg is. */
export const kubespray = (playbook: string, ...options: readonly string[]): string =>
  ['ansible-playbook -b -i "$SITE/inventory.yml"', ...options, playbook].join(' ');

/** A playbook of ours on the site. */
export const ours = (playbook: string, ...options: readonly string[]): string =>
  kubespray(`"$SITE/${playbook}"`, ...options);

/** What every session needs, and the first install (Kubespray, "Getting started"). */
export const prepare = ({ environment, name }: CommandsProps): string => `## Before anything

A machine from which SSH reaches every host, with Python 3.11 to 3.13 and kubectl. Once:

${sh(
  `git clone --depth 1 --branch ${KUBESPRAY_VERSION} https://github.com/kubernetes-sigs/kubespray ../kubespray`,
  'python3 -m venv ../kubespray/.venv',
  '../kubespray/.venv/bin/pip install -r ../kubespray/requirements.txt',
)}

In each new shell, from the repository's root. All commands below run in Kubespray's folder, since its settings are there:

${sh(
  'export LANDBRIDGE="$PWD"',
  `export SITE="$LANDBRIDGE/${rendered(siteFolder(environment, name))}"`,
  'export KUBECONFIG="$SITE/artifacts/admin.conf"',
  'cd ../kubespray && . .venv/bin/activate',
)}

Add \`-K\` to a playbook where sudo on the hosts asks for a password.`;

export const firstInstall = ({ environment, name }: CommandsProps): string => `## First install

1. \`precheck.yml\` changes nothing. It must end with status 0.
2. \`cluster.yml\` installs. If it breaks off, mend what it says and run it again.
3. \`smoke.yml\` looks whether the cluster works, and only then it is recorded. Commit the record.

${sh(ours('precheck.yml'), kubespray('cluster.yml'), 'kubectl get nodes -o wide')}

${recorded(environment.name, name)}

Then keep the [credentials](#credentials), and [hand the cluster over](#hand-over-to-argo-cd).`;

/** How every change ends. */
export const recorded = (environment: string, site: string): string =>
  sh(ours('smoke.yml'), `npm --prefix "$LANDBRIDGE" run record -- ${environment} ${site} "$SITE/artifacts/smoke.json"`);
