import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import type { Emulators } from './start-emulators';

/** Makes a public hosted zone in the emulated account. In AWS a person has made it before the first deploy, and no stack of ours ever does. */
export async function makeZone(
  { ministackUrl: endpoint }: Pick<Emulators, 'ministackUrl'>,
  zone: string,
): Promise<void> {
  const client = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  await new Route53Client(client).send(new CreateHostedZoneCommand({ Name: zone, CallerReference: zone }));
}
