/** One call of AWS's API as it went over the wire. */
export interface AwsCall {
  /** Signing name of the service, such as `ec2`. */
  readonly service: string;
  /** Such as `CreateFleet`; for EKS and ARC, which have REST paths, `GET /clusters/hybrid`. */
  readonly action: string;
  /** The query protocol's parameters, such as `TagSpecification.1.ResourceType`, or the JSON body's members. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A parameter of a call, empty where it has none. */
export const parameterOf = ({ parameters }: Pick<AwsCall, 'parameters'>, name: string): string => {
  const value = parameters[name];
  return typeof value === 'string' ? value : '';
};

/** Whether a fleet call asked for spot or on-demand. */
export const capacityTypeOf = (call: Pick<AwsCall, 'parameters'>): string =>
  parameterOf(call, 'TargetCapacitySpecification.DefaultTargetCapacityType');

/** A call and the emulator's answer. */
export interface AnsweredCall extends AwsCall {
  readonly status: number;
  readonly answer: string;
  /** When it was answered, in ms since 1970. */
  readonly at: number;
}

/** The parts of an HTTP request that identify the call. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

const text = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '');

/** The service is in the credential's scope: `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request`. */
const serviceOf = (authorization: string): string =>
  /Credential=[^/]*\/[^/]*\/[^/]*\/([^/]+)\//.exec(authorization)?.[1] ?? '?';

const json = (body: string): Readonly<Record<string, unknown>> =>
  body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);

/** Reads a call of the three protocols that Karpenter's clients speak: query (EC2, IAM), JSON (SSM, SQS, pricing) and REST (EKS). */
export const readCall = ({ method, path, headers, body }: WireRequest): AwsCall => {
  const service = serviceOf(text(headers['authorization']));
  const target = text(headers['x-amz-target']);
  if (target !== '') return { service, action: target.split('.').at(-1) ?? target, parameters: json(body) };
  if (text(headers['content-type']).startsWith('application/x-www-form-urlencoded')) {
    const parameters = Object.fromEntries(new URLSearchParams(body));
    return { service, action: parameters['Action'] ?? '?', parameters };
  }
  return { service, action: `${method} ${path.split('?')[0] ?? path}`, parameters: json(body) };
};
