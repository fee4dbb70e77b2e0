import { all, put, type InvalidPoolSpec } from './invalid-pool-spec';

const TERMS = 'EC2NodeClass.spec.amiSelectorTerms';
const ID = { id: 'ami-0123456789abcdef0' };
const withTerms = (...terms: { [key: string]: string | { [tag: string]: string } }[]) =>
  all(put(TERMS, terms), put('EC2NodeClass.spec.amiFamily', 'AL2023'));

/** Rule 1: how images are selected. */
export const imageSpecs: readonly InvalidPoolSpec[] = [
  {
    name: 'an alias without a version',
    mutate: put(`${TERMS}.0.alias`, 'al2023'),
    path: `${TERMS}.0.alias`,
    upstream: 'refused',
  },
  {
    name: 'an alias without anything after the @',
    mutate: put(`${TERMS}.0.alias`, 'al2023@'),
    path: `${TERMS}.0.alias`,
    upstream: 'refused',
  },
  {
    name: 'an alias of a family that there is not',
    mutate: put(`${TERMS}.0.alias`, 'ubuntu@v20260714'),
    path: `${TERMS}.0.alias`,
    upstream: 'refused',
  },
  {
    name: 'a pinned Windows image',
    mutate: put(`${TERMS}.0.alias`, 'windows2022@v20260714'),
    path: `${TERMS}.0.alias`,
    upstream: 'refused',
  },
  {
    name: 'an alias longer than 30 characters',
    mutate: put(`${TERMS}.0.alias`, 'al2023@v202607141234567890123456'),
    path: `${TERMS}.0.alias`,
    upstream: 'refused',
  },
  {
    name: 'the latest image, whatever it is',
    mutate: put(`${TERMS}.0.alias`, 'al2023@latest'),
    path: `${TERMS}.0.alias`,
    upstream: 'accepted',
  },
  {
    name: 'a version that is no release',
    mutate: put(`${TERMS}.0.alias`, 'al2023@20260714'),
    path: `${TERMS}.0.alias`,
    upstream: 'accepted',
  },
  { name: 'an alias beside another term', mutate: put(`${TERMS}.1`, ID), path: TERMS, upstream: 'refused' },
  {
    name: 'an alias with a name in its term',
    mutate: put(`${TERMS}.0.name`, 'mine'),
    path: `${TERMS}.0`,
    upstream: 'refused',
  },
  {
    name: 'an alias with an owner in its term',
    mutate: put(`${TERMS}.0.owner`, 'self'),
    path: `${TERMS}.0`,
    upstream: 'refused',
  },
  {
    name: 'an alias with a parameter in its term',
    mutate: put(`${TERMS}.0.ssmParameter`, '/mine'),
    path: `${TERMS}.0`,
    upstream: 'accepted',
  },
  {
    name: 'an image id with tags in its term',
    mutate: withTerms({ ...ID, tags: { team: 'maps' } }),
    path: `${TERMS}.0`,
    upstream: 'refused',
  },
  {
    name: 'an image id with an owner in its term',
    mutate: withTerms({ ...ID, owner: 'self' }),
    path: `${TERMS}.0`,
    upstream: 'refused',
  },
  {
    name: 'an image id with a parameter in its term',
    mutate: withTerms({ ...ID, ssmParameter: '/mine' }),
    path: `${TERMS}.0`,
    upstream: 'accepted',
  },
  {
    name: 'an image id with text before it',
    mutate: withTerms({ id: 'my ami-0123' }),
    path: `${TERMS}.0.id`,
    upstream: 'accepted',
  },
  {
    name: 'an image term with an owner alone',
    mutate: withTerms({ owner: 'self' }),
    path: `${TERMS}.0`,
    upstream: 'refused',
  },
  {
    name: 'an empty value among the tags of images',
    mutate: withTerms({ tags: { team: '' } }),
    path: `${TERMS}.0.tags.team`,
    upstream: 'refused',
  },
  { name: 'a class without an image', mutate: put(TERMS, []), path: TERMS, upstream: 'refused' },
  {
    name: 'an image by its id without a family',
    mutate: put(TERMS, [ID]),
    path: 'EC2NodeClass.spec.amiFamily',
    upstream: 'refused',
  },
  {
    name: "another family than the alias'",
    mutate: put('EC2NodeClass.spec.amiFamily', 'Bottlerocket'),
    path: 'EC2NodeClass.spec.amiFamily',
    upstream: 'refused',
  },
  {
    name: 'more than 30 terms of images',
    mutate: withTerms(...Array.from({ length: 31 }, () => ID)),
    path: TERMS,
    upstream: 'refused',
  },
];
