/** An event after which Karpenter replaces or forgets a node. */
export interface InterruptionEvent {
  /** Service that sends it. */
  readonly source: string;
  /** The event's exact name. With a wrong name EventBridge never matches, and reports nothing. */
  readonly detailType: string;
  readonly why: string;
}

/**
 * The events that go to the queue, by the last part of their rule's name.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "Interruption Handling".
 */
export const INTERRUPTION_EVENTS: Readonly<Record<string, InterruptionEvent>> = {
  health: { source: 'aws.health', detailType: 'AWS Health Event', why: 'AWS announces maintenance of a host' },
  'spot-interruption': {
    source: 'aws.ec2',
    detailType: 'EC2 Spot Instance Interruption Warning',
    why: 'A spot instance ends in two minutes',
  },
  rebalance: {
    source: 'aws.ec2',
    detailType: 'EC2 Instance Rebalance Recommendation',
    why: 'A spot instance is more likely to end soon',
  },
  'state-change': {
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    why: 'An instance stops or ends, whoever asked for it',
  },
  'reservation-end': {
    source: 'aws.ec2',
    detailType: 'EC2 Capacity Reservation Instance Interruption Warning',
    why: 'Reserved capacity is taken back',
  },
};
