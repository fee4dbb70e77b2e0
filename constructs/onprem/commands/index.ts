import { KUBESPRAY_VERSION } from '../../../config/versions';
import { firstInstall, prepare } from './first-install';
import { credentials } from './credentials';
import { handOver } from './hand-over';
import { addControlPlane, addWorkers, removeHosts } from './hosts';
import { identity } from './identity';
import { now } from './now';
import type { CommandsProps } from './props';
import { certificates, upgrade } from './upgrade';

/** `COMMANDS.md`: everything that a person does to a site, as commands to copy. Names in capitals are to be replaced. */
export const commands = (props: CommandsProps): string =>
  `${[
    `# ${props.name}: the commands`,
    `For Kubernetes ${props.site.kubernetesVersion} by Kubespray ${KUBESPRAY_VERSION}, as \`${props.source}\` says.`,
    now(props),
    prepare(props),
    firstInstall(props),
    addWorkers(props),
    addControlPlane(props),
    removeHosts(props),
    upgrade(props),
    certificates(),
    handOver(props),
    ...identity(props),
    credentials(props),
  ].join('\n\n')}\n`;
