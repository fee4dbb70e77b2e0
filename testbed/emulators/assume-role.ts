import type { Credentials } from './aws-environment';

/** One call of AWS's query protocol. The emulators do not check signatures, so none is made: never send this anywhere else. */
const call = async (url: string, parameters: Readonly<Record<string, string>>): Promise<string> => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(parameters) });
  const body = await response.text();
  if (!response.ok && !body.includes('EntityAlreadyExists')) {
    throw new Error(
      `The emulator refused ${parameters['Action'] ?? 'a call'} (HTTP ${response.status}): ${body.slice(0, 500)}`,
    );
  }
  return body;
};

const element = (xml: string, name: string): string => {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  if (text === undefined) throw new Error(`The emulator's answer has no ${name}: ${xml.slice(0, 500)}`);
  return text;
};

const trust = (account: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
});

/**
 * Credentials of a role in the emulated account, which is made first where it does not exist. `aws_caller_identity` and
 * `aws_iam_session_context` then answer as AWS does: `assumed-role/<role>/<session>`, with the role as issuer.
 *
 * @param ministackUrl where IAM and STS are emulated
 * @param roleArn such as `arn:aws:iam::123456789012:role/PlatformAdmin`
 * @returns credentials that are good for one hour
 * @throws Error for an ARN that is no role
 */
export const assumeRole = async (ministackUrl: string, roleArn: string): Promise<Credentials> => {
  const [, account, path, name] = /^arn:aws:iam::(\d{12}):role(\/(?:.+\/)?)([^/]+)$/.exec(roleArn) ?? [];
  if (account === undefined || path === undefined || name === undefined) {
    throw new Error(`'${roleArn}' is no role: expected arn:aws:iam::<account>:role/<name>.`);
  }
  await call(ministackUrl, {
    Action: 'CreateRole',
    Version: '2010-05-08',
    RoleName: name,
    Path: path,
    AssumeRolePolicyDocument: JSON.stringify(trust(account)),
  });
  const answer = await call(ministackUrl, {
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'landbridge',
  });
  return {
    accessKeyId: element(answer, 'AccessKeyId'),
    secretAccessKey: element(answer, 'SecretAccessKey'),
    sessionToken: element(answer, 'SessionToken'),
  };
};
