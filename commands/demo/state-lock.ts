import { run } from '../../machine/processes';
import type { TerraformIn } from './terraform-plan';

export interface StateObject {
  /** Where S3 is emulated. */
  readonly s3Url: string;
  readonly bucket: string;
  /** The state's key in the bucket; its lock is beside it. */
  readonly key: string;
}

/** Somebody else's lock, as the S3 backend writes it (Terraform, "S3 backend", `use_lockfile`). */
const LOCK = {
  ID: '00000000-0000-0000-0000-000000000000',
  Operation: 'OperationTypeApply',
  Who: 'somebody else',
  Info: '',
  Version: '',
  Path: '',
};

/** Whether Terraform refuses a stack while somebody else holds its state's lock. The lock is taken away again. */
export async function lockIsRespected(stack: TerraformIn, { s3Url, bucket, key }: StateObject): Promise<boolean> {
  const url = `${s3Url}/${bucket}/${key}.tflock`;
  await send(url, 'PUT', JSON.stringify({ ...LOCK, Created: '2026-01-01T00:00:00Z' }));
  try {
    const { exitCode, all } = await run(stack.program, ['plan', '-input=false', '-no-color'], {
      cwd: stack.folder,
      env: stack.env,
    });
    return exitCode !== 0 && all.includes('Error acquiring the state lock');
  } finally {
    await send(url, 'DELETE');
  }
}

async function send(url: string, method: 'PUT' | 'DELETE', body?: string): Promise<void> {
  const response = await fetch(url, { method, ...(body !== undefined && { body }) });
  if (!response.ok) throw new Error(`${method} ${url} answered HTTP ${response.status}`);
}
