import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/bundle';

const page = readFileSync(join(REPOSITORY, 'docs', 'first-deploy.md'), 'utf8');
const seconds = (key: RegExp): number => Number(key.exec(page)?.[1] ?? 0);

describe('the session of a first deploy', () => {
  it('outlasts an hour of deploying by far, and is no longer than the role allows', () => {
    const session = seconds(/^duration_seconds = (\d+)$/m);

    expect(session).toBeGreaterThanOrEqual(4 * 3600);
    expect(seconds(/create-role [^`]*--max-session-duration (\d+)/)).toBeGreaterThanOrEqual(session);
  });

  it('may end early without the state being lost', () => {
    expect(page).toMatch(/terraform -chdir=\S+ state push errored\.tfstate/);
  });
});
