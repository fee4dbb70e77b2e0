import type { RuleFault } from '../../../../config/load/fault';
import { CLASS, fault, faultIf, listed, type ClassSpec } from './manifest-fault';

type AmiTerm = ClassSpec['amiSelectorTerms'][number];

/** Families that an alias may name, and the `amiFamily` that goes with each. */
const FAMILIES: Readonly<Record<string, string>> = {
  al2: 'AL2',
  al2023: 'AL2023',
  bottlerocket: 'Bottlerocket',
  windows2019: 'Windows2019',
  windows2022: 'Windows2022',
  windows2025: 'Windows2025',
};

/** Versions as each family writes them. Karpenter accepts anything after the @, but then finds no image. */
const VERSIONS: Readonly<Record<string, RegExp>> = {
  al2: /^v\d{8}$/,
  al2023: /^v\d{8}$/,
  bottlerocket: /^v\d+\.\d+\.\d+$/,
};

const ALIAS_LENGTH = 30;
const AMI_ID = /^ami-[0-9a-z]+$/;
const PIN = "write 'al2023@v' and the release's date, such as 'al2023@v20260714'";

/** Faults of the images that nodes start from: either one pinned alias alone, or terms and their family. */
export function amiFaults({ amiSelectorTerms, amiFamily }: ClassSpec): RuleFault[] {
  const path = `${CLASS}.amiSelectorTerms`;
  const terms = listed(amiSelectorTerms);
  const aliases = terms.flatMap(({ alias }) => (alias === undefined ? [] : [alias]));
  return [
    ...faultIf(terms.length === 0, path, amiSelectorTerms, 'a class selects an image', PIN),
    ...faultIf(terms.length > 30, path, terms.length, 'at most 30 terms', 'select by tags instead'),
    ...faultIf(
      aliases.length > 0 && terms.length > 1,
      path,
      amiSelectorTerms,
      'an alias is the only term: it already selects the images of every architecture',
      'remove the other terms, or the alias',
    ),
    ...terms.flatMap((term, index) => termFaults(`${path}.${index}`, term)),
    ...familyFaults(aliases, amiFamily),
  ];
}

function termFaults(path: string, { owner, ...selecting }: AmiTerm): RuleFault[] {
  const { alias, id, tags } = selecting;
  const others = [...Object.keys(selecting), ...(owner === undefined ? [] : ['owner'])];
  const term = { ...selecting, ...(owner === undefined ? {} : { owner }) };
  return [
    ...faultIf(
      Object.keys(selecting).length === 0,
      path,
      term,
      'a term selects images by alias, id, name, tags or ssmParameter',
      'write one of them, or remove the term; an owner alone selects nothing',
    ),
    ...(['alias', 'id'] as const).flatMap((alone) =>
      faultIf(
        selecting[alone] !== undefined && others.length > 1,
        path,
        term,
        `'${alone}' stands alone in its term`,
        `remove ${others.filter((key) => key !== alone).join(' and ')}, or ${alone}`,
      ),
    ),
    ...(id === undefined
      ? []
      : faultIf(!AMI_ID.test(id), `${path}.id`, id, 'an image id', 'write ami- and the rest of its id')),
    ...(alias === undefined ? [] : aliasFaults(`${path}.alias`, alias)),
    ...emptyTagFaults(`${path}.tags`, tags),
  ];
}

function aliasFaults(path: string, alias: string): RuleFault[] {
  const [family = '', version, ...rest] = alias.split('@');
  if (version === undefined || version === '' || rest.length > 0 || alias.length > ALIAS_LENGTH) {
    return [fault(path, alias, `an alias is family@version, of at most ${ALIAS_LENGTH} characters`, PIN)];
  }
  if (FAMILIES[family] === undefined) {
    return [fault(path, alias, `an alias' family is one of ${Object.keys(FAMILIES).join(', ')}`, PIN)];
  }
  if (version === 'latest') {
    const rule = 'an image is pinned: with latest, a release by AWS replaces all nodes at a time of its choice';
    return [fault(path, alias, rule, PIN)];
  }
  const form = VERSIONS[family];
  if (form?.test(version) === true) return [];
  const rule = form ? `a version of ${family} has the form ${form.source}` : 'Windows images cannot be pinned';
  return [fault(path, alias, rule, form ? PIN : 'use al2023: the platform has no Windows nodes')];
}

function familyFaults(aliases: readonly string[], amiFamily: string | undefined): RuleFault[] {
  const path = `${CLASS}.amiFamily`;
  const [alias] = aliases;
  if (alias === undefined) {
    const rule = 'without an alias the class names the family of its images: user data and disks follow from it';
    return [...faultIf(amiFamily === undefined, path, amiFamily, rule, "write amiFamily: 'AL2023', or use an alias")];
  }
  const family = FAMILIES[alias.split('@', 1)[0] ?? ''];
  const agrees = amiFamily === undefined || family === undefined || amiFamily === family || amiFamily === 'Custom';
  const rule = `the family is that of the alias, ${family ?? 'unknown'}, or Custom`;
  return [...faultIf(!agrees, path, amiFamily, rule, 'leave amiFamily out: it follows from the alias')];
}

/** Tags to select by need a key and a value; `*` is any value. */
export const emptyTagFaults = (path: string, tags: Readonly<Record<string, string>> = {}): RuleFault[] => [
  ...faultIf(Object.keys(tags).length > 20, path, Object.keys(tags).length, 'at most 20 tags', 'select by fewer'),
  ...Object.entries(tags).flatMap(([key, value]) =>
    faultIf(
      key === '' || value === '',
      `${path}.${key}`,
      value,
      'a tag to select by has a key and a value',
      "write '*' for any value",
    ),
  ),
];
