import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crdTypes, GENERATED_KINDS } from './generate/crd-types';
import { repositoryRoot } from './support/cache-folder';
import { runTool } from './support/run-tool';
import { setting } from './support/setting';

/**
 * `npm run generate`: makes the types of Kubernetes' custom kinds anew from the CRDs in the folder that LANDBRIDGE_CRDS names.
 * With `--check` it writes nothing, and fails if a file is not what it would write.
 */
async function generate(checks: boolean): Promise<number> {
  const crds = setting('LANDBRIDGE_CRDS');
  if (crds === undefined) {
    console.error('Set LANDBRIDGE_CRDS to a folder of CRDs, one folder below it for each project.');
    return 1;
  }
  let outdated = 0;
  for (const kind of GENERATED_KINDS) {
    const file = join(repositoryRoot, kind.file);
    const types = await crdTypes(kind, crds);
    if (!checks) writeFileSync(file, types);
    else if (readFileSync(file, 'utf8') !== types) {
      outdated += 1;
      console.error(`${kind.file} is not what its CRD says: npm run generate`);
    }
  }
  return outdated;
}

runTool(() => generate(process.argv.includes('--check')));
