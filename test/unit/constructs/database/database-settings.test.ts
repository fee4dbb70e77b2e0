import { describe, expect, it } from 'vitest';
import { quietHours } from '../../../../constructs/database/database-settings';

const offsets = [
  { region: 'ap-northeast-2', offset: 9 },
  { region: 'ap-southeast-2', offset: 10 },
  { region: 'cn-north-1', offset: 8 },
  { region: 'us-west-2', offset: -8 },
  { region: 'us-gov-east-1', offset: -5 },
  { region: 'sa-east-1', offset: -3 },
  { region: 'eu-central-1', offset: 1 },
  { region: 'me-central-1', offset: 4 },
  { region: 'af-south-1', offset: 2 },
];

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minutes since midnight on Sunday, UTC. */
const minutes = (at: string): number => {
  const [day = '', hour = '', minute = ''] = at.split(':');
  return DAYS.indexOf(day) * 1440 + Number(hour) * 60 + Number(minute);
};

describe.each(offsets)('the quiet hours of $region', ({ region, offset }) => {
  const { backup, maintenance } = quietHours(region);
  const [backupStart = 0, backupEnd = 0] = backup.split('-').map((at) => minutes(`sun:${at}`));
  const [start = 0, end = 0] = maintenance.split('-').map(minutes);

  it('back up for an hour between midnight and six, local time', () => {
    const local = (backupStart + offset * 60 + 1440) % 1440;

    expect(backupEnd - backupStart).toBe(60);
    expect(local).toBeLessThan(6 * 60);
  });

  it('maintain for an hour of a Sunday morning, local time', () => {
    const local = (start + offset * 60 + 7 * 1440) % (7 * 1440);

    expect(end - start).toBe(60);
    expect(local).toBeLessThan(7 * 60);
  });

  it('do not maintain while they back up', () => {
    expect(start % 1440).toBeGreaterThanOrEqual(backupEnd);
  });
});
