import { partitionOf } from '../../../config/aws/names';
import { policy, type PolicyDocument, type Statement } from '../policy-document';

/** The one zone that a policy is for. */
export interface ZoneScope {
  /** Domain of the public hosted zone, such as `acme.example`. */
  readonly zone: string;
  /** The zone's id in Route 53. */
  readonly zoneId: string;
  readonly region: string;
}

/**
 * cert-manager writes TXT records below `_acme-challenge` in one zone, to prove that a name is ours. With this policy it can get a
 * certificate for any name of the zone, but cannot change where a name leads.
 *
 * Source: cert-manager, "Route53", "Set up an IAM Policy"; Route 53 developer guide, "Using IAM policy conditions for fine-grained access control".
 */
export const certManagerPolicy = (scope: ZoneScope): PolicyDocument =>
  policy(
    changeRecords('ChangeAcmeChallengeRecords', scope, {
      'ForAllValues:StringEquals': { [RECORD_TYPES]: ['TXT'] },
      'ForAllValues:StringLike': {
        [RECORD_NAMES]: [`_acme-challenge.${scope.zone}`, `_acme-challenge.*.${scope.zone}`],
      },
    }),
    ofZone('ListRecords', 'route53:ListResourceRecordSets', scope),
    {
      Sid: 'ReadChangeStatus',
      Effect: 'Allow',
      Action: 'route53:GetChange',
      Resource: `arn:${partitionOf(scope.region)}:route53:::change/*`,
    },
    find('route53:ListHostedZonesByName'),
  );

/**
 * ExternalDNS leads the environment's name and those below it to load balancers, and marks its own records with TXT records beside them. It
 * cannot lead the zone itself elsewhere, or a name of somebody else in it; nor change the zone's delegation, its mail, or who may issue
 * certificates for it.
 *
 * Source: ExternalDNS, "Setting up ExternalDNS for Services on AWS", "IAM Policy"; `ListTagsForResources` is left out, because it serves
 * filters by tag and we set none. The names of the TXT records: `ToTXTName` in registry/mapper/mapper.go, which puts the type of the record
 * before the name's first label.
 *
 * @param scope the zone
 * @param host the environment's name in the zone, such as `hybrid.acme.example`
 */
export const externalDnsPolicy = (scope: ZoneScope, host: string): PolicyDocument =>
  policy(
    changeRecords('ChangeAddressRecords', scope, {
      'ForAllValues:StringEquals': { [RECORD_TYPES]: ['A', 'AAAA', 'CNAME', 'TXT'] },
      'ForAllValues:StringLike': {
        [RECORD_NAMES]: [host, `*.${host}`, ...['a', 'aaaa', 'cname'].map((type) => `${type}-${host}`)],
      },
    }),
    ofZone('ListRecords', 'route53:ListResourceRecordSets', scope),
    find('route53:ListHostedZones'),
  );

const RECORD_TYPES = 'route53:ChangeResourceRecordSetsRecordTypes';
/** In lower case, without the dot at the end. */
const RECORD_NAMES = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';

const ofZone = (sid: string, action: string, { zoneId, region }: ZoneScope): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: action,
  Resource: `arn:${partitionOf(region)}:route53:::hostedzone/${zoneId}`,
});

const changeRecords = (sid: string, scope: ZoneScope, only: NonNullable<Statement['Condition']>): Statement => ({
  ...ofZone(sid, 'route53:ChangeResourceRecordSets', scope),
  Condition: only,
});

/** Finds zones by name among all zones of the account. Route 53 takes no resource for this call. */
const find = (action: string): Statement => ({
  Sid: 'ListHostedZones',
  Effect: 'Allow',
  Action: action,
  Resource: '*',
});
