import type { CloudConfig } from '../../config/schema/environment';
import { OutOfReach } from '../harness/status';

/** Without any credentials the SDK's chain says the first; AWS answers the others to some that are old or wrong (STS, "Common errors"). */
const CREDENTIALS =
  /^(CredentialsProviderError|ExpiredToken(Exception)?|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException|TokenProviderError)$/;

/** Node's own words for a host that cannot be reached. */
const NETWORK = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT)\b/;

/**
 * What to do where AWS cannot be asked at all.
 *
 * @returns undefined where AWS did answer, if only by a refusal
 */
export function outOfReach(reason: unknown, { account, admins }: CloudConfig): OutOfReach | undefined {
  if (!(reason instanceof Error)) return undefined;
  const said = `${reason.name}: ${reason.message.split('\n', 1)[0] ?? ''}`;
  if (CREDENTIALS.test(reason.name)) {
    return new OutOfReach(
      [
        `AWS does not know who asks (${said}).`,
        `  Sign in to account ${account} as one of ${admins.join(', ')}:`,
        '    aws configure sso                    once, then: aws sso login',
        '    export AWS_PROFILE=<that profile>    for this and the next commands',
        '    aws sts get-caller-identity          says who you are',
      ].join('\n'),
    );
  }
  const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : '';
  if (NETWORK.test(`${code} ${reason.message}`) || reason.name === 'TimeoutError') {
    return new OutOfReach(
      `AWS does not answer (${said}). Look at the network, and at HTTPS_PROXY where there is a proxy.`,
    );
  }
  return undefined;
}
