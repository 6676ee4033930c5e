/**
 * The project's own sources as the architecture tests see them: path, text, syntax tree and what each file imports, in
 * every way TypeScript has to name another file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export type Import = {
  /** As written: `../db/query.ts`, `node:fs`. */
  readonly specifier: string;
  /** A path from the project's root for a relative specifier, undefined for a package. */
  readonly path: string | undefined;
  /** Nothing of it is left when the types are stripped. */
  readonly typeOnly: boolean;
};

export type Source = {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly imports: readonly Import[];
};

export type Fault = { readonly path: string; readonly fault: string };

/** The name `test/architecture/<x>.test.ts` prints: one line a fault. */
export const lines = (faults: readonly Fault[]): string[] =>
  faults.map(({ path, fault }) => `${path}: ${fault}`);

/** Every TypeScript file below the folders that exist, `node_modules` and build output never being among them. */
export function readSources(...folders: readonly string[]): Source[] {
  return folders.flatMap(filesBelow).map((path) => parse(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** Paths of the files below a folder that are TypeScript. */
function filesBelow(folder: string): string[] {
  return everyFileBelow(folder).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
}

export function everyFileBelow(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? everyFileBelow(path) : [path];
    });
  } catch {
    return []; // A folder that does not exist yet has no files.
  }
}

export function parse(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  const error = errors[0];
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);
  return { path, text, program, imports: importsOf(path, program) };
}

function importsOf(path: string, program: ESTree.Program): Import[] {
  const found: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean) => {
    if (typeof specifier !== 'string') return;
    const relative = specifier.startsWith('.');
    const file = relative ? posix.join(posix.dirname(path), specifier.replace(/[?#].*$/, '')) : undefined;
    found.push({ specifier, path: file, typeOnly });
  };
  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers;
      const allTypes =
        named.length > 0 &&
        named.every((entry) => entry.type === 'ImportSpecifier' && entry.importKind === 'type');
      add(node.source.value, node.importKind === 'type' || allTypes);
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.exportKind === 'type');
    },
    ImportExpression(node) {
      add(literal(node.source), false);
    },
    TSImportType(node) {
      add(node.source.value, true);
    },
    CallExpression(node) {
      if (isNamed(node.callee, 'require') || isResolve(node.callee)) add(literal(node.arguments[0]), false);
    },
    NewExpression(node) {
      const [first, second] = node.arguments;
      if (isNamed(node.callee, 'URL') && isImportMetaUrl(second)) add(literal(first), false);
    },
  }).visit(program);
  return found;
}

type Maybe = ESTree.Node | null | undefined;

/** The text of a string literal, or of a template without expressions. */
export function literal(node: Maybe): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

export const isNamed = (node: Maybe, name: string): boolean =>
  node?.type === 'Identifier' && node.name === name;

/** `object.property`, however it is written. */
export function isMember(node: Maybe, object: string, property: string): boolean {
  if (node?.type !== 'MemberExpression' || !isNamed(node.object, object)) return false;
  return node.computed ? literal(node.property) === property : isNamed(node.property, property);
}

const isImportMetaUrl = (node: Maybe): boolean =>
  node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && isNamed(node.property, 'url');

const isResolve = (node: Maybe): boolean =>
  node?.type === 'MemberExpression' &&
  node.object.type === 'MetaProperty' &&
  isNamed(node.property, 'resolve');
