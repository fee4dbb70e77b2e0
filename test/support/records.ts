import { recordOf } from '../../config/sites/site-record';
import type { RecordSource } from '../../config/load/read-records';
import { readEnvironments, type ReadResult } from '../../config/load/read-environments';
import type { AppliedSiteRecord } from '../../config/schema/applied';
import { FILE, parsed, type Draft } from './drafts';

/** When the records of tests were made. */
export const RECORDED_AT = '2026-11-01T09:00:00.000Z';

/** The record of every site of a draft, as if each ran as it is written. */
export const recordsOf = (draft: Draft): Record<string, AppliedSiteRecord> =>
  Object.fromEntries(Object.entries(parsed(draft).sites).map(([name, site]) => [name, recordOf(site, RECORDED_AT)]));

/** A file with such a record. */
export const recordFile = (name: string, value: unknown): RecordSource => ({
  file: `environments/${name}.applied.yml`,
  name,
  value,
});

/** A draft as loading finds it beside the record of what runs. */
export const checkedAfter = (draft: Draft, ran: Readonly<Record<string, AppliedSiteRecord>>): ReadResult =>
  readEnvironments([{ file: FILE, value: draft }], [recordFile(draft.name, { sites: ran })]);
