import { isObject, resources, type Block, type Json, type JsonObject } from '../stack-json';
import { offender, type Check, type World } from './check';

interface Policy {
  readonly block: Block;
  /** Argument that holds the policy. */
  readonly argument: string;
  readonly statements: readonly JsonObject[];
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** IAM takes one value alone or a list. */
const asList = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : isList(value) ? value : [value];

/** Every policy document in any argument of any resource, whatever the argument is called. */
const policies = (world: World): Policy[] =>
  resources(world).flatMap((block) =>
    Object.entries(block.body).flatMap(([argument, value]) => {
      const statements = statementsIn(value);
      return statements ? [{ block, argument, statements }] : [];
    }),
  );

function statementsIn(value: Json): readonly JsonObject[] | undefined {
  if (typeof value !== 'string' || !value.includes('"Statement"')) return undefined;
  const document = JSON.parse(value) as JsonObject;
  return asList(document['Statement']).filter(isObject);
}

const named = ({ block, argument }: Policy, statement: JsonObject, what: string): string =>
  offender(block, `${argument} ${typeof statement['Sid'] === 'string' ? statement['Sid'] : '(no Sid)'}: ${what}`);

/** Every statement has a Sid, once in its document, so that a review and a denial can name it. */
export const unnamedStatements: Check = (world) =>
  policies(world).flatMap((policy) =>
    policy.statements
      .filter(({ Sid }, index) => {
        const first = policy.statements.findIndex((other) => other['Sid'] === Sid);
        return typeof Sid !== 'string' || Sid === '' || first < index;
      })
      .map((statement) => named(policy, statement, 'needs a Sid of its own')),
  );

const every = (action: Json): boolean => typeof action === 'string' && /^(\*|[\w-]+:\*)$/.test(action);

/** No statement allows every action of a service, or of all, on every resource; nor everything but a list. */
export const boundlessStatements: Check = (world) =>
  policies(world).flatMap((policy) =>
    policy.statements
      .filter(({ Effect }) => Effect === 'Allow')
      .filter(
        ({ Action, Resource, NotAction, NotResource }) =>
          NotAction !== undefined ||
          NotResource !== undefined ||
          (asList(Action).some(every) && asList(Resource).includes('*')),
      )
      .map((statement) => named(policy, statement, 'allows everything on everything')),
  );

/** `*`, an account's id, or its root, in any partition. */
const isAnybodyOfAnAccount = (principal: Json): boolean =>
  typeof principal === 'string' && /^(\*|\d{12}|arn:aws[\w-]*:iam::(\d{12}|\*):(root|\*))$/.test(principal);

const principalsOf = ({ Principal, NotPrincipal }: JsonObject): readonly Json[] => {
  if (NotPrincipal !== undefined) return ['*'];
  return isObject(Principal) ? Object.values(Principal).flatMap(asList) : asList(Principal);
};

/** Each role's trust names one service, role or identity provider: never everybody, nor everybody in an account. */
export const vagueTrust: Check = (world) =>
  resources(world, 'aws_iam_role').flatMap((block) => {
    const argument = 'assume_role_policy';
    const statements = statementsIn(block.body[argument] ?? '');
    if (!statements) return [offender(block, `${argument} cannot be read`)];
    return statements
      .filter(({ Effect }) => Effect === 'Allow')
      .filter((statement) => {
        const principals = principalsOf(statement);
        return principals.length === 0 || principals.some(isAnybodyOfAnAccount);
      })
      .map((statement) => named({ block, argument, statements }, statement, 'must name its principal'));
  });

/** No resource is open to everybody: a statement for `*` needs a condition, unless it denies. */
export const openToEverybody: Check = (world) =>
  policies(world).flatMap((policy) =>
    policy.statements
      .filter(({ Effect, Condition }) => Effect === 'Allow' && Condition === undefined)
      .filter((statement) => principalsOf(statement).includes('*'))
      .map((statement) => named(policy, statement, 'is open to everybody')),
  );
