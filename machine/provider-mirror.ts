import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setting } from './cache-folder';

/** A folder from which Terraform takes providers without a registry. */
export interface ProviderMirror {
  readonly path: string;
  /** Source addresses of all that it holds for this machine, such as `registry.terraform.io/hashicorp/aws`. */
  readonly providers: readonly string[];
  /** Terraform links an unpacked provider (`folder`) and unpacks a zip file (`archive`) once per stack. */
  readonly layout: 'folder' | 'archive';
}

const AWS = 'registry.terraform.io/hashicorp/aws';
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };
const platform = `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;

/** The usual places, first one first: what the user names, Terraform's own (CLI docs, "Implied Local Mirror Directories"), images. */
const usualPlaces = (): string[] =>
  [
    setting('LANDBRIDGE_PROVIDER_MIRROR'),
    join(homedir(), '.terraform.d', 'plugins'),
    join(homedir(), 'Library', 'Application Support', 'io.terraform', 'plugins'),
    join(setting('XDG_DATA_HOME') ?? join(homedir(), '.local', 'share'), 'terraform', 'plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    '/opt/tf-plugins',
    '/opt/terraform/plugins',
    '/opt/terraform-plugins',
  ].filter((place): place is string => place !== undefined);

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** Versions of a provider for this machine, unpacked or as archives. */
const versionsIn = (folder: string): { version: string; layout: ProviderMirror['layout'] }[] => [
  ...entries(folder)
    .filter((version) => existsSync(join(folder, version, platform)))
    .map((version) => ({ version, layout: 'folder' as const })),
  ...entries(folder).flatMap((file) => {
    const version = /^terraform-provider-[^_]+_([\d.]+)_(.+)\.zip$/.exec(file);
    return version?.[2] === platform ? [{ version: version[1] ?? '', layout: 'archive' as const }] : [];
  }),
];

const providersIn = (path: string): string[] =>
  entries(path)
    .filter((host) => host.includes('.'))
    .flatMap((host) => entries(join(path, host)).map((namespace) => `${host}/${namespace}`))
    .flatMap((owner) => entries(join(path, owner)).map((type) => `${owner}/${type}`))
    .filter((address) => versionsIn(join(path, address)).length > 0);

/**
 * The first of the usual places that holds a version of the AWS provider for this machine. `LANDBRIDGE_PROVIDER_MIRROR` comes before all
 * others.
 *
 * @param awsVersion such as `5.100.0`
 */
export const findProviderMirror = (
  awsVersion: string,
  places: readonly string[] = usualPlaces(),
): ProviderMirror | undefined => {
  for (const path of places) {
    const found = versionsIn(join(path, AWS)).find(({ version }) => version === awsVersion);
    if (found) return { path, providers: providersIn(path), layout: found.layout };
  }
  return undefined;
};
