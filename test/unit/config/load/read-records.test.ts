import { describe, expect, it } from 'vitest';
import { readEnvironments } from '../../../../config/load/read-environments';
import { FILE, hybrid } from '../../../support/drafts';
import { checkedAfter, recordFile, recordsOf } from '../../../support/records';

describe('reading records', () => {
  it('gives each environment what runs on its sites', () => {
    const ran = recordsOf(hybrid());

    expect(checkedAfter(hybrid(), ran).environments[0]?.applied).toEqual({ sites: ran });
  });

  it('refuses a record of another form, at its own file and place', () => {
    const { seoul } = recordsOf(hybrid());
    const record = recordFile('hybrid', { sites: { seoul: { ...seoul, kubernetesVersion: 'latest' } } });

    const { faults } = readEnvironments([{ file: FILE, value: hybrid() }], [record]);

    expect(faults).toEqual([
      expect.objectContaining({ file: record.file, path: ['sites', 'seoul', 'kubernetesVersion'], severity: 'error' }),
    ]);
  });

  it('refuses a record of an environment that there is not', () => {
    const record = recordFile('gone', { sites: recordsOf(hybrid()) });

    const { faults } = readEnvironments([{ file: FILE, value: hybrid() }], [record]);

    expect(faults.map(({ file, value }) => [file, value])).toEqual([[record.file, 'gone']]);
  });

  it('says nothing of that while an environment has no name yet', () => {
    const record = recordFile('gone', { sites: recordsOf(hybrid()) });

    const { faults } = readEnvironments([{ file: FILE, value: { ...hybrid(), name: undefined } }], [record]);

    expect(faults.map(({ file }) => file)).toEqual([FILE]);
  });
});
