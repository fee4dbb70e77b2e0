import { KUBESPRAY_VERSION } from '../../../config/versions';
import { firstInstall, prepare, type CommandsProps } from './kubespray-commands';
import { credentials, certificates, upgrade } from './upkeep';
import { handOver } from './hand-over';
import { addControlPlane, addWorkers, removeHosts, workToo } from './hosts';
import { identity } from './identity';
import { pending, type Pending } from '../../../config/sites/site-record';

/** `COMMANDS.md`: everything that a person does to a site, as commands to copy. The person replaces names in capitals. */
export const commands = (props: CommandsProps): string =>
  `${[
    `# ${props.name}: the commands`,
    `For Kubernetes ${props.site.kubernetesVersion} by Kubespray ${KUBESPRAY_VERSION}, as \`${props.source}\` says.`,
    now(props),
    prepare(props),
    firstInstall(props),
    addWorkers(props),
    addControlPlane(props),
    ...workToo(props),
    removeHosts(props),
    upgrade(props),
    certificates(props),
    handOver(props),
    ...identity(props),
    credentials(props),
  ].join('\n\n')}\n`;

/** What to do now, by the record of what runs. */
export function now({ environment, name, site, applied }: CommandsProps): string {
  const record = `environments/${environment.name}.applied.yml`;
  const steps = pending(site, applied);
  const ran = applied
    ? `\`${record}\` says: Kubernetes ${applied.kubernetesVersion} by Kubespray ${applied.kubesprayVersion}, ${applied.hosts.length} hosts, ${applied.at}.`
    : `\`${record}\` does not have ${name} yet.`;
  const todo =
    steps.length > 0
      ? steps.map((step) => `- ${told(step)}`).join('\n')
      : '- Nothing to do: the site is as the file says.';
  return `## Now\n\n${ran}\n\n${todo}`;
}

function told(step: Pending): string {
  switch (step.kind) {
    case 'first-install':
      return '[First install](#first-install)';
    case 'control-plane':
      return `[Add to the control plane](#add-to-the-control-plane): ${step.hosts.join(', ')}`;
    case 'workers':
      return `[Add workers](#add-workers): ${step.hosts.join(', ')}`;
    case 'work-too':
      return `[Let the control plane run pods](#let-the-control-plane-run-pods): ${step.hosts.join(', ')}`;
    case 'upgrade':
      return `[Upgrade](#upgrade): ${[step.from, ...step.path].join(' → ')}`;
  }
}
