import { describe, expect, it } from 'vitest';
import { synthesizedWith } from '../../../support/synthesized-with';
import hybrid from '../../../fixtures/environments/hybrid';
import { synthesized } from '../../../support/synthesized';

const routerFiles = (rendered: Readonly<Record<string, string>>): string[] =>
  Object.keys(rendered).filter((path) => path.includes('/router/'));

describe('Site', () => {
  it("has its router's files where it has a VPN and the environment a cloud", () => {
    expect(routerFiles(synthesized().rendered)).toEqual([
      'hybrid/onprem/seoul/router/frr.conf',
      'hybrid/onprem/seoul/router/swanctl.conf',
    ]);
  });

  it('has none without a VPN', () => {
    const { rendered } = synthesizedWith(hybrid, ({ sites }) => {
      delete sites?.['seoul']?.vpn;
    });
    expect(routerFiles(rendered)).toEqual([]);
  });

  it('has an inventory, variables and commands wherever it is, for the release of Kubespray that they are for', () => {
    const { rendered } = synthesized();
    const [first, second] = rendered['onprem-only/onprem/busan/inventory.yml']?.split('\n') ?? [];

    expect(first).toBe(
      '# Made by `npm run synth` from environments/onprem-only.ts for Kubespray v2.31.0; edit that, an edit here is lost.',
    );
    expect(second).toBe('---');
    expect(rendered).toHaveProperty(['onprem-only/onprem/busan/COMMANDS.md']);
  });

  it("keeps Kubespray's secrets out of git", () => {
    expect(synthesized().rendered['hybrid/onprem/seoul/.gitignore']).toContain('\n/artifacts/\n/credentials/\n');
  });

  it('names the file to edit in the first line, as the format writes comments', () => {
    const { rendered } = synthesized();
    expect(rendered['hybrid/onprem/seoul/router/frr.conf']).toMatch(/^! Made by .* from environments\/hybrid\.ts/);
    expect(rendered['hybrid/onprem/seoul/router/swanctl.conf']).toMatch(/^# Made by .* from environments\/hybrid\.ts/);
  });
});
