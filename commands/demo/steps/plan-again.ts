import { bucketName, STATE_BUCKET } from '../../../config/aws/names';
import type { DemoContext } from '../context';
import { EMULATOR_GAPS } from '../emulator-gaps';
import type { PlannedChange } from '../plan-changes';
import { judge, noLongerNeeded, type SecondPlan } from '../second-plan';
import { lockIsRespected } from '../state-lock';
import { plan } from '../terraform-plan';

/** What the second plans said. */
export interface PlannedAgain {
  readonly byStack: ReadonlyMap<string, SecondPlan>;
  /** Entries of the written list that nothing needed. */
  readonly needless: readonly string[];
}

/** The second plans of all stacks: each begins when its stack is deployed, while others still are. */
export class SecondPlans {
  private readonly plans = new Map<string, Promise<readonly PlannedChange[]>>();

  constructor(private readonly context: DemoContext) {}

  /** Plans a stack that has been deployed, once. */
  public begin(stack: string): void {
    if (this.plans.has(stack)) return;
    const planned = plan(this.context.in(stack));
    // Whoever awaits the result is told; until then a failure is nobody's.
    planned.catch(() => undefined);
    this.plans.set(stack, planned);
  }

  /**
   * Waits for all of them and holds what they say against the written list of emulator gaps.
   *
   * @throws Error with Terraform's output if a plan failed
   */
  public async result(): Promise<PlannedAgain> {
    const changes = new Map<string, readonly PlannedChange[]>();
    for (const [stack, planned] of this.plans) changes.set(stack, await planned);
    return {
      byStack: new Map([...changes].map(([stack, found]) => [stack, judge(found, EMULATOR_GAPS)])),
      needless: noLongerNeeded([...changes.values()].flat(), EMULATOR_GAPS),
    };
  }
}

/** Whether Terraform heeds the lock in the state bucket, tried on the smallest stack. */
export async function triesLock(context: DemoContext): Promise<boolean> {
  const { applied, emulators, environment } = context;
  const stack = [...applied.stacks].sort((a, b) => applied.count(a) - applied.count(b))[0] ?? '';
  return lockIsRespected(context.in(stack), {
    s3Url: emulators.ministackUrl,
    bucket: bucketName(environment, STATE_BUCKET),
    key: `${stack}.tfstate`,
  });
}
