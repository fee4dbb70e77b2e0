import { basename } from 'node:path';
import ts from 'typescript';

/** A piece of TypeScript that the documentation shows. */
export interface Example {
  /** File that shows it, relative to the repository's root. */
  readonly file: string;
  /** Line of that file on which the example's first line is, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The blocks of a Markdown file that are fenced as `ts`. */
export function markdownExamples(file: string, text: string): Example[] {
  const fences = text.matchAll(/^([ \t]*)```ts[ \t]*\n(.*?)^\1```[ \t]*$/gms);
  return [...fences].map((fence) => ({
    file,
    line: lineAt(text, fence.index) + 1,
    text: outdented(fence[2] ?? '', fence[1] ?? ''),
  }));
}

/** The `@example`s of a source file's doc comments, fenced or not. */
export function sourceExamples(file: string, text: string): Example[] {
  if (!text.includes('@example')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const examples = new Map<number, Example>();
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text === 'example') examples.set(tag.pos, tagExample(file, text, tag));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...examples.values()];
}

function tagExample(file: string, text: string, tag: ts.JSDocTag): Example {
  const start = tag.tagName.end;
  // The text itself and not the parsed comment, which drops the indentation and with it the lines' places.
  const lines = text
    .slice(start, tag.end)
    .split('\n')
    .map((line) => line.replace(/^\s*\*\/?( |$)/, ''));
  const code = lines.map((line) => (/^\s*```/.test(line) ? '' : line)).join('\n');
  return {
    file,
    line: lineAt(text, start),
    text: /^\s*import /m.test(code) ? code : `${ownImport(file, text, code)}${code}`,
  };
}

/** An example in a doc comment may leave out the import of what it documents; it goes into the first line, to move no other. */
function ownImport(file: string, text: string, code: string): string {
  const exported = text.matchAll(/^export (?:abstract )?(?:const|class|function|interface|type) (\w+)/gm);
  const used = [...exported].flatMap(([, name]) => (name && new RegExp(`\\b${name}\\b`).test(code) ? [name] : []));
  return used.length === 0 ? '' : `import { ${used.join(', ')} } from './${basename(file, '.ts')}'; `;
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

const outdented = (text: string, indent: string): string =>
  text
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
