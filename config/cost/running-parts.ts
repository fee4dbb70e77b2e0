/** Machines of one kind that run whether there is work or not. */
export interface Machines {
  /** What they are, to the person who pays for them, such as `System nodes`. */
  readonly what: string;
  /** Such as `m7g.large`. EKS starts the first one that it gets, so costs are worked out from that one. */
  readonly types: readonly string[];
  readonly count: number;
  /** GiB of gp3 that each has. */
  readonly diskGiB: number;
  readonly spot: boolean;
  /** Whether EKS replaces them one by one in an update, and so runs one more meanwhile. */
  readonly managed: boolean;
}

/** One database instance. */
export interface DatabaseInstance {
  /** Such as `postgres`. */
  readonly engine: string;
  /** Such as `db.t4g.medium`. */
  readonly instanceClass: string;
  readonly multiZone: boolean;
  /** Such as `gp3`. */
  readonly storageType: string;
  readonly storageGiB: number;
}

/** What AWS charges for by the hour or month, counted. Where it is counted from is for others to say: an environment, or a tree. */
export interface RunningParts {
  readonly clusters: number;
  readonly machines: readonly Machines[];
  readonly natGateways: number;
  /** Public IPv4 addresses: Elastic IPs, and one in each zone of a load balancer that faces the internet. */
  readonly addresses: number;
  /** Network load balancers. */
  readonly loadBalancers: number;
  /** Interface endpoints, each in every one of its zones. */
  readonly endpointZones: number;
  /** Addresses of resolver endpoints. */
  readonly resolverAddresses: number;
  /** Attachments of transit gateways. */
  readonly attachments: number;
  readonly vpnConnections: number;
  readonly databases: readonly DatabaseInstance[];
  /** KMS keys of the account's own. */
  readonly keys: number;
  readonly secrets: number;
}
