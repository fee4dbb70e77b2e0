/** What is wrong with a source, and where it stands. */
export interface SourceError {
  readonly text: string;
  /** Path below the root; absent where no file is at fault. */
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
  /** Counts from 1. */
  readonly column?: number;
}

/** esbuild could not bundle. */
export class BundleError extends Error {
  readonly errors: readonly SourceError[];
}

/**
 * Bundles a program, such as `main.ts`, unless its bundle is of the files as they are now.
 *
 * @param outfile where the bundle goes. @default `dist/<name>.js`
 * @returns the bundle's path
 * @throws BundleError if a file of the program has a fault
 */
export function bundleProgram(root: string, entry: string, outfile?: string): Promise<string>;

/**
 * Bundles `environments/<env>.ts` or `environments/<env>.overrides.ts`, unless its bundle is of the files as they are now.
 *
 * @returns the bundle's path
 * @throws BundleError if the file, or one that it imports, has a fault
 */
export function bundleEnvironment(root: string, file: string): Promise<string>;
