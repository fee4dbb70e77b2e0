import { podsBehind } from './auth-reader';
import { called, listAt, textAt, valueAt, type Content, type Finding, type Given } from './given';

/** A Service that the API server calls, and how. */
interface CalledService {
  readonly by: Given;
  readonly how: 'webhooks' | 'apiServices';
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
}

/** The Service of a webhook or an APIService; its port is 443 unless it names another (Kubernetes API, `ServiceReference`). */
const serviceOf = (by: Given, how: CalledService['how'], service: unknown): CalledService[] => {
  const namespace = textAt(service, 'namespace');
  const name = textAt(service, 'name');
  const port = valueAt(service, 'port');
  return namespace === undefined || name === undefined
    ? []
    : [{ by, how, namespace, name, port: typeof port === 'number' ? port : 443 }];
};

const calledServices = (one: Given): CalledService[] => {
  const { object } = one;
  if (object.kind === 'APIService') return serviceOf(one, 'apiServices', valueAt(object, 'spec', 'service'));
  return listAt(object, 'webhooks').flatMap((hook) =>
    serviceOf(one, 'webhooks', valueAt(hook, 'clientConfig', 'service')),
  );
};

/** The port of a Service as its pods have it: by number, or by the name of a container's port. */
const podPorts = (content: Content, { namespace, name, port }: CalledService): number[] => {
  const found = content.given.find(
    ({ object }) =>
      object.kind === 'Service' && object.metadata.namespace === namespace && object.metadata.name === name,
  );
  const entry = listAt(found?.object, 'spec', 'ports').find((each) => valueAt(each, 'port') === port);
  const target = valueAt(entry, 'targetPort') ?? port;
  if (typeof target === 'number') return [target];
  return podsBehind(content, namespace, name)
    .flatMap(({ containers }) => containers.flatMap((container) => listAt(container, 'ports')))
    .filter((each) => valueAt(each, 'name') === target)
    .flatMap((each) => {
      const number = valueAt(each, 'containerPort');
      return typeof number === 'number' ? [number] : [];
    });
};

/**
 * Each pod port that the API server calls is in its app's traffic: network policies and the nodes' security group are judged by that, so
 * that a port which it lacks is closed and nobody says so.
 *
 * Source: Kubernetes, "Dynamic Admission Control"; "Configure the aggregation layer".
 */
export const portsStated = (content: Content): Finding[] => {
  const found = content.given.flatMap((one) =>
    calledServices(one).flatMap((service) => {
      const stated = (content.traffic.get(one.app) ?? []).flatMap((pods) => pods[service.how] ?? []);
      return podPorts(content, service)
        .filter((port) => !stated.includes(port))
        .map((port) => ({
          where: called(content, one),
          value: `port ${port} of Service ${service.namespace}/${service.name}`,
          rule: 'an app states each port of its pods that the API server calls, or no policy opens it',
          fix: `add ${port} to \`${service.how}\` of the pods in the app's traffic, and to its allow rules`,
        }));
    }),
  );
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
};
