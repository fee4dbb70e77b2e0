import { hasImage, platformImage } from '../../config/aws/platform-image';
import { publicHostOf } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { vpnSites } from '../../config/network/vpn-tunnels';
import { resources } from '../../helm-values/resources';
import { defineApp, LAST_WAVE } from '../define-app';
import { cloudWhere } from '../runs-on';
import { BACK_OFFICE, backOffice, PORT } from './back-office-namespace';
import { certificateOf, labelsOf, service, serviceEnd, type ServiceSettings } from './service';
import { callOut } from '../traffic/pod-traffic';
import { certificate, INTERNAL, PUBLIC } from '../cert-manager/certificates';

const NAME = 'front-end';
const ANNOTATION = 'service.beta.kubernetes.io/aws-load-balancer';

/**
 * Seconds for which the load balancer drains a target. It sends new connections to it for about two minutes, whatever shorter delay is set
 * (aws-load-balancer-controller, issues 2366 and 3270; aws/containers-roadmap, issue 470).
 */
const DRAIN = 120;

/** Seconds in which the controller notices that a pod stops, and takes it out of the target group. */
const NOTICE = 30;

/**
 * The front end. With a public zone it is the only program that people reach, from the networks of `cloud.frontEnd`; without one, only pods
 * reach it. A sample, to be replaced by your own image.
 *
 * Its load balancer passes TLS through, so the certificate's key stays in the cluster.
 *
 * Source: AWS Load Balancer Controller, "Network Load Balancer", "Service annotations"; ExternalDNS, "Annotations".
 */
export const frontEnd = defineApp({
  name: NAME,
  // Beside the back end, without which it shows an error: that may wait for its image.
  wave: LAST_WAVE,
  image: NAME,
  waitsFor: () => 'its image, which a person builds and pushes, and the zone, which a person delegates',
  runsOn: cloudWhere(({ environment }) => hasImage(environment, NAME)),
  project: 'back-office',
  namespace: backOffice,
  traffic: ({ environment }) => [
    {
      name: NAME,
      labels: labelsOf(NAME),
      callsApi: false,
      calls: [{ to: serviceEnd('back-end'), port: PORT, why: 'its back end' }, callOut('what its owner calls')],
      answers: publicHost(environment) === undefined ? [] : [{ from: 'load-balancer', port: PORT, why: 'people' }],
    },
  ],
  manifests: ({ environment }) => {
    const host = publicHost(environment);
    return [
      certificate({
        name: certificateOf(NAME),
        namespace: BACK_OFFICE,
        issuer: host === undefined ? INTERNAL : PUBLIC,
        dnsNames: host === undefined ? [NAME, `${NAME}.${BACK_OFFICE}.svc`] : [host],
      }),
      ...service({
        name: NAME,
        image: platformImage(environment, NAME),
        resources: resources('50m', '256Mi'),
        environment: { BACK_END_URL: `https://back-end.${BACK_OFFICE}.svc` },
        files: [],
        ...(host !== undefined && { reach: behindLoadBalancer(environment, host) }),
      }),
    ];
  },
});

/** Name under which the front end is reached; none without a zone. */
const publicHost = ({ name, cloud: { dnsZone } }: CloudEnvironment): string | undefined =>
  dnsZone === undefined ? undefined : publicHostOf(name, dnsZone);

const behindLoadBalancer = (environment: CloudEnvironment, host: string): NonNullable<ServiceSettings['reach']> => ({
  annotations: {
    'external-dns.alpha.kubernetes.io/hostname': host,
    [`${ANNOTATION}-name`]: `${environment.name}-front-end`.slice(0, 32).replace(/-+$/, ''),
    [`${ANNOTATION}-nlb-target-type`]: 'ip',
    [`${ANNOTATION}-scheme`]: reachOf(environment) === 'private' ? 'internal' : 'internet-facing',
    [`${ANNOTATION}-target-group-attributes`]: `deregistration_delay.timeout_seconds=${DRAIN}`,
  },
  lag: NOTICE + DRAIN,
  spec: {
    type: 'LoadBalancer',
    loadBalancerClass: 'service.k8s.aws/nlb',
    allocateLoadBalancerNodePorts: false,
    loadBalancerSourceRanges: sourceRanges(environment),
  },
});

const reachOf = ({ cloud }: CloudEnvironment): NonNullable<CloudEnvironment['cloud']['frontEnd']> =>
  cloud.frontEnd ?? cloud.api;

/**
 * The networks that the load balancer's security group admits. Without any the controller opens it to 0.0.0.0/0, an internal one too
 * (aws-load-balancer-controller, pkg/service/model_build_managed_sg.go, `buildCIDRsFromSourceRanges`).
 */
function sourceRanges(environment: CloudEnvironment): string[] {
  const reach = reachOf(environment);
  if (reach === 'internet') return ['0.0.0.0/0'];
  if (reach !== 'private') return [...reach.publicFrom];
  // People at a site are in its hosts' network, which the VPC and the VPN have routes to.
  return [environment.cloud.network.vpcCidr, ...vpnSites(environment).map(([, { network }]) => network.nodeCidr)];
}
