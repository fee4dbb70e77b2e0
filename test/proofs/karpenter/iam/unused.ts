/** Statements that no call of the proof needs, with the reason why the controller has them. */
export const UNUSED: Readonly<Record<string, string>> = {
  AllowScopedInstanceProfileTagActions:
    "Karpenter 1.14.0 declares TagInstanceProfile and calls it nowhere; upstream's policy has the statement, which reaches the controller's own profiles alone",
};

/** Actions that are allowed and that the proof did not see, with the reason. */
export const UNCALLED: Readonly<Record<string, string>> = {
  'iam:TagInstanceProfile': 'see AllowScopedInstanceProfileTagActions above',
  'ec2:DescribeCapacityReservations': 'called once a pool names a Capacity Reservation',
  'ec2:DescribePlacementGroups':
    'called once a node class names a placement group, which ours do not; it only reads, and upstream keeps it in one statement with the rest',
};
