import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Example } from './extract';

/** Folder in which an example from a Markdown file is thought to stand: what readers copy is an environment. */
const COPIED_TO = 'environments';

/**
 * Type-checks examples under the repository's own compiler options, all in one program.
 *
 * @param root the repository's folder
 * @param overrides of the compiler options, such as a smaller library for a test
 * @returns what is wrong, each as `file:line: message`
 */
export function typecheckExamples(
  examples: readonly Example[],
  root: string,
  overrides: ts.CompilerOptions = {},
): string[] {
  if (examples.length === 0) return [];
  const placed = new Map(examples.map((example, index) => [place(example, index, root), example]));
  const options = { ...compilerOptions(root), ...overrides };
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.fileExists = (path) => placed.has(path) || disk.fileExists(path);
  host.readFile = (path) => textOf(placed.get(path)) ?? disk.readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = textOf(placed.get(path));
    return text === undefined ? disk.getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...placed.keys()], options, host);
  return [...placed].flatMap(([path, example]) => {
    const source = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((diagnostic) => describe(diagnostic, example));
  });
}

const place = ({ file }: Example, index: number, root: string): string =>
  join(root, file.endsWith('.md') ? COPIED_TO : dirname(file), `example-${index}.ts`);

/** An example is a module of its own, whose names are nobody else's. */
const textOf = (example: Example | undefined): string | undefined => example && `${example.text}\nexport {};`;

function compilerOptions(root: string): ts.CompilerOptions {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, { ...ts.sys, readDirectory: () => [] }, root);
  // A name that an example only declares is what it shows.
  return { ...options, noUnusedLocals: false, noUnusedParameters: false };
}

function describe({ start, file, messageText }: ts.Diagnostic, example: Example): string {
  const within = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
  return `${example.file}:${example.line + within}: ${ts.flattenDiagnosticMessageText(messageText, '\n  ')}`;
}
