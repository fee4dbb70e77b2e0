import { arn, parameterName, prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { externalSecret, PARAMETERS, SECRETS, type ExternalSecret } from '../external-secrets/secret-stores';
import { BACK_OFFICE } from './back-office-namespace';

/** Secret with all that a program needs to connect to the back-office database. */
export const DATABASE_SECRET = 'database';

/** RDS marks the secret of a database's password with the database's ARN; its own name ends in an id that only AWS knows. */
const OWNER_TAG = 'aws:rds:primaryDBInstanceArn';

/**
 * The connection to the database: where it is, as Terraform published it, and its password, as RDS keeps and rotates it. RDS's secret is
 * found by its tag, and is the only one that bears it.
 *
 * Source: External Secrets, "Find Secrets by Name or Tag", "Advanced Templating v2"; RDS user guide, "Password management with Amazon RDS
 * and AWS Secrets Manager".
 */
export const databaseSecret = (environment: CloudEnvironment): ExternalSecret =>
  externalSecret(DATABASE_SECRET, BACK_OFFICE, {
    // RDS rotates the password every seven days; until the new one is here, nothing can connect.
    refreshInterval: '5m',
    target: {
      name: DATABASE_SECRET,
      deletionPolicy: 'Retain',
      template: {
        engineVersion: 'v2',
        data: {
          host: '{{ .host }}',
          port: '{{ .port }}',
          name: '{{ .name }}',
          username: credential('username'),
          password: credential('password'),
        },
      },
    },
    data: ['endpoint', 'port', 'name'].map((what) => ({
      secretKey: what === 'endpoint' ? 'host' : what,
      remoteRef: { key: parameterName(environment, `database/${what}`) },
      sourceRef: { storeRef: { kind: 'ClusterSecretStore', name: PARAMETERS } },
    })),
    dataFrom: [
      {
        find: { tags: { [OWNER_TAG]: arn(environment, 'rds', `db:${prefixed(environment, 'database')}`) } },
        rewrite: [{ regexp: { source: '.*', target: CREDENTIALS } }],
        sourceRef: { storeRef: { kind: 'ClusterSecretStore', name: SECRETS } },
      },
    ],
  });

/** What the one secret that is found is called in the template. */
const CREDENTIALS = 'credentials';

const credential = (key: string): string => `{{ (.${CREDENTIALS} | fromJson).${key} }}`;
