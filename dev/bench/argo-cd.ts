import { ARGO_CD_PINS, startArgoCdHarness } from '../../testbed/argo-cd/argo-cd-harness';
import { expectedApplications, settled } from '../../testbed/argo-cd/synced-and-healthy';
import { goProgramsAreBuilt } from '../../testbed/components/go-programs';
import { crdsFolder } from '../../testbed/kubernetes/crds';
import { facts } from '../../commands/harness/table';

/**
 * Times the real Argo CD with the committed tree of `hybrid`, from two empty clusters to all Applications synced and healthy.
 *
 * @param progress told what is done
 * @returns text to print; what to do first where something is missing, since building takes minutes
 */
export const benchArgoCd = async (progress: (what: string) => void): Promise<string> => {
  const crds = crdsFolder();
  if (crds === undefined) return 'Argo CD: not measured, LANDBRIDGE_CRDS names no folder of CRDs.';
  if (!(await goProgramsAreBuilt(ARGO_CD_PINS))) {
    return 'Argo CD: not measured, for it is not built yet; `npm run proofs -- gitops` builds it (with Go, once).';
  }
  progress('Argo CD with two empty clusters');
  const harness = await startArgoCdHarness({ crds });
  try {
    await settled(harness);
    const seconds = (Date.now() - harness.began) / 1000;
    return [
      'Argo CD 3.2.6 with two API servers; charts that cannot be had are their CRDs, and operators are played:',
      facts([
        [
          'empty → all synced and healthy',
          `${seconds.toFixed(0)} s, one round; ${expectedApplications(harness).length} Applications on both clusters`,
        ],
      ]),
    ].join('\n');
  } finally {
    await harness.stop();
  }
};
