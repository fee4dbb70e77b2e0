import type { DbParameterGroupParameter } from '@cdktf/provider-aws/lib/db-parameter-group';

/**
 * Where PostgreSQL's settings differ from RDS's defaults (RDS user guide, "Working with parameters on your RDS for PostgreSQL DB
 * instance").
 */
export const POSTGRES_PARAMETERS: DbParameterGroupParameter[] = [
  // RDS says 1 by itself since PostgreSQL 15; here so that nobody can turn it off unseen.
  { name: 'rds.force_ssl', value: '1', applyMethod: 'pending-reboot' },
  // Who changed the schema, and when. Other statements are not logged as such: they hold data.
  { name: 'log_statement', value: 'ddl', applyMethod: 'immediate' },
  // In ms: only what is so slow that somebody must look at it.
  { name: 'log_min_duration_statement', value: '1000', applyMethod: 'immediate' },
];
