/** What the controller's policies are scoped to. Plain values: every ARN is known before the resource exists. */
export interface ControllerPolicyProps {
  /** AWS partition, such as `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Region of the cluster, such as `ap-northeast-2`. */
  readonly region: string;
  /** Account id, twelve digits. */
  readonly account: string;
  /** Name of the EKS cluster, at most 100 characters. */
  readonly clusterName: string;
  /** ARN of the one role that the controller may hand to nodes. */
  readonly nodeRoleArn: string;
  /** ARN of the SQS queue that receives interruption events. */
  readonly interruptionQueueArn: string;
}
