/** Something that an emulator forgets, so that a second plan wants to set it again. On AWS the second plan is empty. */
export interface EmulatorGap {
  /** Terraform's resource type. */
  readonly type: string;
  /** Attributes that the second plan shows as changed. */
  readonly attributes: readonly string[];
  /** What the emulator does. */
  readonly reason: string;
}

/**
 * The written list: anything outside of it fails the demo, and so does an entry that is no longer needed.
 * Seen with ministack 1.5.33, moto 5.2.5 and AWS provider 5.100.0.
 */
export const EMULATOR_GAPS: readonly EmulatorGap[] = [
  {
    type: 'aws_eks_cluster',
    attributes: ['upgrade_policy', 'zonal_shift_config'],
    reason: 'ministack keeps neither',
  },
  {
    type: 'aws_eks_node_group',
    attributes: ['launch_template', 'node_repair_config', 'update_config'],
    reason: 'ministack keeps none of them, and a launch template is set only by replacing the group',
  },
  {
    type: 'aws_launch_template',
    attributes: ['tag_specifications'],
    reason: "moto lists the template's own tags among those that it gives to instances",
  },
  {
    type: 'aws_vpc_security_group_ingress_rule',
    attributes: ['description'],
    reason: 'moto forgets the description of a rule that names another security group',
  },
  {
    type: 'aws_vpc_security_group_egress_rule',
    attributes: ['description'],
    reason: 'moto forgets the description of a rule that names another security group',
  },
  {
    type: 'aws_db_instance',
    attributes: [
      'performance_insights_enabled',
      'performance_insights_kms_key_id',
      'performance_insights_retention_period',
    ],
    reason: 'moto has no Performance Insights',
  },
  {
    type: 'aws_db_parameter_group',
    attributes: ['parameter'],
    reason: 'moto keeps no parameters',
  },
];
