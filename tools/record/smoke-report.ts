import * as z from 'zod';

/** As much of a smoke run's report as the record depends on; what else it tells is for people. */
const SmokeReport = z.object({
  ok: z.boolean(),
  failures: z.array(z.unknown()),
  facts: z.object({ site: z.string(), environment: z.string() }),
});

/**
 * Why a smoke run's report does not speak for a site.
 *
 * @param text the report's JSON
 * @returns undefined where it does
 */
export function notPassed(text: string, environment: string, site: string): string | undefined {
  const report = SmokeReport.safeParse(json(text));
  if (!report.success)
    return 'is no report of smoke.yml: it must have ok, failures, and facts with site and environment';
  const { ok, failures, facts } = report.data;
  if (facts.site !== site || facts.environment !== environment) return `is of ${facts.site} in ${facts.environment}`;
  if (!ok || failures.length > 0) return `tells of ${failures.length} failures: mend them and run smoke.yml again`;
  return undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
