import { describe } from 'vitest';
import { holds, refuses, worldOf, type World } from '../../support/intent/check';
import { boundlessStatements, openToEverybody, unnamedStatements, vagueTrust } from '../../support/intent/policies';
import type { JsonObject } from '../../support/stack-json';
import { synthesized } from '../../support/synthesized';

const document = (statements: readonly JsonObject[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const policy = (...statements: readonly JsonObject[]): World =>
  worldOf({ 'aws_iam_policy.p': { policy: document(statements) } });
const trust = (statement: JsonObject): World =>
  worldOf({
    'aws_iam_role.r': {
      assume_role_policy: document([{ Sid: 'S', Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }]),
    },
  });

describe('every statement has a Sid', () => {
  refuses(unnamedStatements, {
    'one without': [policy({ Sid: 'A' }, { Effect: 'Deny' }), ['p: policy (no Sid): needs a Sid']],
    'one that another has already': [policy({ Sid: 'A' }, { Sid: 'A' }), ['p: policy A: needs a Sid']],
    'a lone statement that is no list': [
      worldOf({ 'aws_sqs_queue_policy.q': { policy: JSON.stringify({ Statement: { Effect: 'Allow' } }) } }),
      ['q: policy (no Sid)'],
    ],
  });
  holds(unnamedStatements, synthesized);
});

describe('no statement allows everything on everything', () => {
  const everything = 'S: allows everything on everything';
  const allow = { Sid: 'S', Effect: 'Allow' };
  refuses(boundlessStatements, {
    'every action': [policy({ ...allow, Action: '*', Resource: '*' }), [everything]],
    "a service's every action, in lists": [
      policy({ ...allow, Action: ['ec2:RunInstances', 's3:*'], Resource: ['*'] }),
      [everything],
    ],
    'all actions but some': [policy({ ...allow, NotAction: 'iam:*', Resource: 'arn:aws:s3:::b' }), [everything]],
    'all resources but some': [policy({ ...allow, Action: 's3:GetObject', NotResource: 'x' }), [everything]],
  });
  holds(boundlessStatements, synthesized, [
    {
      offender: /aws_kms_key\.\S+: policy IamPoliciesControlKey:/,
      reason:
        "in a key's own policy '*' is that key, and without the account nobody could ever change the policy again",
    },
  ]);
});

describe('every trust names its principal', () => {
  const vague = 'r: assume_role_policy S: must name its principal';
  refuses(vagueTrust, {
    everybody: [trust({ Principal: '*' }), [vague]],
    'everybody, spelled out': [trust({ Principal: { AWS: ['*'] } }), [vague]],
    'an account': [trust({ Principal: { AWS: '123456789012' } }), [vague]],
    "an account's root": [trust({ Principal: { AWS: 'arn:aws-cn:iam::123456789012:root' } }), [vague]],
    'a service and an account': [
      trust({ Principal: { Service: 'ec2.amazonaws.com', AWS: 'arn:aws:iam::123456789012:root' } }),
      [vague],
    ],
    'everybody but one': [trust({ NotPrincipal: { AWS: 'arn:aws:iam::123456789012:role/r' } }), [vague]],
    nobody: [trust({}), [vague]],
    'a trust that is not there': [worldOf({ 'aws_iam_role.r': {} }), ['cannot be read']],
  });
  holds(vagueTrust, synthesized);
});

describe('no resource policy is open to everybody', () => {
  refuses(openToEverybody, {
    'a statement for all': [
      worldOf({
        'aws_s3_bucket_policy.b': { policy: document([{ Sid: 'S', Effect: 'Allow', Principal: { AWS: '*' } }]) },
      }),
      ['b: policy S: is open to everybody'],
    ],
  });
  holds(openToEverybody, synthesized);
});
