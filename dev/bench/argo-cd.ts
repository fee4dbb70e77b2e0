import { ARGO_CD_PINS, startGitOps } from '../../testbed/argo-cd/argo-cd-harness';
import { expectedApplications, settled } from '../../testbed/argo-cd/settled';
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
  const ground = await startGitOps({ crds });
  try {
    await settled(ground);
    const seconds = (Date.now() - ground.began) / 1000;
    return [
      'Argo CD 3.2.6 with two API servers; charts that cannot be had are their CRDs, and operators are played:',
      facts([
        [
          'empty → all synced and healthy',
          `${seconds.toFixed(0)} s, one round; ${expectedApplications(ground).length} Applications on both clusters`,
        ],
      ]),
    ].join('\n');
  } finally {
    await ground.stop();
  }
};
