import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../apps';
import { clustersOf } from '../../../config/kubernetes/clusters';
import { hybrid, onpremOnly, parsed, type Draft } from '../../support/drafts';
import { at, gitopsTree } from '../../support/gitops';

/** A value of the GPU operator's chart on a draft's first site. */
function onSite(draft: Draft, ...path: readonly string[]): unknown {
  const site = clustersOf(parsed(draft)).find(({ side }) => side === 'site');
  if (!site) throw new Error('the draft has a site');
  return at(
    appsOn(site)
      .find(({ app }) => app.name === 'gpu-operator')
      ?.values(),
    ...path,
  );
}

describe('the driver of GPUs', () => {
  it('is installed by the operator where a host says so', () => {
    expect(onSite(hybrid(), 'driver', 'enabled')).toBe(true);
  });

  it('is left to the hosts where all of them have their own', () => {
    expect(onSite(onpremOnly(), 'driver')).toEqual({ enabled: false });
  });
});

describe('the upgrade of a driver', () => {
  it('waits for pods by a selector that every pod of the pipeline has', () => {
    const selector = String(onSite(hybrid(), 'driver', 'upgradePolicy', 'waitForCompletion', 'podSelector'));
    const template = gitopsTree().find(({ kind, cluster }) => kind === 'WorkflowTemplate' && cluster === 'seoul');
    const labels = Object.entries(at(template?.body, 'spec', 'podMetadata', 'labels') as object);

    expect(selector).not.toBe('');
    for (const part of selector.split(',')) expect(labels.map((entry) => entry.join('='))).toContain(part);
  });

  it('has no end of its patience, and may remove pods with an emptyDir, which each step has', () => {
    expect(onSite(hybrid(), 'driver', 'upgradePolicy', 'waitForCompletion', 'timeoutSeconds')).toBe(0);
    expect(onSite(hybrid(), 'driver', 'upgradePolicy', 'gpuPodDeletion', 'deleteEmptyDir')).toBe(true);
  });
});
