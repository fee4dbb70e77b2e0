import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { equal } from 'node:assert/strict';
import { gpuData } from '../../../dev/generate/gpu-data';
import { GPU_FILES, gpuTypeFiles } from '../../../dev/generate/gpu-types';
import { repositoryRoot } from '../../../machine/cache-folder';
import { endAll } from '../../../machine/processes';

void describe('the committed table of GPU types', () => {
  after(endAll);

  void it('is what the pinned moto says, to the byte', async () => {
    const made = await gpuTypeFiles(await gpuData());
    for (const file of Object.values(GPU_FILES)) {
      equal(readFileSync(join(repositoryRoot, file), 'utf8'), made[file], `${file}: npm run generate -- gpu-types`);
    }
  });
});
