import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { terraformYaml } from '../../../synthesis/terraform-yaml';

type Entries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A stack with one resource, as it is printed. */
const printed = (type: string, body: object): Readonly<Record<string, unknown>> =>
  (parse(terraformYaml({ resource: { [type]: { it: body } } })) as Entries)[`${type}.it`] ?? {};

/** No secret of anybody's; each has its own number, so that a failure says which one came through. */
const canary = (number: number): string => `canary-${number}-hunter2`;
const KEY = `-----BEGIN EC PRIVATE KEY-----\n${canary(0)}\n-----END EC PRIVATE KEY-----`;

/** Every way that a secret was thought of getting into Terraform's JSON. */
const STACK = {
  provider: { aws: [{ region: 'ap-northeast-2', secret_key: canary(1) }] },
  variable: { login: { default: canary(2), sensitive: true }, 'db-password': { default: canary(39) } },
  output: { login: { sensitive: true, value: canary(3) }, key: { value: KEY } },
  data: {
    http: { page: { request_headers: { 'X-Api-Key': canary(4) }, url: `https://ops:${canary(5)}@acme.example` } },
  },
  resource: {
    aws_db_instance: { it: { password: canary(6), master_password_wo: canary(7) } },
    aws_secretsmanager_secret_version: { it: { secret_string: JSON.stringify({ user: canary(8) }) } },
    aws_ssm_parameter: { it: { name: '/landbridge/login', type: 'SecureString', value: canary(9) } },
    aws_vpn_connection: { it: { tunnel1_preshared_key: canary(10) } },
    aws_launch_template: { it: { user_data: `#!/bin/bash\nexport DB_PASSWORD=${canary(11)}\n${KEY}\n` } },
    aws_ecs_task_definition: {
      it: { container_definitions: JSON.stringify([{ environment: [{ name: 'API_TOKEN', value: canary(12) }] }]) },
    },
    aws_mwaa_environment: { it: { airflow_configuration_options: { 'core.fernet': canary(13) } } },
    kubernetes_secret_v1: { it: { data: { anything: canary(14), more: { below: canary(15) } } } },
    helm_release: {
      it: {
        repository_password: canary(16),
        set: [{ name: 'server.adminPassword', value: canary(17) }],
        set_sensitive: [{ name: 'innocent', value: canary(18) }],
        values: [
          JSON.stringify({ auth: { clientSecret: canary(19), list: [{ passwords: [canary(20)] }] } }),
          `database:\n  password: ${canary(21)}\n  pin: { token: 4711004711 }\n`,
          JSON.stringify({
            manifests: [{ kind: 'Secret', stringData: { anything: canary(22) }, data: { a: [canary(23)] } }],
          }),
        ],
      },
    },
    terraform_data: {
      it: { input: `eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiJodW50ZXIyIn0.c2lnbmF0dXJl AKIAIOSFODNN7EXAMPLE` },
    },
    aws_instance: { it: { provisioner: { file: { connection: { private_key: canary(24), host: 'a' } } } } },
    aws_lambda_function: {
      it: { environment: { variables: { GITHUB_TOKEN: '${base64encode("' + canary(25) + '")}' } } },
    },
    aws_glue_job: {
      it: {
        default_arguments: { credentials: { bob: canary(26) }, tokens: { a: canary(27) }, apiKeys: [canary(28)] },
        environment: { DB_PASS: canary(29), MYSQL_PWD: canary(30), authorization: canary(31) },
        description: `Bearer ${canary(32)} postgres://u:p$${canary(33)}@db tool --password ${canary(34)}`,
        password: { value: canary(40) },
        properties: `spring.datasource.password = ${canary(41)}\ncurl -u admin:${canary(42)} acme`,
        webhook: `https://hooks.slack.com/services/T0/${canary(35)}`,
      },
    },
    aws_spot_instance_request: { it: { user_data_base64: btoa(`export DB_PASSWORD=${canary(36)}`) } },
    helm_release_more: {
      it: { set: [{ name: 'users.tokens.bob', value: canary(37) }], secret: { extra: { a: canary(38) } } },
    },
  },
};

