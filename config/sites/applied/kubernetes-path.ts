import { KUBESPRAY_KUBERNETES_PATCHES } from '../../versions';

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** Minors from one version to another: positive upwards. */
export const minorsApart = (from: string, to: string): number => minorOf(to) - minorOf(from);

/**
 * Versions through which a cluster goes from one to another, each an upgrade of its own: one minor at a time, the ones between at
 * their highest patch (Kubernetes, "Version Skew Policy"; Kubespray, "Upgrading Kubernetes in Kubespray").
 *
 * @returns the versions after `from`, the last being `to`; empty where `to` is not above `from`
 */
export function kubernetesPath(from: string, to: string): string[] {
  const between = Array.from({ length: Math.max(0, minorsApart(from, to) - 1) }, (_, step) => {
    const minor = `1.${minorOf(from) + step + 1}`;
    return `${minor}.${KUBESPRAY_KUBERNETES_PATCHES[minor] ?? 0}`;
  });
  return isBelow(from, to) ? [...between, to] : [];
}

/** Whether one version comes before the other. */
export function isBelow(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const first = (a ?? []).findIndex((part, index) => part !== b?.[index]);
  return first >= 0 && (a?.[first] ?? 0) < (b?.[first] ?? 0);
}
