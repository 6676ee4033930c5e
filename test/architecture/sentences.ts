/**
 * Finds what a person would read outside of `shared/words`. In screens any letter counts; in `main/` two words in a row,
 * where a refusal is made, something is printed, or a menu or dialog is filled. A bug's `new Error` may say what it
 * likes, and the practice shop speaks as the shop it stands for.
 */
import { type ESTree, Visitor } from 'vite';
import { type Fault, isNamed, literal, type Source } from './sources.ts';

const READ_ATTRIBUTES = new Set([
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'caption',
  'description',
  'error',
  'help',
  'hint',
  'label',
  'placeholder',
  'title',
  'tooltip',
]);

/** Names under which objects carry what is shown: entries of menus, columns, toasts, dialogs. */
const READ_PROPERTIES = new Set([
  'caption',
  'description',
  'detail',
  'help',
  'hint',
  'label',
  'message',
  'placeholder',
  'sublabel',
  'title',
  'toolTip',
  'tooltip',
]);

const BUGS = new Set(['Error', 'TypeError', 'RangeError']);

const LETTERS = /\p{L}/u;
const TWO_WORDS = /\p{L}{2,}[^\S\n]+\p{L}{2,}/u;
const LOOKS_SHOWN = /^\p{Lu}|\p{L}{2,} \p{L}{2,}/u;

/** Screens: text between tags, attributes that are read out or shown, labels in objects. */
export function sentencesInScreens(sources: readonly Source[]): Fault[] {
  return sources.filter(isScreen).flatMap((source) => {
    const faults: Fault[] = [];
    const check = (texts: readonly string[], pattern: RegExp) => {
      for (const text of texts) {
        if (pattern.test(text)) faults.push(fault(source, text));
      }
    };
    new Visitor({
      JSXText: (node) => check([(node.raw ?? node.value).replaceAll(/&#?\w+;/g, '')], LETTERS),
      JSXAttribute(node) {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
        if (READ_ATTRIBUTES.has(name)) check(shownTexts(node.value), LETTERS);
      },
      JSXElement: (node) => check(node.children.flatMap(childTexts), LETTERS),
      JSXFragment: (node) => check(node.children.flatMap(childTexts), LETTERS),
      Property(node) {
        if (READ_PROPERTIES.has(keyOf(node) ?? '')) check(shownTexts(node.value), LOOKS_SHOWN);
      },
    }).visit(source.program);
    return faults;
  });
}

/** The gallery shows the kit with samples; it is no part of the program. */
const isScreen = ({ path }: Source) =>
  path.startsWith('renderer/') && !path.startsWith('renderer/ui/gallery/');

/** Refusals, output and menus of `main/`. */
export function sentencesInMain(sources: readonly Source[]): Fault[] {
  const places = sources.filter(({ path }) => path.startsWith('main/') && !path.startsWith('main/practice/'));
  return places.flatMap((source) => {
    const faults: Fault[] = [];
    const check = (nodes: readonly Maybe[], pattern: RegExp) => {
      for (const text of nodes.flatMap(shownTexts)) {
        if (pattern.test(text)) faults.push(fault(source, text));
      }
    };
    new Visitor({
      ThrowStatement(node) {
        const thrown = node.argument;
        if (thrown.type !== 'NewExpression' && thrown.type !== 'CallExpression') return;
        const isBug = thrown.callee.type === 'Identifier' && BUGS.has(thrown.callee.name);
        if (!isBug) check(thrown.arguments, TWO_WORDS);
      },
      CallExpression(node) {
        if (isNamed(node.callee, 'refuse') || isOutput(node.callee)) check(node.arguments, TWO_WORDS);
      },
      Property(node) {
        if (!source.path.startsWith('main/desktop/')) return;
        if (READ_PROPERTIES.has(keyOf(node) ?? '')) check([node.value], LOOKS_SHOWN);
      },
    }).visit(source.program);
    return faults;
  });
}

type Maybe = ESTree.Node | null | undefined;

const fault = (source: Source, text: string): Fault => ({
  path: source.path,
  fault: `says "${text.trim().replaceAll(/\s+/g, ' ')}" outside of shared/words`,
});

function childTexts(child: ESTree.Node): string[] {
  return child.type === 'JSXExpressionContainer' ? shownTexts(child) : [];
}

/** The texts an expression may come to: of literals, templates, both ends of a condition, the parts of a sum. */
function shownTexts(node: Maybe): string[] {
  switch (node?.type) {
    case 'Literal':
      return [literal(node) ?? ''];
    case 'TemplateLiteral':
      return [node.quasis.map((part) => part.value.raw).join(' ')];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return shownTexts(node.expression);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(shownTexts);
    case 'LogicalExpression':
      return [node.left, node.right].flatMap(shownTexts);
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left, node.right].flatMap(shownTexts) : [];
    default:
      return [];
  }
}

function keyOf(node: { readonly key: ESTree.Node; readonly computed: boolean }): string | undefined {
  if (node.computed) return undefined;
  return node.key.type === 'Identifier' ? node.key.name : literal(node.key);
}

/** `process.stdout.write`, `stderr.write`, `console.error`. */
function isOutput(callee: ESTree.Node): boolean {
  if (callee.type !== 'MemberExpression') return false;
  if (isNamed(callee.object, 'console')) return true;
  const stream = callee.object.type === 'MemberExpression' ? callee.object.property : callee.object;
  return isNamed(callee.property, 'write') && (isNamed(stream, 'stdout') || isNamed(stream, 'stderr'));
}
