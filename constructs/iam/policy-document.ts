/** Operator → condition key → accepted value or values; every operator and every key must hold. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** The principals of a resource policy or trust policy: everyone, or kind (`AWS`, `Service`, `Federated`) → names. */
export type Principal = '*' | Readonly<Record<string, string | readonly string[]>>;

/** One statement of a policy. The Sid is required, because tests, plans and reviews refer to it. */
export interface Statement {
  /** Letters and digits only, unique in its document. */
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** @default - the identity that the policy is attached to */
  readonly Principal?: Principal;
  readonly Action: string | readonly string[];
  /**
   * ARNs, with `*` and `?` as wildcards.
   * @default - the role that the trust policy belongs to; every other policy must name its resources
   */
  readonly Resource?: string | readonly string[];
  /** @default - the statement holds unconditionally */
  readonly Condition?: Condition;
}

/**
 * A policy as plain data, in IAM's own spelling.
 *
 * Source: IAM user guide, "Grammar of the IAM JSON policy language".
 */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  /** @default - none; some services then give a resource policy an id of their own */
  readonly Id?: string;
  readonly Statement: readonly Statement[];
}

/** A document of these statements, in the current version of the policy language. */
export const policy = (...statements: readonly Statement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** Characters that a customer managed policy may have. Source: IAM user guide, "IAM and AWS STS quotas". */
const MANAGED_POLICY_LIMIT = 6144;

/**
 * The document as compact JSON. The same policy always gives the same text: elements are in IAM's order, and principals, condition
 * operators and condition keys are sorted. Lists keep their order.
 */
export const renderPolicy = (document: PolicyDocument): string =>
  JSON.stringify({
    Version: document.Version,
    Id: document.Id,
    Statement: document.Statement.map(({ Sid, Effect, Principal, Action, Resource, Condition }) => ({
      Sid,
      Effect,
      Principal: typeof Principal === 'object' ? sorted(Principal) : Principal,
      Action,
      Resource,
      Condition: Condition && mapValues(sorted(Condition), sorted),
    })),
  });

/** Size of the document in characters, as IAM counts it: without white space. */
export const policySize = (document: PolicyDocument): number => renderPolicy(document).replace(/\s/g, '').length;

/**
 * Refuses a document that is too large. IAM would refuse it only in the middle of a deploy.
 *
 * @param name the policy's name in the error
 * @throws Error if the document is larger than 6,144 characters
 */
export function assertManagedPolicySize(name: string, document: PolicyDocument): void {
  const size = policySize(document);
  if (size > MANAGED_POLICY_LIMIT) {
    const [actual, limit] = [size, MANAGED_POLICY_LIMIT].map((count) => count.toLocaleString('en-US'));
    throw new Error(
      `Policy '${name}' is ${actual} characters long and IAM takes ${limit}: ` +
        'move some of its statements to a second managed policy, or shorten the names in its ARNs.',
    );
  }
}

const sorted = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const mapValues = <From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
