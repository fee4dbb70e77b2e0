import { diskKeyArn } from '../config/aws/names';
import type { CloudEnvironment } from '../config/schema/environment';
import { defineApp } from './define-app';
import type { StorageClass } from './manifest';
import { cloudOnly } from './runs-on';
import { BLOCK_STORAGE_CLASS } from '../config/storage/object-store';

/**
 * The cloud's default class of disks: encrypted, and in the zone of the pod that asks. Terraform makes the classes whose parameters only
 * AWS knows.
 *
 * Source: Amazon EBS CSI driver, "CreateVolume Parameters".
 */
const gp3 = (environment: CloudEnvironment): StorageClass => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: BLOCK_STORAGE_CLASS, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: 'ebs.csi.aws.com',
  parameters: { type: 'gp3', encrypted: 'true', kmsKeyId: diskKeyArn(environment) },
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
  allowVolumeExpansion: true,
});

/** Disks for single pods. */
export const blockStorage = defineApp({
  name: 'block-storage',
  wave: -50,
  runsOn: cloudOnly,
  project: 'platform',
  namespace: 'default',
  manifests: ({ environment }) => [gp3(environment)],
});
