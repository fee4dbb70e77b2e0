import { readEnvironments } from '../../../config/load/read-environments';
import { INTERFACE_ENDPOINTS } from '../../../config/schema/cloud';
import type { LoadedEnvironment } from '../../../config/schema/environment';
import { cloudOf, pairOf, siteOf, twoSites, vpnOf, type Draft } from '../../support/drafts';

/** `hybrid` with a second site, and every choice made the other way than in `environments/`. */
function otherwise(): Draft {
  const draft = twoSites();
  const cloud = cloudOf(draft);
  draft.name = 'every-option';
  draft.terraformState = 'local';
  draft.repository = {
    url: 'ssh://git@git.acme.example:2222/platform.git',
    revision: 'v1',
    hostKeys: ['[git.acme.example]:2222 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHostKeyOfNobody'],
  };
  draft.cloud = {
    ...cloud,
    network: {
      ...cloud.network,
      zones: ['a', 'c'],
      nat: 'per-zone',
      interfaceEndpoints: [...INTERFACE_ENDPOINTS],
      resolverEndpoint: 'inbound',
      logRetentionDays: 365,
    },
    api: 'private',
    system: { instanceTypes: ['m7i.large', 'm7a.large'], count: 2, os: 'al2023' },
    spotServiceLinkedRole: 'create',
    diskKey: 'own',
    database: { instanceClass: 'db.t4g.medium', storageGiB: 20, availability: 'single-zone', backupDays: 1 },
    images: ['pipeline'],
    argoCd: {
      host: 'argocd.acme.example',
      adminLogin: 'on',
      sso: { issuer: 'https://login.acme.example', clientId: 'argocd', groups: { 'platform-admins': 'admin' } },
    },
    gpuPools: {
      reserved: {
        use: 'training',
        instanceTypes: ['g6.12xlarge', 'g5.12xlarge'],
        gpusPerNode: { from: 4, to: 4 },
        capacity: ['on-demand'],
        capacityReservations: ['cr-0123456789abcdef0'],
        maxGpus: 8,
        storage: 'maps',
        // The pair has one mount target, in this zone.
        zones: ['a'],
        diskGiB: 500,
        weight: 50,
        expireAfter: '2160h',
        consolidation: { policy: 'Balanced', after: '1h30m' },
        disruptionBudgets: [
          { nodes: 0, during: { schedule: '0 9 * * mon-fri', duration: '8h' } },
          { nodes: '20%', reasons: ['Drifted', 'Underutilized'] },
        ],
        terminationGrace: '12h',
      },
    },
    generalPool: {
      families: ['m7a', 'c7a'],
      capacity: ['spot', 'on-demand'],
      maxCpus: 16,
      zones: ['a', 'c'],
      diskGiB: 40,
      expireAfter: 'Never',
      consolidation: { policy: 'WhenEmpty', after: '15m' },
      disruptionBudgets: [{ nodes: 1 }],
      terminationGrace: '15m',
    },
  };
  Object.assign(siteOf(draft), { proxyMode: 'ipvs', sshPort: 2222 });
  vpnOf(draft, 'busan').tunnelInsideCidrs = ['169.254.100.0/30', '169.254.100.4/30'];
  pairOf(draft).mountTargets = 'own-zone';
  return draft;
}

/**
 * The environment in which the options are switched on that no example has, so that the proofs see them too.
 *
 * @throws Error if the rules refuse it
 */
export function everyOption(): LoadedEnvironment[] {
  const { environments, faults } = readEnvironments([{ file: 'environments/every-option.ts', value: otherwise() }]);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('\n'));
  return [...environments];
}
