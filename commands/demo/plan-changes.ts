/** What of `terraform show -json <plan>` the demo reads (Terraform, "JSON Output Format", plan representation). */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
}

interface ResourceChange {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>> | boolean;
  };
}

/** One resource that a plan would change, and the attributes by which. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  /** Such as `update`, or `delete, create`. */
  readonly action: string;
  /** Top-level attributes with another value; not those that follow from them; empty for one that is made or destroyed. */
  readonly attributes: readonly string[];
}

/** Everything that a plan would do to managed resources. */
export function plannedChanges(plan: PlanJson): PlannedChange[] {
  return (plan.resource_changes ?? [])
    .filter(({ mode, change }) => mode === 'managed' && change.actions.some((action) => action !== 'no-op'))
    .map(({ address, type, change }) => ({
      address,
      type,
      action: change.actions.join(', '),
      attributes: differingAttributes(change),
    }));
}

function differingAttributes({ before, after, after_unknown }: ResourceChange['change']): string[] {
  if (!before || !after) return [];
  const unknown = (key: string): boolean => typeof after_unknown === 'object' && after_unknown[key] === true;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !unknown(key) && canonical(before[key]) !== canonical(after[key]))
    .sort();
}

/** Nothing, in whichever of its forms, is one value: providers read back an empty map where none was written. */
const canonical = (value: unknown): string => {
  const text = JSON.stringify(value ?? null);
  return ['null', '""', '{}', '[]'].includes(text) ? '' : text;
};
