import { remembered } from '../config/remembered';

/** Replaces a secret in a committed text. */
export const MASK = '(sensitive)';

/** Matches the end of a key that holds a secret. The key is in lower case, without `_`, `-` and `.`. */
const SECRET_KEY =
  /((?<!by|com)pass|pass(word|wd|phrase)s?|pwd|secret(string|binary)?s?|tokens?|authorization|(private|shared|api|access|secret|ssh|host|customer|signing)keys?|credentials?)(wo|map|value|base64)?$/;
/** Keys that end like a secret's, but hold a secret's name, a text that AWS only compares, or a switch. */
const HARMLESS_KEY =
  /(existing|pull|tls|(password|passwd|key|token|credentials))secrets?$|^(creation|client|idempotency)token$|^httptokens$/;
/** Keys of a map in which every value is a secret, whatever its name. */
const SECRET_MAP = /(credentials|passwords?|passphrases?|tokens|apikeys?)$/;

/**
 * Arguments that Terraform marks as sensitive although their names do not show it, by type. AWS: `terraform providers schema`
 * of the provider 5.100.0. Kubernetes: provider 2.38.0, docs of `kubernetes_secret_v1` and `kubernetes_secret`.
 */
const SENSITIVE_ARGUMENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    aws_api_gateway_api_key: ['value'],
    aws_appconfig_configuration_profile: ['content'],
    aws_appconfig_hosted_configuration_version: ['content'],
    aws_cloudcontrolapi_resource: ['schema'],
    aws_cloudwatch_event_connection: ['value'],
    aws_directory_service_shared_directory: ['notes'],
    aws_dms_certificate: ['certificate_pem', 'certificate_wallet'],
    aws_elasticsearch_domain_saml_options: ['master_user_name'],
    aws_glue_connection: ['athena_properties', 'connection_properties'],
    aws_iot_authorizer: ['token_signing_public_keys'],
    aws_iot_ca_certificate: ['ca_certificate_pem', 'verification_certificate_pem'],
    aws_iot_certificate: ['ca_pem', 'certificate_pem'],
    aws_kms_ciphertext: ['plaintext'],
    aws_kms_external_key: ['key_material_base64'],
    aws_kms_replica_external_key: ['key_material_base64'],
    aws_mwaa_environment: ['airflow_configuration_options'],
    aws_opensearch_domain_saml_options: ['master_user_name'],
    aws_pinpoint_adm_channel: ['client_id'],
    aws_pinpoint_apns_channel: ['bundle_id', 'certificate', 'team_id', 'token_key', 'token_key_id'],
    aws_pinpoint_apns_sandbox_channel: ['bundle_id', 'certificate', 'team_id', 'token_key', 'token_key_id'],
    aws_pinpoint_apns_voip_channel: ['bundle_id', 'certificate', 'team_id', 'token_key', 'token_key_id'],
    aws_pinpoint_apns_voip_sandbox_channel: ['bundle_id', 'certificate', 'team_id', 'token_key', 'token_key_id'],
    aws_pinpoint_gcm_channel: ['service_json'],
    aws_quicksight_data_source: ['username'],
    aws_redshiftserverless_namespace: ['admin_username'],
    aws_s3_object_copy: ['kms_encryption_context', 'kms_key_id'],
    aws_sns_platform_application: ['platform_principal'],
    aws_ssm_maintenance_window_task: ['input', 'payload'],
    aws_ssm_parameter: ['value', 'value_wo'],
    aws_transfer_certificate: ['certificate', 'certificate_chain'],
    aws_transfer_server: ['post_authentication_login_banner', 'pre_authentication_login_banner'],
    kubernetes_secret: ['data', 'binary_data', 'data_wo', 'binary_data_wo'],
    kubernetes_secret_v1: ['data', 'binary_data', 'data_wo', 'binary_data_wo'],
  }).map(([type, names]) => [type, new Set(names)]),
);

/** Secrets that are recognised by their form, anywhere in a text. */
const SECRET_TEXTS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/g,
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,})/g,
  /(?<=hooks\.slack\.com\/services\/)\S+/g,
  /(?<=\bBearer )[\w.~+/-]{8,}=*/g,
  /(?<=:\/\/[^\s:/@]{0,99}:)(?!\$\{)[^\s/@]+(?=@)/g,
  /(?<=--[\w-]*(?:password|secret|token|key) ["']?)[^\s"'$-][^\s"'$]*/gi,
  /(?<=(?:pass(?:word|wd|phrase)?|pwd|secret|token|(?:private|api|access|secret)[_-]?key)\\?["']?(?:[ \t]*=[ \t]*|:[ \t]+)\\?["']?)[^\s"'$\\]+/gi,
  /(?<=\s-u ["']?[\w.-]+:)[^\s"'$]+/g,
];
/** Every match of {@link SECRET_TEXTS} contains a match of this, so most texts are searched only once. */
const SUSPICIOUS =
  /PRIVATE KEY|AKIA|ASIA|eyJ|gh[pousr]_|github_pat_|glpat-|xox|hooks\.slack|Bearer|:\/\/[^\s/]*@|pass|pwd|secret|token|key| -u /i;

/** A text of references only. Terraform fills them in, so the text itself has no secret. */
const REFERENCES = /^(\$\{[^"{}]*\})+$/;

/** A key as the patterns read it. */
const wordOf = (key: string): string => key.replace(/[-_. ]/g, '').toLowerCase();

/** Whether a key's name shows that it holds a secret. */
export const isSecretKey: (key: string) => boolean = remembered((key) => {
  const word = wordOf(key);
  return SECRET_KEY.test(word) && !HARMLESS_KEY.test(word);
});

/** Whether a key's name shows that every value of its map is a secret. */
export const isSecretMap: (key: string) => boolean = remembered((key) => SECRET_MAP.test(wordOf(key)));

/** Whether Terraform marks an argument of a resource or data source of this type as sensitive. */
export const isSensitiveArgument = (type: string, argument: string): boolean =>
  SENSITIVE_ARGUMENTS.get(type)?.has(argument) === true;

/** A text with its recognisable secrets masked, such as private keys and passwords in URLs. */
export const withoutSecretTexts = (text: string): string =>
  SUSPICIOUS.test(text) ? SECRET_TEXTS.reduce((rest, secret) => rest.replace(secret, MASK), text) : text;

/** Masks a secret. A reference to a secret is not masked. */
export const masked = (text: string): string => (text === '' || REFERENCES.test(text) ? text : MASK);
