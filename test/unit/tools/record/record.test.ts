import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { AppliedRecordSchema } from '../../../../config/schema/applied';
import { recordText } from '../../../../tools/record/record-text';
import { notPassed } from '../../../../tools/record/smoke-report';
import { hybrid, twoSites } from '../../../support/drafts';
import { recordsOf } from '../../../support/records';

const report = { ok: true, failures: [], facts: { site: 'seoul', environment: 'hybrid', nodes: 7 } };

describe('a smoke report', () => {
  it('speaks for its site where it passed', () => {
    expect(notPassed(JSON.stringify(report), 'hybrid', 'seoul')).toBeUndefined();
  });

  it.each([
    ['failed', { ...report, ok: false, failures: [{ check: 'dns' }] }, 'tells of 1 failures'],
    ['says that it passed, with failures', { ...report, failures: [{ check: 'dns' }] }, 'tells of 1 failures'],
    ['is of another site', { ...report, facts: { site: 'busan', environment: 'hybrid' } }, 'is of busan in hybrid'],
    ['is of another environment', { ...report, facts: { site: 'seoul', environment: 'acme' } }, 'is of seoul in acme'],
    ['is of something else', { ok: true }, 'is no report of smoke.yml'],
  ])('does not where it %s', (_what, value, said) => {
    expect(notPassed(JSON.stringify(value), 'hybrid', 'seoul')).toContain(said);
  });

  it('does not where it is no JSON', () => {
    expect(notPassed('{"ok": tr', 'hybrid', 'seoul')).toContain('is no report of smoke.yml');
  });
});

describe('the record', () => {
  it('has the form that loading accepts', () => {
    const { seoul } = recordsOf(hybrid());
    if (!seoul) throw new Error('no record of seoul');

    expect(AppliedRecordSchema.parse(parse(recordText(undefined, 'seoul', seoul)))).toEqual({ sites: { seoul } });
  });

  it('keeps what it had of other sites', () => {
    const { seoul, busan } = recordsOf(twoSites());
    if (!seoul || !busan) throw new Error('no record of two sites');
    const later = { ...seoul, at: '2026-12-01T09:00:00.000Z' };

    const text = recordText({ sites: { seoul, busan } }, 'seoul', later);

    expect(parse(text)).toEqual({ sites: { busan, seoul: later } });
  });
});
