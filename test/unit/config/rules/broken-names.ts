import { nameLengths } from '../../../../config/rules/name-rules';
import { references, uniqueEntries } from '../../../../config/rules/reference-rules';
import { storagePairs, storageZones } from '../../../../config/rules/storage-rules';
import { cloudOf, cloudOnly, hybrid, onpremOnly, pairOf, poolOf, siteOf } from '../../../support/drafts';
import type { Broken } from './broken';

/** Names, references, entries that are there twice. */
export const brokenNames: readonly Broken[] = [
  {
    what: 'a bucket name longer than S3 takes',
    rule: nameLengths,
    from: cloudOnly,
    change: (draft) => {
      draft.name = 'a-company-with-quite-a-long-one';
      draft.storage = { 'maps-of-all-the-buildings': { zone: 'a', sizeTiB: 1, writers: { models: 'cloud' } } };
      poolOf(draft, 'training').storage = 'maps-of-all-the-buildings';
    },
    path: 'storage.maps-of-all-the-buildings',
    says: [
      'at most 63',
      'a-company-with-quite-a-long-one-maps-of-all-the-buildings-210987654321',
      'has 70',
      'shorten it to 18 characters',
    ],
  },
  {
    what: 'more instance types than the name of their node group holds',
    rule: nameLengths,
    from: hybrid,
    change: (draft) =>
      (cloudOf(draft).system.instanceTypes = ['m7g.large', 'm6g.large', 'c7g.xlarge', 'c6g.xlarge', 'r7g.large']),
    path: 'cloud.system.instanceTypes',
    says: ['at most 63', 'system-bottlerocket-m7g-large', 'name fewer'],
  },
  {
    what: "a pair called like the state's bucket",
    rule: storagePairs,
    from: hybrid,
    change: (draft) => (draft.storage = { ...draft.storage, 'terraform-state': pairOf(draft) }),
    path: 'storage.terraform-state',
    says: ["Terraform's state", 'such as maps'],
  },
  {
    what: 'two pairs that would make one policy',
    rule: storagePairs,
    from: hybrid,
    change: (draft) => {
      draft.sites = { ...draft.sites, 'seoul-read': siteOf(draft) };
      pairOf(draft).writers['raw'] = 'seoul-read';
      draft.storage = { ...draft.storage, 'maps-write-seoul': pairOf(draft) };
    },
    path: 'storage.maps-write-seoul',
    says: ['storage.maps', "'hybrid-maps-write-seoul-read'", "without '-write-'"],
  },
  {
    what: "more prefixes of one writer than its policy's text holds",
    rule: storagePairs,
    from: hybrid,
    change: (draft) => Array.from({ length: 41 }, (_, index) => (pairOf(draft).writers[`part-${index}`] = 'seoul')),
    path: 'storage.maps.writers',
    says: ['at most 40', "'seoul' has 42", 'below one prefix'],
  },
  {
    what: 'a prefix that every cluster has one below',
    rule: storagePairs,
    from: hybrid,
    change: (draft) => (pairOf(draft).writers['runs'] = 'seoul'),
    path: 'storage.maps.writers.runs',
    says: ["'runs/<cluster>'", 'choose another name'],
  },
  {
    what: 'a pool that reads no pair of storage, with what was meant',
    rule: references,
    from: hybrid,
    change: (draft) => (poolOf(draft).storage = 'mapps'),
    path: 'cloud.gpuPools.pipeline.storage',
    says: ["a pool reads an entry of storage: 'maps'", "did you mean 'maps'?"],
  },
  {
    what: 'a writer that is no site, with what was meant',
    rule: references,
    from: hybrid,
    change: (draft) => (pairOf(draft).writers['models'] = 'seul'),
    path: 'storage.maps.writers.models',
    says: ["'cloud' or 'seoul'", "did you mean 'seoul'?"],
  },
  {
    what: "'cloud' as a writer where there is none",
    rule: references,
    from: onpremOnly,
    change: (draft) => (draft.storage = { maps: { zone: 'a', sizeTiB: 1, writers: { datasets: 'cloud' } } }),
    path: 'storage.maps.writers.datasets',
    says: ['this environment has no cloud', "'busan'"],
  },
  {
    what: "a site called 'cloud'",
    rule: references,
    from: hybrid,
    change: (draft) => {
      draft.sites = { ...draft.sites, cloud: siteOf(draft) };
    },
    path: 'sites.cloud',
    says: ['the writers of storage', 'name it after its town'],
  },
  {
    what: 'a zone twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => (cloudOf(draft).network.zones = ['a', 'b', 'a']),
    path: 'cloud.network.zones.2',
    says: ['cloud.network.zones.0 is this one already'],
  },
  {
    what: 'an admin twice',
    rule: uniqueEntries,
    from: hybrid,
    change: (draft) => cloudOf(draft).admins.push(...cloudOf(draft).admins),
    path: 'cloud.admins.1',
    says: ['cloud.admins.0 is this one already'],
  },
  {
    what: 'a pair in a zone without subnets',
    rule: storageZones,
    from: hybrid,
    change: (draft) => (pairOf(draft).zone = 'd'),
    path: 'storage.maps.zone',
    says: ["cloud.network.zones: 'a', 'b', 'c'", "write 'a'"],
  },
];
