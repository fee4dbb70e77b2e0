import type { AppliedSiteRecord } from '../../../config/schema/applied';
import type { Environment, SiteConfig } from '../../../config/schema/environment';

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
