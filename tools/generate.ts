import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crdTypes, GENERATED_KINDS } from './generate/crd-types';
import { repositoryRoot } from './support/cache-folder';
import { runTool } from './support/run-tool';
import { setting } from './support/setting';

/** `npm run generate`: makes the types of Kubernetes' custom kinds anew from the CRDs in the folder that LANDBRIDGE_CRDS names. */
async function generate(): Promise<number> {
  const crds = setting('LANDBRIDGE_CRDS');
  if (crds === undefined) {
    console.error('Set LANDBRIDGE_CRDS to a folder of CRDs, one folder below it for each project.');
    return 1;
  }
  for (const kind of GENERATED_KINDS) {
    writeFileSync(join(repositoryRoot, kind.file), await crdTypes(kind, crds));
    console.log(`${kind.file}: ${kind.type}`);
  }
  return 0;
}

runTool(generate);
