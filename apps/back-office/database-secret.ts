import { arn, parameterName, prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { externalSecret, PARAMETERS, SECRETS, type ExternalSecret } from '../external-secrets/stores-in-aws';
import { BACK_OFFICE } from './back-office-namespace';

/** Secret with all that a program needs to connect to the back-office database. */
export const DATABASE_SECRET = 'database';

/** RDS tags the secret that holds a database's password with the database's ARN. The secret's name ends in an id that only AWS knows. */
const OWNER_TAG = 'aws:rds:primaryDBInstanceArn';

/**
 * The connection to the database. Terraform published its address; RDS keeps and rotates its password. The secret of RDS is found by its
 * tag, which no other secret has.
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

/** Name that the template gives to the secret that is found. */
const CREDENTIALS = 'credentials';

const credential = (key: string): string => `{{ (.${CREDENTIALS} | fromJson).${key} }}`;