describe('the readable form of a stack', () => {
  it('has one entry a block, by its address', () => {
    const text = terraformYaml({
      '//': { metadata: { version: '0.21.0' } },
      data: { aws_vpc: { vpc: { id: 'vpc-1' } } },
      output: { id: { value: '${aws_vpc.main.id}' } },
      provider: { aws: [{ region: 'ap-northeast-2' }] },
      resource: { aws_vpc: { main: { '//': { metadata: {} }, cidr_block: '10.0.0.0/16' } } },
      terraform: { backend: { local: { path: 'a.tfstate' } }, required_providers: { aws: { version: '6.25.0' } } },
    });

    expect(parse(text)).toEqual({
      'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
      'data.aws_vpc.vpc': { id: 'vpc-1' },
      'output.id': { value: '${aws_vpc.main.id}' },
      'provider.aws': [{ region: 'ap-northeast-2' }],
      terraform: { backend: { local: { path: 'a.tfstate' } }, required_providers: { aws: { version: '6.25.0' } } },
    });
    expect(text.match(/^\S.*(?=:)/gm)).toEqual([
      'aws_vpc.main',
      'data.aws_vpc.vpc',
      'output.id',
      'provider.aws',
      'terraform',
    ]);
  });

  it('unfolds a policy under its key, in the order in which it was written', () => {
    const policy = { Version: '2012-10-17', Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject' }] };
    const text = terraformYaml({ resource: { aws_iam_policy: { it: { policy: JSON.stringify(policy) } } } });

    expect(text).toContain(
      '  policy (json):\n    Version: "2012-10-17"\n    Statement:\n      - Sid: Read\n        Effect: Allow\n',
    );
  });

  it.each([
    ['JSON', '{"crds":{"keep":true}}'],
    ['YAML', 'crds:\n  keep: true\n'],
  ])('unfolds the values of a Helm release that are %s', (_, values) => {
    expect(printed('helm_release', { values: [values] })).toEqual({ values: [{ crds: { keep: true } }] });
  });

  it('shows text that only begins like JSON as it is', () => {
    expect(printed('aws_instance', { user_data: '[section]\nkey = 1\n' })).toEqual({
      user_data: '[section]\nkey = 1\n',
    });
  });

  it('shows what must not be destroyed, and what has moved', () => {
    const moved = [{ from: 'aws_s3_bucket.old', to: 'aws_s3_bucket.new' }];
    const text = terraformYaml({
      resource: { aws_s3_bucket: { new: { lifecycle: { prevent_destroy: true } } } },
      moved,
    });

    expect(parse(text)).toEqual({ 'aws_s3_bucket.new': { lifecycle: { prevent_destroy: true } }, moved });
  });

  it('writes several lines as a block that a person can read, tabs and letters of any language too', () => {
    const script = '\n#!/bin/bash\n\techo "일본어" # é\n';

    expect(terraformYaml({ resource: { aws_instance: { it: { user_data: script } } } })).toContain(
      '  user_data: |2\n\n    #!/bin/bash\n    \techo "일본어" # é\n',
    );
    expect(printed('aws_instance', { user_data: script })).toEqual({ user_data: script });
  });
});

describe('secrets in the readable form', () => {
  it('are masked wherever they stand', () => {
    const text = terraformYaml(STACK);

    expect(text.match(/canary-\d+|eyJhb|AKIA|4711|hunter2/g) ?? []).toEqual([]);
    expect(text).toContain('(sensitive)');
  });

  it('are looked for in texts that would otherwise show every one of them', () => {
    const planted = new Set(JSON.stringify(STACK).match(/canary-\d+/g));

    // The one that is written in base64 does not show.
    expect(planted.size).toBe(42);
  });

  it('leave what is around them', () => {
    const { user_data } = printed('aws_launch_template', STACK.resource.aws_launch_template.it);

    expect(user_data).toBe('#!/bin/bash\nexport DB_PASSWORD=(sensitive)\n(sensitive)\n');
  });

  it('are not seen where Terraform masks what is public', () => {
    const hub = {
      metadata: { labels: { 'argocd.argoproj.io/secret-type': 'cluster' } },
      data: { server: 'https://kubernetes.default.svc', config: '{"tlsClientConfig":{"insecure":false}}' },
    };
    const login = { ...hub, data: { ...hub.data, config: '{"bearerToken":"canary"}' } };

    expect(printed('aws_ssm_parameter', { type: 'String', value: '5432' })).toEqual({ type: 'String', value: '5432' });
    expect(printed('kubernetes_secret_v1', hub)).toMatchObject({ data: { server: 'https://kubernetes.default.svc' } });
    expect(printed('kubernetes_secret_v1', login)).toMatchObject({ data: { server: '(sensitive)' } });
  });

  it('are not seen in references, names of secrets, and switches', () => {
    const body = {
      creation_token: 'hybrid-maps',
      existingSecret: 'argocd-secret',
      http_tokens: 'required',
      manage_master_user_password: true,
      password: '${random_password.it.result}',
      secretName: 'tls',
      secret: { secretName: 'certificate' },
      key: 'password',
    };

    expect(printed('some_type', body)).toEqual(body);
  });
});
