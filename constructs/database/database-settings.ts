import type { DbParameterGroupParameter } from '@cdktf/provider-aws/lib/db-parameter-group';

/**
 * Where PostgreSQL's settings differ from RDS's defaults (RDS user guide, "Working with parameters on your RDS for PostgreSQL DB
 * instance").
 */
export const POSTGRES_PARAMETERS: DbParameterGroupParameter[] = [
  // RDS's own default since PostgreSQL 15. It is set here so that nobody turns it off unnoticed.
  { name: 'rds.force_ssl', value: '1', applyMethod: 'pending-reboot' },
  // Logs who changed the schema, and when. Other statements are not logged, because they hold data.
  { name: 'log_statement', value: 'ddl', applyMethod: 'immediate' },
  // In ms. Only statements slow enough to need attention are logged.
  { name: 'log_min_duration_statement', value: '1000', applyMethod: 'immediate' },
];

/** When a database may be slow. Both windows are in UTC and in RDS's notation, and never overlap. */
export interface QuietHours {
  /** Hour of the daily backup, such as `18:00-19:00`. */
  readonly backup: string;
  /** Hour of the week in which RDS may restart the database, such as `sat:19:30-sat:20:30`. */
  readonly maintenance: string;
}

/** First hour of the backup in UTC, by the first part of a region's name. It is night then in all regions with that part. */
const BACKUP_HOURS: Readonly<Record<string, number>> = { af: 0, eu: 0, il: 0, me: 0, sa: 6, ca: 9, mx: 9, us: 9 };
const ASIA_PACIFIC = 18;

/**
 * Backups run at night in the region's own time, and maintenance in the night to Sunday. RDS chooses random windows where none are set (RDS
 * user guide, "Backup window", "The Amazon RDS maintenance window").
 */
export function quietHours(region: string): QuietHours {
  const hour = BACKUP_HOURS[region.split('-')[0] ?? ''] ?? ASIA_PACIFIC;
  // In Asia it is Sunday already while it is Saturday in UTC.
  const day = hour === ASIA_PACIFIC ? 'sat' : 'sun';
  return {
    backup: `${clock(hour)}:00-${clock(hour + 1)}:00`,
    maintenance: `${day}:${clock(hour + 1)}:30-${day}:${clock(hour + 2)}:30`,
  };
}

const clock = (hour: number): string => String(hour).padStart(2, '0');
