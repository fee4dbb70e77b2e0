import { pending, type Pending } from '../../../config/sites/site-record';
import type { CommandsProps } from './props';

/** What is to be done now, by the record of what runs. */
export function now({ environment, name, site, applied }: CommandsProps): string {
  const record = `environments/${environment.name}.applied.yml`;
  const steps = pending(site, applied);
  const ran = applied
    ? `\`${record}\` has: Kubernetes ${applied.kubernetesVersion} by Kubespray ${applied.kubesprayVersion}, ${applied.hosts.length} hosts, ${applied.at}.`
    : `\`${record}\` has nothing of ${name} yet.`;
  const todo =
    steps.length > 0 ? steps.map((step) => `- ${told(step)}`).join('\n') : '- Nothing: the site is what the file says.';
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
    case 'upgrade':
      return `[Upgrade](#upgrade): ${[step.from, ...step.path].join(' → ')}`;
  }
}
