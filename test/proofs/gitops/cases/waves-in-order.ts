import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SYNC_WAVE } from '../../../../config/gitops/argo-cd-names';
import { applicationsOf, type ApplicationState } from '../../../../testbed/argo-cd/applications';
import { expectedApplications, settled } from '../../../../testbed/argo-cd/synced-and-healthy';
import type { GitOpsCase } from '../gitops-case';

interface Wave {
  readonly name: string;
  readonly wave: number;
  /** First sync that succeeded, as `Date.parse` tells. */
  readonly from: number;
  readonly to: number;
}

const waveOf = (application: ApplicationState): Wave => {
  const { metadata, status } = application;
  const [first] = status?.history ?? [];
  return {
    name: metadata?.name ?? '',
    wave: Number(metadata?.annotations?.[SYNC_WAVE] ?? 0),
    from: Date.parse(first?.deployStartedAt ?? ''),
    to: Date.parse(first?.deployedAt ?? ''),
  };
};

export const wavesInOrder: GitOpsCase = (fixture) => {
  void describe('3. given two empty clusters, when the root Application is made', () => {
    void it('then every Application is synced and healthy', async () => {
      const { harness } = fixture;
      await settled(harness);
      const seconds = Math.round((Date.now() - harness.began) / 1000);
      fixture.note(3, `${expectedApplications(harness).length} Applications synced and healthy after ${seconds} s`);
      const inPlace = [...harness.standIns].map(([chart, what]) => `${chart} (${what})`);
      fixture.note(3, `in place of charts: ${inPlace.join(', ')}`);
      const run = 'Kueue on both clusters, MetalLB’s controller on the site; kwok plays all other pods';
      fixture.note(3, `run for real: ${run}`);
      fixture.note(
        3,
        'told ready: Rook’s kinds; stand-ins: cert-manager (real certificates), External Secrets (emulators)',
      );
    });

    void it('then on each cluster no app begins before those of lower waves have ended', async () => {
      const { harness } = fixture;
      const all = [...(await applicationsOf(harness.hub.api)).values()];
      const early = [harness.hub, harness.spoke].flatMap(({ name }) => {
        const own = all
          .filter(({ metadata }) => metadata?.labels?.['landbridge/cluster'] === name && metadata.name !== name)
          .map(waveOf);
        fixture.note(3, `${name}: ${own.length} apps in ${new Set(own.map(({ wave }) => wave)).size} waves, in order`);
        return own.flatMap((later) =>
          own
            .filter(({ wave, to }) => wave < later.wave && !(to <= later.from))
            .map((before) => `${later.name} (${later.wave}) before ${before.name} (${before.wave})`),
        );
      });
      deepEqual(early, []);
    });
  });
};
