import { join } from 'node:path';
import { resourcesOf, type StackJson } from '../../synthesis/stack-json';
import type { Release } from './rendered-charts';

/** A Helm release of a stack, as Terraform installs it. */
export interface HelmRelease {
  readonly name: string;
  readonly namespace: string;
  /** Name in its repository, or a folder relative to the stack's. */
  readonly chart: string;
  readonly repository?: string;
  readonly version?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface Body extends Omit<HelmRelease, 'values'> {
  readonly address: string;
  readonly values?: readonly string[];
  readonly depends_on?: readonly string[];
}

/** The Helm releases of a stack, each after those that it depends on. @throws Error where they depend on each other in a circle */
export const helmReleasesIn = (stack: StackJson): HelmRelease[] => {
  const left = resourcesOf(stack)
    .filter(({ type }) => type === 'helm_release')
    .map(({ address, body }) => ({ ...(body as unknown as Body), address }));
  const made: Body[] = [];
  const needs = ({ depends_on = [] }: Body): boolean => left.some(({ address }) => depends_on.includes(address));
  while (left.length > 0) {
    const next = left.findIndex((release) => !needs(release));
    if (next < 0) throw new Error('The releases need each other in a circle.');
    made.push(...left.splice(next, 1));
  }
  return made.map(({ values = [], ...release }) => ({
    ...release,
    values: Object.assign({}, ...values.map((text) => JSON.parse(text) as object)) as Record<string, unknown>,
  }));
};

/**
 * What Terraform installs into a cluster before Argo CD installs the rest.
 *
 * @param folder the stack's own, which its local charts are in
 */
export const terraformReleases = (stack: StackJson, folder: string): Release[] =>
  helmReleasesIn(stack).map(({ name, namespace, chart, repository, version, values }) => ({
    ...{ app: name, name, namespace, values },
    chart:
      repository === undefined
        ? { folder: join(folder, chart) }
        : { name: chart, repository: repository.replace(/^oci:\/\//, ''), version: version ?? '' },
  }));
