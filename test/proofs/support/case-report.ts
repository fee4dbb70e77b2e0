import { after } from 'node:test';
import { table } from '../../../commands/harness/table';

/** What the cases of a proof found, for the table at its end. */
export interface CaseReport {
  /** Notes a finding of a case, numbered from 1; a case may note several. */
  readonly note: (number: number, finding: string) => void;
}

/**
 * Starts a report, which is printed as one table when all tests are over.
 *
 * @param titles of the cases, the first being number 1
 */
export const startCaseReport = (titles: readonly string[]): CaseReport => {
  const findings = titles.map((): string[] => []);
  after(() => {
    const rows = titles.map((title, index) => [`${index + 1}`, title, findings[index]?.join('\n') || 'did not run']);
    console.log(`\n${table(['>', 'case', 'found'], rows)}\n`);
  });
  return { note: (number, finding) => void findings[number - 1]?.push(finding) };
};
