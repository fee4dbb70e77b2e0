import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as TypeScript from 'typescript';
import type { Fault } from '../config/load/fault';

/** How many names and casts are followed to a value. A longer chain is a constant that refers to itself. */
const MOST_STEPS = 16;

type Place = Pick<Fault, 'file' | 'path'>;

/**
 * The place of each fault in its source, as `file:line:column`. The path is followed through the object literal as far as possible; if that
 * fails the place is the file alone. TypeScript is imported only here, because only a refusal needs it (160 ms).
 */
export async function sourcePositions(places: readonly Place[], root: string): Promise<string[]> {
  if (places.length === 0) return [];
  const loaded = await import('typescript');
  const sources = new Map<string, Source | undefined>();
  return places.map(({ file, path }) => {
    if (!sources.has(file)) sources.set(file, Source.read(loaded, root, file));
    return sources.get(file)?.position(path) ?? file;
  });
}

/** One environment's file as a syntax tree. */
class Source {
  /** @returns undefined if there is no such file */
  public static read(ts: typeof TypeScript, root: string, file: string): Source | undefined {
    const location = join(root, file);
    if (!existsSync(location)) return undefined;
    return new Source(
      ts,
      file,
      ts.createSourceFile(file, readFileSync(location, 'utf8'), ts.ScriptTarget.ES2022, true),
    );
  }

  private constructor(
    private readonly ts: typeof TypeScript,
    private readonly file: string,
    private readonly tree: TypeScript.SourceFile,
  ) {}

  /** @returns undefined if the file has no default export */
  public position(path: Fault['path']): string | undefined {
    const exported = this.tree.statements.find(this.ts.isExportAssignment)?.expression;
    if (!exported) return undefined;
    const call = this.resolved(exported);
    const literal = this.ts.isCallExpression(call) ? call.arguments[0] : call;
    const node = path.length === 0 || !literal ? exported : this.follow(literal, path);
    const { line, character } = this.tree.getLineAndCharacterOfPosition(node.getStart(this.tree));
    return `${this.file}:${line + 1}:${character + 1}`;
  }

  /** The deepest node on the path. The place of a missing key is the object without it. */
  private follow(from: TypeScript.Node, path: Fault['path']): TypeScript.Node {
    const { ts } = this;
    const [key, ...rest] = path;
    if (key === undefined) return from;
    const node = this.resolved(from);
    if (ts.isArrayLiteralExpression(node)) {
      const element = typeof key === 'number' ? node.elements[key] : undefined;
      return element ? this.follow(element, rest) : node;
    }
    if (!ts.isObjectLiteralExpression(node)) return from;
    const property = node.properties.find(
      ({ name }) => name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === String(key),
    );
    if (!property) return node;
    if (rest.length === 0) return property;
    if (ts.isShorthandPropertyAssignment(property)) return this.follow(property.name, rest);
    return ts.isPropertyAssignment(property) ? this.follow(property.initializer, rest) : property;
  }

  /** The value of an expression: without `as` and `satisfies`, and with a constant of this file replaced by its value. */
  private resolved(node: TypeScript.Node, depth = 0): TypeScript.Node {
    const { ts } = this;
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) {
      return this.resolved(node.expression, depth + 1);
    }
    if (!ts.isIdentifier(node) || depth > MOST_STEPS) return node;
    const value = this.tree.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .find(({ name }) => ts.isIdentifier(name) && name.text === node.text)?.initializer;
    return value ? this.resolved(value, depth + 1) : node;
  }
}
