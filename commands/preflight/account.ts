/** What the checks ask an AWS account. Every question only reads. */
export interface Account {
  /** Who asks: account, and the caller's ARN, which is that of a session where a role was assumed. */
  identity(): Promise<{ readonly account: string; readonly arn: string }>;
  /** A role by its name, without path; absent where there is none. */
  role(name: string): Promise<Role | undefined>;
  /** Versions of an EKS add-on that AWS offers for a Kubernetes minor; none of an add-on that it does not know. */
  addOnVersions(kubernetesVersion: string, addOn: string): Promise<readonly string[]>;
  /** Values of SSM parameters by their names; one that is not there is absent. */
  parameters(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** A quota that applies to this account and region; absent where AWS knows none of this code. */
  quota(service: string, code: string): Promise<number | undefined>;
  /** All types of the instance families, such as `g6`. */
  familyTypes(families: readonly string[]): Promise<readonly InstanceShape[]>;
  /** Instance types by name. */
  types(names: readonly string[]): Promise<readonly InstanceShape[]>;
  /** Which zones offer instance types, zones as this account names them. */
  offers(types: readonly string[]): Promise<readonly Offer[]>;
  /** The region's zones in which this account can have subnets. */
  zones(): Promise<readonly Zone[]>;
  /** Instances that run or start. */
  instances(): Promise<readonly Instance[]>;
  /** Tags of each Elastic IP. */
  addresses(): Promise<readonly Tags[]>;
  /** Tags of each VPC. */
  vpcs(): Promise<readonly Tags[]>;
  /** Whether there is a public hosted zone of exactly this name. */
  hasPublicZone(name: string): Promise<boolean>;
}

export type Tags = Readonly<Record<string, string>>;

export interface Role {
  readonly arn: string;
  readonly tags: Tags;
  /** The longest that a session of the role may last. */
  readonly sessionSeconds: number;
}

export interface InstanceShape {
  /** Such as `g6.xlarge`. */
  readonly type: string;
  readonly vcpus: number;
  /** GPUs of NVIDIA's; 0 where there are none or only a part of one. */
  readonly gpus: number;
}

/** That a zone has a type. */
export interface Offer {
  readonly type: string;
  /** Such as `ap-northeast-2a`. */
  readonly zone: string;
}

/** A zone by both of its names: the letter is the account's own, the id is the same for everybody. */
export interface Zone {
  /** Such as `ap-northeast-2a`. */
  readonly name: string;
  /** Such as `apne2-az1`. */
  readonly id: string;
}

export interface Instance {
  readonly type: string;
  readonly vcpus: number;
  readonly capacity: 'spot' | 'on-demand';
  readonly tags: Tags;
}

/** Whether something belongs to the environment already: what a second run finds is not in its own way. */
export const belongsTo = (environment: { readonly name: string }, tags: Tags): boolean =>
  tags['landbridge:environment'] === environment.name || tags['eks:eks-cluster-name'] === environment.name;
