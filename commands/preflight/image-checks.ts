import type { CloudEnvironment } from '../../config/schema/environment';
import type { Account } from './account';
import { judged, type Check } from './check';
import type { NodeImage } from './node-images';

/**
 * Whether AWS has every image that nodes start from, in the environment's region. A node group asks for its image only after the control
 * plane was made, and a pool without an image never starts a node. Regions get a release at different hours, and nobody asked AWS before.
 */
export async function imageChecks(
  { cloud }: CloudEnvironment,
  images: readonly NodeImage[],
  account: Account,
): Promise<Check[]> {
  if (images.length === 0) return [];
  const found = await account.parameters(distinct(images.flatMap(namesOf)));
  const missing = images.filter((image) => !isThere(image, found));
  const newest = missing.length > 0 ? await account.parameters(distinct(missing.map(newestOf))) : found;
  const todo = distinct(missing.map(idOf)).map((id) => {
    const same = missing.filter((image) => idOf(image) === id);
    return toDo(same, cloud.region, (image) => releaseIn(found.get(folderOf(image))) ?? newest.get(newestOf(image)));
  });
  const all = distinct(images.map(idOf)).length;
  const have = `${all - todo.length} of ${all} there`;
  return [judged(`Node images in ${cloud.region}`, have, `all ${all}`, todo.length === 0, todo)];
}

/**
 * Where AWS keeps the public parameters of all releases of one variant.
 *
 * Source: Karpenter 1.14.0, pkg/providers/amifamily/al2023.go, `resolvePath`, and bottlerocket.go, `DescribeImageQuery`; EKS user guide,
 * "Retrieve recommended Amazon Linux AMI IDs" and "Retrieve recommended Bottlerocket AMI IDs".
 */
const variantOf = ({ os, minor, architecture, variant }: NodeImage): string =>
  os === 'al2023'
    ? `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/${architecture}/${variant}`
    : `/aws/service/bottlerocket/aws-k8s-${minor}${variant === 'standard' ? '' : `-${variant}`}/${architecture}`;

/**
 * The parameter of one release, below which its parts are.
 *
 * Source: as above; Bottlerocket's `image_version` is what a node group calls its release (bottlerocket, tools/pubsys/policies/ssm/README.md
 * and defaults.toml), and may be written without the commit (QUICKSTART-EKS.md, "Finding an AMI").
 */
function folderOf(image: NodeImage): string {
  const { os, minor, architecture, variant, release } = image;
  const name =
    os === 'al2023' ? `amazon-eks-node-al2023-${architecture}-${variant}-${minor}-v${dayOf(release)}` : release;
  return `${variantOf(image)}/${name}`;
}

const idOf = (image: NodeImage): string => `${folderOf(image)}/image_id`;

/** What is asked of an image: that it is there, and what AL2023's release is called, of which the path has the day alone. */
const namesOf = (image: NodeImage): string[] => [
  idOf(image),
  ...(image.os === 'al2023' && image.namedBy === 'node group' ? [folderOf(image)] : []),
];

/** The release that AWS recommends (eksctl, pkg/ami/ssm_resolver.go; bottlerocket, QUICKSTART-EKS.md, "Manually querying SSM"). */
const newestOf = (image: NodeImage): string =>
  `${variantOf(image)}/${image.os === 'al2023' ? 'recommended/release_version' : 'latest/image_version'}`;

/**
 * Whether the image is there, and for a node group under the very release that it names: EKS takes it by no other patch of Kubernetes. Where
 * AWS does not say what the release is called, the image is enough.
 */
function isThere(image: NodeImage, found: ReadonlyMap<string, string>): boolean {
  const release = releaseIn(found.get(folderOf(image)));
  const sameRelease = image.namedBy === 'pool' || release === undefined || release === image.release;
  return found.has(idOf(image)) && sameRelease;
}

/** What AL2023's parameter of a release says of it (awslabs/amazon-eks-ami, issue 531; Karpenter, pull request 4188). */
const releaseIn = (described: string | undefined): string | undefined =>
  /"release_version":\s*"([^"]+)"/.exec(described ?? '')?.[1];

/** What to do about an image that is not there, and all whose nodes would start from it. */
function toDo(
  images: readonly NodeImage[],
  region: string,
  newestFor: (image: NodeImage) => string | undefined,
): string {
  const [image] = images;
  if (!image) return '';
  const newest = newestFor(image);
  const writes = distinct(images.map(({ namedBy, os }) => written(namedBy, os, newest)));
  const releases = distinct(images.map(({ release }) => release)).join(' and ');
  return [
    `AWS has no ${image.os} ${releases}, ${image.variant}, ${image.architecture}, for ${image.minor} in ${region}: ` +
      `it has ${newest ?? 'none to recommend'}.`,
    `From it start: ${images.map(({ whose }) => whose).join(', ')}.`,
    `Write ${writes.join(' and ')} in config/versions.ts, or another image into the override that names this one.`,
  ].join('\n');
}

/** What to write, and where. */
function written(namedBy: NodeImage['namedBy'], os: NodeImage['os'], newest: string | undefined): string {
  if (namedBy === 'node group') return `${newest ?? 'a release that there is'} into EKS_NODE_RELEASES`;
  if (newest === undefined) return 'an alias that there is into NODE_IMAGE';
  return `${os}@v${os === 'al2023' ? dayOf(newest) : (newest.split('-', 1)[0] ?? '')} into NODE_IMAGE`;
}

/** The day of an AL2023 release: `20260714` of `1.35.6-20260714`. */
const dayOf = (release: string): string => release.split('-').at(-1) ?? release;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
