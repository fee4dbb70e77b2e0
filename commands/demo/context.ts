import { join } from 'node:path';
import type { CloudEnvironment } from '../../config/schema/environment';
import { makeZone, startEmulators } from '../../testbed/emulators/start-emulators';
import type { Emulators } from '../../testbed/emulators/start-emulators';
import { cacheFolder } from '../../machine/cache-folder';
import type { Environment } from '../../machine/processes';
import { findTerraform } from '../../machine/terraform';
import { withoutGaps, type LoadedCloud } from './demo-environment';
import { writeOverrides } from './overrides';
import type { TerraformIn } from './terraform-plan';
import { synthesizeInto, type Workspace } from '../../testbed/emulators/workspace';

/** All that the demo's steps need: what is applied, beside what production gets, and Terraform pointed at the emulators. */
export interface DemoContext {
  readonly environment: CloudEnvironment;
  readonly applied: Workspace;
  readonly production: Workspace;
  readonly emulators: Emulators;
  /** Variables of every child, as the role that the environment says may deploy. */
  readonly env: Environment;
  readonly log: (line: string) => void;
  /** Terraform in a stack's folder, of what is applied if not said otherwise. */
  in(stack: string, workspace?: Workspace): TerraformIn;
}

/**
 * Finds Terraform, synthesizes the environment as it is and without what no emulator has, writes the overrides beside them and starts the emulators.
 *
 * @throws MissingTool where Terraform or Python is missing or too old
 */
export async function prepare(production: LoadedCloud, log: (line: string) => void): Promise<DemoContext> {
  const tool = await findTerraform(cacheFolder('demo'));
  const work = cacheFolder('demo', 'work');
  const demo = withoutGaps(production);
  const { environment } = demo;
  const applied = synthesizeInto(join(work, 'applied'), demo);
  const asProduction = synthesizeInto(join(work, 'production'), production);
  for (const { outdir, stacks } of [applied, asProduction]) writeOverrides(outdir, stacks);
  const [admin = ''] = environment.cloud.admins;
  const emulators = await startEmulators({ log, account: environment.cloud.account, region: environment.cloud.region });
  const { dnsZone } = environment.cloud;
  if (dnsZone !== undefined) {
    await makeZone(emulators, dnsZone);
    log(`The account has the hosted zone ${dnsZone} already, as docs/first-deploy.md asks for it`);
  }
  const env = { ...tool.env, ...(await emulators.envAsRole(admin)) };
  return {
    environment,
    applied,
    production: asProduction,
    emulators,
    env,
    log,
    in: (stack, workspace = applied) => ({ program: tool.program, folder: workspace.folder(stack), env }),
  };
}
