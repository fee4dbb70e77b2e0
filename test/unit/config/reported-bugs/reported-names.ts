import { hybrid, onpremOnly, pairOf, poolOf, siteOf, type Draft } from '../../../support/drafts';
import type { Reported } from './reported';

const YAML_WORDS = ['on', 'off', 'yes', 'no', 'y', 'n', 'true', 'false', 'null'];
const busan = (draft: Draft): ReturnType<typeof siteOf> => siteOf(draft, 'busan');

/** Names that become labels, hosts, StorageClasses, images and branches. */
export const reportedNames: readonly Reported[] = [
  ...YAML_WORDS.map((word) => ({
    what: `a host of the control plane called ${word}`,
    report: 'kubespray#10864, #9265, bug30, s177',
    from: onpremOnly,
    change: (draft: Draft) => (busan(draft).controlPlane.hosts = { [word]: '10.30.0.11' }),
    path: `sites.busan.controlPlane.hosts.${word}`,
    says: ['no word that YAML reads as a value', `'${word}1'`],
  })),
  ...YAML_WORDS.map((word) => ({
    what: `a worker called ${word}`,
    report: 'kubespray#10864, #9265',
    from: onpremOnly,
    change: (draft: Draft) => (busan(draft).workers = { ...busan(draft).workers, [word]: { address: '10.30.0.40' } }),
    path: `sites.busan.workers.${word}`,
    says: ['no word that YAML reads as a value', `'${word}1'`],
  })),
  ...['-', '-rtx-a6000-', 'a'.repeat(64)].map((model) => ({
    what: `a GPU model that is no label: ${model.slice(0, 12)}`,
    report: 'bug25, s175',
    from: onpremOnly,
    change: (draft: Draft) =>
      (busan(draft).workers = { ...busan(draft).workers, g: { address: '10.30.0.40', gpus: { model, count: 1 } } }),
    path: 'sites.busan.workers.g.gpus.model',
    says: ['letters, digits and inner hyphens', 'at most 63', "model: 'rtx-a6000'"],
  })),
  ...['gp3', 'buckets'].map((name) => ({
    what: `a pair called like the StorageClass ${name}`,
    report: 's107, s169',
    from: hybrid,
    change: (draft: Draft) => {
      draft.storage = { [name]: pairOf(draft) };
      poolOf(draft).storage = name;
    },
    path: `storage.${name}`,
    says: [`there is one called '${name}' already`, 'such as maps'],
  })),
  {
    what: 'a registry at a port that does not exist',
    report: 's21',
    from: hybrid,
    change: (draft) => (draft.release = { registry: 'registry.acme.example:99999/p' }),
    path: 'release.registry',
    says: ['a port, if any, of at most 65535'],
  },
  {
    what: 'a registry with two dots',
    report: 's22',
    from: hybrid,
    change: (draft) => (draft.release = { registry: 'registry..example' }),
    path: 'release.registry',
    says: ['a registry without scheme', "registry: 'registry.acme.example/platform'"],
  },
  {
    what: 'a tag that moves, in capitals',
    report: 's19',
    from: hybrid,
    change: (draft) => (draft.release = { tag: 'Latest' }),
    path: 'release.tag',
    says: ['that never moves'],
  },
  {
    what: 'a branch that git refuses',
    report: 's17',
    from: hybrid,
    change: (draft) => (draft.repository.revision = 'main.lock'),
    path: 'repository.revision',
    says: ['as git accepts it', "revision: 'main'"],
  },
];
