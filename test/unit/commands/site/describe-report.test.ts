import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { describeReport, PlaybookReport } from '../../../../commands/site/playbook-report';

const clock = (host: string) => ({
  host,
  check: 'clock',
  value: '+90.0 s',
  rule: 'the clock is within 2 s of the middle one of all hosts and of this machine',
  fix: 'start chrony',
});

const said = (report: object): string =>
  stripVTControlCharacters(
    describeReport(PlaybookReport.parse({ ok: true, failures: [], facts: { hosts: [] }, ...report })),
  );

describe('what is told of a report', () => {
  it('names every fault, and each fix once with its hosts', () => {
    const told = said({ ok: false, failures: [clock('cp1'), clock('gpu1')], facts: { hosts: ['cp1', 'cp2', 'gpu1'] } });

    expect(told).toMatch(/cp1 +clock +\+90\.0 s +the clock is within 2 s of the middle one of all/);
    expect(told.match(/start chrony/g)).toHaveLength(1);
    expect(told).toContain('cp1, gpu1  clock: start chrony');
    expect(told).toMatch(/2 faults$/);
  });

  it('says how many hosts could not be looked at', () => {
    const facts = { hosts: ['cp1', 'cp2'], notLookedAt: ['cp2'] };

    expect(said({ ok: false, failures: [clock('cp2')], facts })).toMatch(/1 of 2 hosts could not be looked at$/);
  });

  it('says what was skipped although all is well', () => {
    const told = said({ skipped: [{ check: 'cloud', why: 'nobody asked' }], facts: { hosts: ['cp1'] } });

    expect(told).toBe('skipped  cloud: nobody asked\n\nok  1 host');
  });
});
