import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { markdownExamples, sourceExamples } from './extract';
import { typecheckExamples } from './typecheck';

const MARKDOWN = ['*.md', 'docs/**/*.md'];
const SOURCES = [
  '*.ts',
  'config/**/*.ts',
  'constructs/**/*.ts',
  'apps/**/*.ts',
  'helm-values/**/*.ts',
  'stacks/**/*.ts',
  'synthesis/**/*.ts',
  'services/**/*.ts',
];

const root = process.cwd();

const read = (extension: string, patterns: readonly string[]) =>
  ts.sys.readDirectory(root, [extension], ['**/node_modules'], patterns).map((path) => ({
    file: relative(root, resolve(path)),
    text: readFileSync(path, 'utf8'),
  }));

const examples = [
  ...read('.md', MARKDOWN).flatMap(({ file, text }) => markdownExamples(file, text)),
  ...read('.ts', SOURCES).flatMap(({ file, text }) => sourceExamples(file, text)),
];
const wrong = typecheckExamples(examples, root);

wrong.forEach((each) => console.error(each));
if (wrong.length > 0) process.exitCode = 1;
console.log(
  wrong.length > 0
    ? `typecheck: ${wrong.length} errors in the examples of the documentation`
    : `typecheck: no type errors in the examples of README, docs and doc comments (${examples.length})`,
);
