import { describe, expect, it } from 'vitest';
import { DeployProgress } from '../../../../commands/demo/deploy-progress';

const STACKS = ['hybrid-state', 'hybrid-network'];

/** Follows lines that come a second apart. */
function follow(...lines: readonly string[]): { progress: DeployProgress; events: unknown[] } {
  const progress = new DeployProgress(STACKS);
  const events = lines.map((line, second) => progress.line(line, second * 1000)).filter((event) => event !== undefined);
  return { progress, events };
}

describe('DeployProgress', () => {
  it('counts resources from first to last, and on the lines that do not repeat the name', () => {
    const { progress, events } = follow(
      'hybrid-network  Initializing the backend...',
      'hybrid-network  aws_vpc.vpc (vpc): Creating...',
      '                aws_eip.nat (nat): Creating...',
      'hybrid-network  aws_vpc.vpc (vpc): Creation complete after 1s [id=vpc-1]',
      '                aws_eip.nat (nat): Creation complete after 1s [id=eip-1]',
      'hybrid-network  Apply complete! Resources: 2 added, 0 changed, 0 destroyed.',
    );

    expect(progress.of('hybrid-network')).toEqual({ done: 2, seconds: 4, finished: true });
    expect(events).toEqual([
      { stack: 'hybrid-network', event: 'begun' },
      { stack: 'hybrid-network', event: 'finished' },
    ]);
  });

  it('does not lose the stack over an empty line', () => {
    const { progress } = follow(
      'hybrid-network  aws_vpc.vpc (vpc): Destroying...',
      '',
      '                Destroy complete! Resources: 1 destroyed.',
    );

    expect(progress.of('hybrid-network').finished).toBe(true);
  });

  it('reads coloured lines too', () => {
    const { progress } = follow(
      '\u001b[1mhybrid-state\u001b[22m  \u001b[32mApply complete!\u001b[0m Resources: 0 added',
    );

    expect(progress.of('hybrid-state').finished).toBe(true);
  });

  it('finishes a stack that has nothing to do', () => {
    const { progress } = follow('hybrid-state  No changes. Your infrastructure matches the configuration.');

    expect(progress.of('hybrid-state')).toMatchObject({ done: 0, finished: true });
  });

  it('keeps a stack running whose end was not told', () => {
    const { progress } = follow('hybrid-network  aws_vpc.vpc (vpc): Creating...');

    expect(progress.running).toEqual(['hybrid-network']);
    expect(progress.of('hybrid-network').finished).toBe(false);
  });
});
