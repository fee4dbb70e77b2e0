import { bucketName } from '../../../config/names';
import { STATE_BUCKET } from '../../../stacks/state-backend';
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

/** Plans of two stacks at a time: as many as the machine of a newcomer has cores for. */
const AT_ONCE = 2;

/** Plans every stack again and holds what the plans say against the written list of emulator gaps. */
export async function planAgain(context: DemoContext): Promise<PlannedAgain> {
  const waiting = [...context.applied.stacks];
  const changes = new Map<string, readonly PlannedChange[]>();
  const worker = async (): Promise<void> => {
    for (let stack = waiting.shift(); stack !== undefined; stack = waiting.shift()) {
      changes.set(stack, await plan(context.in(stack)));
      context.log(`${stack}: planned again`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return {
    byStack: new Map(context.applied.stacks.map((stack) => [stack, judge(changes.get(stack) ?? [], EMULATOR_GAPS)])),
    needless: noLongerNeeded([...changes.values()].flat(), EMULATOR_GAPS),
  };
}

/** Whether Terraform waits for the lock in the state bucket, tried on the smallest stack. */
export async function triesLock(context: DemoContext): Promise<boolean> {
  const { applied, emulators, environment } = context;
  const stack = [...applied.stacks].sort((a, b) => applied.count(a) - applied.count(b))[0] ?? '';
  return lockIsRespected(context.in(stack), {
    s3Url: emulators.ministackUrl,
    bucket: bucketName(environment, STATE_BUCKET),
    key: `${stack}.tfstate`,
  });
}
