/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** A label selector as Kubernetes writes it. */
export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/**
 * Whether a selector matches labels. An empty one matches everything.
 *
 * Source: Kubernetes, "Labels and Selectors", "Resources that support set-based requirements".
 *
 * @throws Error for an operator that Kubernetes does not have
 */
export const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator, values = [] }) => holds(operator, labels[key], values));

function holds(operator: string, value: string | undefined, values: readonly string[]): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      throw new Error(`A label selector has the operator ${operator}; Kubernetes has In, NotIn, Exists, DoesNotExist.`);
  }
}
