import * as z from 'zod';
import type { AppliedRecord, AppliedSiteRecord } from '../../config/schema/applied';
import { yamlText, type DataObject } from '../../config/yaml/print-yaml';

/** As much of a smoke run's report as the record depends on; what else it tells is for people. */
const SmokeReport = z.object({
  ok: z.boolean(),
  failures: z.array(z.unknown()),
  facts: z.object({
    site: z.string(),
    environment: z.string(),
    kubernetesVersion: z.string(),
    kubesprayVersion: z.string(),
    hosts: z.array(z.string()),
  }),
});

/** What would be recorded, and of what. */
export interface Wanted {
  readonly environment: string;
  readonly site: string;
  readonly entry: AppliedSiteRecord;
}

/**
 * Why a smoke run's report does not speak for what would be recorded.
 *
 * @param text the report's JSON
 * @returns undefined where it does
 */
export function notPassed(text: string, { environment, site, entry }: Wanted): string | undefined {
  const report = SmokeReport.safeParse(json(text));
  if (!report.success) {
    const wrong = report.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'} (${message})`);
    return `is no report of smoke.yml; missing or of another kind: ${wrong.join(', ')}`;
  }
  const { ok, failures, facts } = report.data;
  if (facts.site !== site || facts.environment !== environment) return `is of ${facts.site} in ${facts.environment}`;
  if (!ok || failures.length > 0) return `tells of failures (${failures.length}): mend them and run smoke.yml again`;
  const hosts = entry.hosts.map(({ name }) => name);
  const later = [
    ...(facts.kubernetesVersion === entry.kubernetesVersion ? [] : [`Kubernetes ${facts.kubernetesVersion}`]),
    ...(facts.kubesprayVersion === entry.kubesprayVersion ? [] : [`Kubespray ${facts.kubesprayVersion}`]),
    ...(facts.hosts.join(' ') === hosts.join(' ') ? [] : [`the hosts ${facts.hosts.join(', ')}`]),
  ];
  if (later.length === 0) return undefined;
  return `is of ${later.join(', ')}, and the environment has changed since: run npm run synth and smoke.yml again`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const HEAD =
  '# What runs, as of the last smoke run that passed. `landbridge record` writes it; commit it, and edit it only as a fault says.\n';

/** The record's file with one site's entry renewed. */
export const recordText = (before: AppliedRecord | undefined, site: string, entry: AppliedSiteRecord): string =>
  HEAD + yamlText({ sites: { ...before?.sites, [site]: entry } as DataObject });
