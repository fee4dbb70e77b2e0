import { describe, expect, it } from 'vitest';
import hybrid from '../../fixtures/environments/hybrid';
import { stackJson } from '../../support/synthesized';
import { synthesizedWith } from '../../support/synthesized-with';
import { onlyResource, resources, type JsonObject, type Synthesized } from '../../support/stack-json';

const stacks = { 'hybrid-database': stackJson('hybrid-database') };
const only = (type: string, from: Pick<Synthesized, 'stacks'> = { stacks }): JsonObject =>
  onlyResource(from, 'hybrid-database', type);
const database = only('aws_db_instance');

describe('the back-office database, kept', () => {
  it('is destroyed neither by Terraform nor by RDS', () => {
    expect(database).toMatchObject({ lifecycle: { prevent_destroy: true }, deletion_protection: true });
  });

  it('leaves a snapshot with a name known before, should it ever go', () => {
    expect(database).toMatchObject({ skip_final_snapshot: false, final_snapshot_identifier: 'hybrid-database-final' });
  });

  it('is backed up for as long as the environment says', () => {
    expect(database).toMatchObject({ backup_retention_period: 14, delete_automated_backups: false });
  });

  it('has a standby in another zone by default', () => {
    expect(database['multi_az']).toBe(true);
  });

  it('has none where the environment asks for a single zone', () => {
    const changed = synthesizedWith(hybrid, ({ cloud }) => {
      if (cloud?.database) cloud.database.availability = 'single-zone';
    });

    expect(only('aws_db_instance', changed)['multi_az']).toBe(false);
  });

  it('grows to four times its storage at most', () => {
    expect(database).toMatchObject({ storage_type: 'gp3', allocated_storage: 50, max_allocated_storage: 200 });
  });
});

describe('the back-office database, closed', () => {
  it('has storage, password and performance data encrypted by its own key', () => {
    const key = '${aws_kms_key.database_key_key.arn}';

    expect(database).toMatchObject({
      storage_encrypted: true,
      kms_key_id: key,
      master_user_secret_kms_key_id: key,
      performance_insights_kms_key_id: key,
    });
  });

  it('has a password that RDS makes and no state holds', () => {
    expect(database['manage_master_user_password']).toBe(true);
    expect(database).not.toHaveProperty('password');
  });

  it('has no public address', () => {
    expect(database['publicly_accessible']).toBe(false);
  });

  it('is in private subnets alone', () => {
    expect(only('aws_db_subnet_group')['subnet_ids']).toEqual(
      ['a', 'b', 'c'].map((zone) => `\${data.aws_subnet.network_private-${zone}.id}`),
    );
  });

  it('is reached on one port, from the nodes alone', () => {
    expect(database['vpc_security_group_ids']).toEqual(['${aws_security_group.database_security-group_group.id}']);
    expect(only('aws_vpc_security_group_ingress_rule')).toMatchObject({
      security_group_id: '${aws_security_group.database_security-group_group.id}',
      referenced_security_group_id: '${data.aws_security_group.nodes_group.id}',
      ip_protocol: 'tcp',
      from_port: 5432,
      to_port: 5432,
    });
  });

  it('cannot call out', () => {
    expect(only('aws_security_group')).not.toHaveProperty('egress');
    expect(resources({ stacks }, 'aws_vpc_security_group_egress_rule')).toEqual([]);
  });

  it('takes TLS only', () => {
    expect(only('aws_db_parameter_group')['parameter']).toContainEqual(
      expect.objectContaining({ name: 'rds.force_ssl', value: '1' }),
    );
  });
});

describe('the back-office database, watched', () => {
  it('finds each of its log groups made, encrypted and emptied in time', () => {
    const groups = resources({ stacks }, 'aws_cloudwatch_log_group');

    expect(groups.map(({ body }) => body['name'])).toEqual([
      '/aws/rds/instance/hybrid-database/postgresql',
      '/aws/rds/instance/hybrid-database/upgrade',
    ]);
    expect(database['enabled_cloudwatch_logs_exports']).toEqual(['postgresql', 'upgrade']);
    expect(database['depends_on']).toEqual(groups.map(({ address }) => address));
    for (const { body } of groups)
      expect(body).toMatchObject({ kms_key_id: '${aws_kms_key.database_key_key.arn}', retention_in_days: 30 });
  });

  it('takes new minors by itself and nothing at once', () => {
    expect(database).toMatchObject({
      auto_minor_version_upgrade: true,
      allow_major_version_upgrade: false,
      apply_immediately: false,
    });
  });
});

describe('the database stack', () => {
  it('publishes where the database is, and no secret', () => {
    const published = resources({ stacks }, 'aws_ssm_parameter').map(({ body }) => [body['name'], body['value']]);

    expect(Object.fromEntries(published)).toEqual({
      '/landbridge/hybrid/database/endpoint': '${aws_db_instance.database_instance.address}',
      '/landbridge/hybrid/database/name': 'backoffice',
      '/landbridge/hybrid/database/port': '5432',
      '/landbridge/hybrid/database/secret-arn': '${aws_db_instance.database_instance.master_user_secret[0].secret_arn}',
    });
  });
});
