import { type AppliedRule, error, type RuleFault } from '../../load/fault';
import { isBelow, kubernetesPath, minorsApart } from '../../sites/site-record';
import { KUBESPRAY_VERSION } from '../../versions';

/** Kubernetes goes up one minor at a time and never down; so does Kubespray (Kubespray, "Multiple upgrades"). */
export const versionSteps: AppliedRule = ({ name, site: { kubernetesVersion: wanted }, applied }) => [
  ...kubernetes(name, wanted, applied.kubernetesVersion),
  ...kubespray(name, applied.kubesprayVersion),
];

function kubernetes(site: string, wanted: string, ran: string): RuleFault[] {
  const path = ['sites', site, 'kubernetesVersion'];
  if (isBelow(wanted, ran)) {
    return [error(path, wanted, `Kubernetes never goes back, and ${site} runs ${ran}`, `write '${ran}'`)];
  }
  if (minorsApart(ran, wanted) <= 1) return [];
  const [next = '', ...later] = kubernetesPath(ran, wanted);
  return [
    error(
      path,
      wanted,
      `Kubernetes goes up one minor at a time, and ${site} runs ${ran}`,
      `write '${next}', upgrade and record it, then ${later.map((version) => `'${version}'`).join(', then ')}`,
    ),
  ];
}

function kubespray(site: string, ran: string): RuleFault[] {
  const apart = minorsApart(ran, KUBESPRAY_VERSION);
  if (apart === 0 || apart === 1) return [];
  return [
    error(
      ['sites', site],
      ran,
      `Kubespray goes up one release at a time, and ${site} was made by ${ran}: this Landbridge renders for ${KUBESPRAY_VERSION}`,
      apart < 0
        ? 'use the Landbridge release that recorded it, or a newer one'
        : `upgrade with a Landbridge for each release between first; docs/upgrading.md says how`,
    ),
  ];
}
