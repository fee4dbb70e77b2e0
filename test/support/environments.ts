import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironments, type EnvironmentSource } from '../../config/load/read-environments';
import type { LoadedEnvironment } from '../../config/schema/environment';
import cloudOnly from '../fixtures/environments/cloud-only';
import hybrid from '../fixtures/environments/hybrid';
import onpremOnly from '../fixtures/environments/onprem-only';

const FIXTURES = { 'cloud-only': cloudOnly, hybrid, 'onprem-only': onpremOnly } as const;

/** The environments that tests have of their own, as files of `environments/`, where a user's are. */
export const SOURCES: readonly EnvironmentSource[] = Object.entries(FIXTURES).map(([name, value]) => ({
  file: `environments/${name}.ts`,
  value,
}));

/** The same, parsed. */
export const environments = (): readonly LoadedEnvironment[] => readEnvironments(SOURCES).environments;

/** Their texts, by the names of their files, for a folder `environments/` of another repository. */
export const environmentTexts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(FIXTURES).map((name) => {
      const text = readFileSync(join(__dirname, '..', 'fixtures', 'environments', `${name}.ts`), 'utf8');
      return [`${name}.ts`, text.replace('../../../config/', '../config/')];
    }),
  );
