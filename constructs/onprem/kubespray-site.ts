import { Construct } from 'constructs';
import type { AppliedSiteRecord } from '../../config/schema/applied';
import type { Environment, SiteConfig } from '../../config/schema/environment';
import { siteFolder } from '../../config/layout';
import { KUBESPRAY_VERSION } from '../../config/versions';
import { OutputFile } from '../output-file';
import { yamlText } from '../../config/yaml/print-yaml';
import { commands } from './commands';
import { groupVars } from './group-vars';
import { inventory } from './inventory';

/** Our playbooks, `playbooks/<name>` below the root. Each is copied beside every site's inventory. */
const PLAYBOOKS = ['precheck.yml', 'smoke.yml'] as const;

export interface KubespraySiteProps {
  readonly environment: Environment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: SiteConfig;
  /** The environment's file, relative to the repository's root. */
  readonly source: string;
  /**
   * The record of what runs there.
   * @default nothing yet: the commands begin with the first install
   */
  readonly applied?: AppliedSiteRecord | undefined;
}

/** Kubespray writes secrets in clear beside its inventory (Kubespray, "Ansible", `credentials_dir`, `artifacts_dir`). */
const IGNORED = ['/artifacts/', '/credentials/'];

/** Everything that a person needs to make a site's cluster with Kubespray: inventory, variables, our own playbooks, and the commands. */
export class KubespraySite extends Construct {
  public readonly inventory: OutputFile;
  public readonly commands: OutputFile;

  constructor(scope: Construct, id: string, props: KubespraySiteProps) {
    super(scope, id);
    const { environment, name, site, source } = props;
    const folder = siteFolder(environment, name);
    const reader = `Kubespray ${KUBESPRAY_VERSION}`;
    this.inventory = new OutputFile(this, 'inventory', {
      path: `${folder}/inventory.yml`,
      source,
      reader,
      render: () => yamlText(inventory(name, site)),
    });
    for (const [path, variables] of Object.entries(groupVars(environment, name, site))) {
      const fileId = `vars-${path.replace('.yml', '').replaceAll(/[/_]/g, '-')}`;
      new OutputFile(this, fileId, {
        path: `${folder}/group_vars/${path}`,
        source,
        reader,
        render: () => yamlText(variables),
      });
    }
    for (const playbook of PLAYBOOKS) {
      new OutputFile(this, `playbook-${playbook.replaceAll(/[^a-z0-9]+/g, '-')}`, {
        path: `${folder}/${playbook}`,
        source: `playbooks/${playbook}`,
      });
    }
    this.commands = new OutputFile(this, 'commands', {
      path: `${folder}/COMMANDS.md`,
      source,
      reader,
      comment: '<!--',
      render: () => commands(props),
    });
    new OutputFile(this, 'ignore', {
      path: `${folder}/.gitignore`,
      source,
      render: () => `${IGNORED.join('\n')}\n`,
    });
  }
}
