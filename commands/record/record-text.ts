import { yamlText, type YamlObject } from '../../constructs/yaml-text';
import type { AppliedRecord, AppliedSiteRecord } from '../../config/schema/applied';

const HEAD =
  '# What runs, as of the last smoke run that passed. `npm run record` writes it; commit it, and edit it only as a fault says.\n';

/** The record's file with one site's entry renewed. */
export const recordText = (before: AppliedRecord | undefined, site: string, entry: AppliedSiteRecord): string =>
  HEAD + yamlText({ sites: { ...before?.sites, [site]: entry } as YamlObject });
