/** What of `terraform validate -json` is read (Terraform, "terraform validate", JSON output format). */
interface ValidateJson {
  readonly diagnostics: readonly {
    readonly severity: 'error' | 'warning';
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    readonly snippet?: { readonly context?: string | null };
  }[];
}

/** Each fault that Terraform found, with its place, for a person. */
export function diagnosticsOf(stdout: string): string[] {
  const { diagnostics } = JSON.parse(stdout) as ValidateJson;
  return diagnostics.map(({ severity, summary, detail, address, snippet }) => {
    const place = address ?? snippet?.context;
    return `${severity}${place ? ` at ${place}` : ''}: ${summary}. ${detail ?? ''}`.trim();
  });
}

/**
 * Why Terraform could not have a provider: none of the mirror and nobody at the registry. A version that the registry does not have is no
 * such reason; it is a fault of ours.
 *
 * @param output of `terraform init`
 * @returns undefined where the command failed for another reason
 */
export function unreachableProvider(output: string): string | undefined {
  const text = output.replace(/\s+/g, ' ');
  const found = /versions for provider (\S+): could not connect to ([\w.]+\w)/.exec(text);
  return found ? `${found[1] ?? ''} is in no mirror here, and ${found[2] ?? ''} does not answer` : undefined;
}
