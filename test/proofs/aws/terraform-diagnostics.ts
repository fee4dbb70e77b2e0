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
