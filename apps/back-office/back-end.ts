import { hasImage, platformImage } from '../../config/aws/platform-image';
import { resources } from '../../helm-values/resources';
import { defineApp, LAST_WAVE } from '../define-app';
import { cloudWhere } from '../runs-on';
import { DATABASE_SECRET, databaseSecret } from './database-secret';
import { BACK_OFFICE, backOffice } from './back-office-namespace';
import { certificateOf, labelsOf, service } from './service';
import { POSTGRES_PORT } from '../../config/network/cluster-addresses';
import { callOut } from '../traffic/pod-traffic';
import { certificate, INTERNAL } from '../cert-manager/certificates';

const NAME = 'back-end';

/** The back end: the only program that speaks to the back-office database. A sample, to be replaced by your own image. */
export const backEnd = defineApp({
  name: NAME,
  wave: LAST_WAVE,
  image: NAME,
  waitsFor: () => 'its image, which a person builds and pushes',
  runsOn: cloudWhere(({ environment }) => hasImage(environment, NAME)),
  project: 'back-office',
  namespace: backOffice,
  traffic: ({ environment: { cloud } }) => [
    {
      name: NAME,
      labels: labelsOf(NAME),
      callsApi: false,
      calls: [
        callOut('what its owner calls'),
        ...(cloud.database
          ? [{ to: { kind: 'hosts' as const }, port: POSTGRES_PORT, why: 'the database, in the VPC' }]
          : []),
      ],
    },
  ],
  manifests: ({ environment }) => {
    const hasDatabase = environment.cloud.database !== undefined;
    return [
      certificate({
        name: certificateOf(NAME),
        namespace: BACK_OFFICE,
        issuer: INTERNAL,
        dnsNames: [NAME, `${NAME}.${BACK_OFFICE}.svc`],
      }),
      ...(hasDatabase ? [databaseSecret(environment)] : []),
      ...service({
        name: NAME,
        image: platformImage(environment, NAME),
        resources: resources('100m', '512Mi'),
        environment: { AWS_REGION: environment.cloud.region, LANDBRIDGE_ENVIRONMENT: environment.name },
        files: hasDatabase ? [DATABASE_SECRET] : [],
      }),
    ];
  },
});
