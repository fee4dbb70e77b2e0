import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as TypeScript from 'typescript';
import type { Fault } from '../config/fault';

type Place = Pick<Fault, 'file' | 'path'>;

/**
 * Where each fault stands in its source, as `file:line:column`, as far as the object literal can be followed along the path;
 * just the file when it cannot. TypeScript is imported only here, because only a refusal needs it (160 ms).
 */
export async function sourcePositions(places: readonly Place[], root: string): Promise<string[]> {
  if (places.length === 0) return [];
  const ts = await import('typescript');
  return places.map((place) => position(ts, place, root));
}

function position(ts: typeof TypeScript, { file, path }: Place, root: string): string {
  const location = join(root, file);
  if (!existsSync(location)) return file;
  const source = ts.createSourceFile(file, readFileSync(location, 'utf8'), ts.ScriptTarget.ES2022, true);
  const start = rootLiteral(ts, source);
  if (!start) return file;
  const node = follow(ts, start, path);
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${file}:${line + 1}:${character + 1}`;
}

/** The argument of the default export's call, or the default export itself. */
function rootLiteral(ts: typeof TypeScript, source: TypeScript.SourceFile): TypeScript.Node | undefined {
  const assignment = source.statements.find(ts.isExportAssignment);
  const expression = assignment?.expression;
  return expression && ts.isCallExpression(expression) ? expression.arguments[0] : expression;
}

/** The deepest node on the way: a missing key's place is the object that lacks it. */
function follow(ts: typeof TypeScript, node: TypeScript.Node, path: Fault['path']): TypeScript.Node {
  const [key, ...rest] = path;
  if (key === undefined) return node;
  if (ts.isArrayLiteralExpression(node)) {
    const element = typeof key === 'number' ? node.elements[key] : undefined;
    return element ? follow(ts, element, rest) : node;
  }
  if (!ts.isObjectLiteralExpression(node)) return node;
  const property = node.properties.find(
    (candidate) =>
      candidate.name &&
      (ts.isIdentifier(candidate.name) || ts.isStringLiteral(candidate.name)) &&
      candidate.name.text === String(key),
  );
  if (!property) return node;
  if (!ts.isPropertyAssignment(property)) return property;
  return rest.length === 0 ? property : follow(ts, property.initializer, rest);
}
