import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AppliedRecordSchema } from '../../../../config/schema/applied';
import { notPassed, recordText } from '../../../../commands/record/smoke-report';
import { hybrid, twoSites } from '../../../support/drafts';
import { recordsOf } from '../../../support/records';

const facts = {
  site: 'seoul',
  environment: 'hybrid',
  part: 'cluster',
  kubernetesVersion: '1.35.4',
  kubesprayVersion: 'v2.31.0',
  hosts: ['cp1', 'cp2', 'cp3', 'gpu1', 'gpu2', 'gpu3', 'gpu4'],
};
const report = { ok: true, failures: [], facts };

/** Why a report does not speak for `hybrid` as it is written. */
function refusal(text: string): string | undefined {
  const { seoul: entry } = recordsOf(hybrid());
  if (!entry) throw new Error('no record of seoul');
  return notPassed(text, { environment: 'hybrid', site: 'seoul', entry });
}

describe('a smoke report', () => {
  it('speaks for its site where it passed', () => {
    expect(refusal(JSON.stringify(report))).toBeUndefined();
  });

  it.each([
    ['failed', { ...report, ok: false, failures: [{ check: 'dns' }] }, 'tells of failures (1)'],
    ['says that it passed, with failures', { ...report, failures: [{ check: 'dns' }] }, 'tells of failures (1)'],
    ['says that it failed, without telling how', { ...report, ok: false }, 'tells of failures (0)'],
    ['is of another site', { ...report, facts: { ...facts, site: 'busan' } }, 'is of busan in hybrid'],
    ['is of another environment', { ...report, facts: { ...facts, environment: 'acme' } }, 'is of seoul in acme'],
    [
      'ran at another version',
      { ...report, facts: { ...facts, kubernetesVersion: '1.34.7' } },
      'is of Kubernetes 1.34.7',
    ],
    [
      'ran by another Kubespray',
      { ...report, facts: { ...facts, kubesprayVersion: 'v2.30.0' } },
      'is of Kubespray v2.30.0',
    ],
    ['ran with other hosts', { ...report, facts: { ...facts, hosts: ['cp1', 'gpu1'] } }, 'is of the hosts cp1, gpu1'],
    ['is of something else', { ok: true }, 'is no report of smoke.yml'],
  ])('does not where it %s', (_what, value, said) => {
    expect(refusal(JSON.stringify(value))).toContain(said);
  });

  it('names every fact that it lacks', () => {
    const { hosts, site, ...others } = facts;

    const said = refusal(JSON.stringify({ ...report, facts: others }));

    expect([hosts.length, site]).toEqual([7, 'seoul']);
    expect(said).toContain('facts.site (');
    expect(said).toContain('facts.hosts (');
    expect(said).not.toContain('facts.environment');
  });

  it('does not where it is no JSON', () => {
    expect(refusal('{"ok": tr')).toContain('is no report of smoke.yml');
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
