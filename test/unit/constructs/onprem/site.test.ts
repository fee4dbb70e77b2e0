import { describe, expect, it } from '@jest/globals';
import { synthesizedWith } from '../../../support/synthesized-with';
import hybrid from '../../../../environments/hybrid';
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

  it('names the file to edit in the first line, as the format writes comments', () => {
    const { rendered } = synthesized();
    expect(rendered['hybrid/onprem/seoul/router/frr.conf']).toMatch(/^! Made by .* from environments\/hybrid\.ts/);
    expect(rendered['hybrid/onprem/seoul/router/swanctl.conf']).toMatch(/^# Made by .* from environments\/hybrid\.ts/);
  });
});
