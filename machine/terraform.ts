import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_PROVIDER_VERSION, TERRAFORM_VERSION } from '../config/versions';
import { cacheFolder, setting } from './cache-folder';
import { meets, MissingTool } from './missing-tool';
import { run, type Environment } from './processes';
import { findProviderMirror, type ProviderMirror } from './provider-mirror';

const NEEDED = `Terraform ${TERRAFORM_VERSION.replace('>= ', '')} or newer`;
const REMEDY =
  'Get it from https://developer.hashicorp.com/terraform/install (macOS: brew install hashicorp/tap/terraform; other systems have\n' +
  'packages there too), or name one that you have: TERRAFORM_BINARY_NAME=/path/to/terraform';

/** The program, as CDKTF finds it too: `TERRAFORM_BINARY_NAME`, or `terraform` on PATH. */
export const terraformProgram = (): string => setting('TERRAFORM_BINARY_NAME') ?? 'terraform';

/** The error if Terraform does not run. */
export const missingTerraform = (): MissingTool =>
  new MissingTool(NEEDED, `'${terraformProgram()}' does not run here.`, REMEDY);

export interface Terraform {
  /** The program, as CDKTF finds it too: `TERRAFORM_BINARY_NAME`, or `terraform` on PATH. */
  readonly program: string;
  /** Such as `1.11.4`. */
  readonly version: string;
  /** Where providers come from; `undefined` means the registry. */
  readonly mirror: ProviderMirror | undefined;
  /** For every child that runs Terraform or CDKTF: our own CLI configuration, no telemetry, none of the user's defaults. */
  readonly env: Environment;
}

/** Variables that users set for their own work and that would change ours: state folder, workspaces, extra arguments. */
const withoutTheirs = (): Environment =>
  Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /^TF_(CLI_|VAR_|WORKSPACE$|DATA_DIR$|PLUGIN_CACHE_|INPUT$|REGISTRY_|LOG)/.test(name))
      .map((name) => [name, undefined]),
  );

/** An HCL string: JSON's escapes do, and template marks are doubled. */
const quote = (text: string): string => JSON.stringify(text).replace(/([$%])\{/g, '$1$1{');

const cliConfiguration = (mirror: ProviderMirror | undefined): string => {
  if (mirror === undefined) return 'provider_installation {\n  direct {}\n}\n';
  const held = `[${mirror.providers.map(quote).join(', ')}]`;
  return `provider_installation {
  filesystem_mirror {
    path    = ${quote(mirror.path)}
    include = ${held}
  }
  direct {
    exclude = ${held}
  }
}
`;
};

/** Linking from an unpacked mirror is quicker than any cache; otherwise stacks share one download (0.7 GB for AWS). */
const pluginCache = (mirror: ProviderMirror | undefined): Environment =>
  mirror?.layout === 'folder' ? {} : { TF_PLUGIN_CACHE_DIR: cacheFolder('terraform-plugins') };

/**
 * Finds Terraform and a provider mirror, and writes a CLI configuration of the run's own into the work folder, so that neither a
 * user's configuration nor a missing one (Terraform warns and goes to the registry) matters.
 *
 * @param workFolder made if need be; receives `terraform.rc`
 * @throws MissingTool where Terraform is missing or too old
 */
export const findTerraform = async (workFolder: string): Promise<Terraform> => {
  const program = terraformProgram();
  const mirror = findProviderMirror(AWS_PROVIDER_VERSION);
  mkdirSync(workFolder, { recursive: true });
  const configuration = join(workFolder, 'terraform.rc');
  writeFileSync(configuration, cliConfiguration(mirror));
  const env: Environment = {
    ...withoutTheirs(),
    ...pluginCache(mirror),
    TF_CLI_CONFIG_FILE: configuration,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    DISABLE_VERSION_CHECK: '1',
  };
  const asked = await run(program, ['version', '-json'], { env });
  const version = /"terraform_version":\s*"([^"]+)"/.exec(asked.stdout)?.[1];
  if (asked.exitCode !== 0 || version === undefined) throw missingTerraform();
  if (!meets(version, TERRAFORM_VERSION)) {
    throw new MissingTool(NEEDED, `'${program}' is ${version}, which has no S3 state lock (use_lockfile).`, REMEDY);
  }
  return { program, version, mirror, env };
};
