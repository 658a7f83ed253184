import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A place in the dashboard's source. */
export interface Found {
  readonly text: string;
  /** `pages/promises.ts:12`. */
  readonly where: string;
  /** Names a count, so it has plural forms. */
  readonly counts: boolean;
}

export interface Phrases {
  /** What is said through the catalogue. */
  readonly keys: readonly Found[];
  /** What looks like words for the reader and is not. */
  readonly bypassing: readonly Found[];
}

const SOURCE = fileURLToPath(new URL('../../dashboard/src', import.meta.url));
const TAGS = new Set(['t', 'sentence']);
/** Attributes and fields whose text is shown or read out, even where it is one small word. */
const SHOWN = new Set([
  'title',
  'placeholder',
  'alt',
  'label',
  'head',
  'caption',
  'intro',
  'summary',
  'empty',
]);
/** Fields and attributes whose text is for machines. */
const MACHINE =
  /^(class|type|role|href|rel|id|for|style|autocomplete|inputmode|pattern|method|d|viewBox|font|family|key|kind|reason|size|code|term|path|data-.+|accept)$/u;
/** Functions that take text for machines. */
const MACHINE_CALL =
  /(^|\.)(fonts[.]load|mirrored|querySelector(All)?|closest|matches|addEventListener|setAttribute|getAttribute|matchMedia|getContext|Set|import|test|split|exec|startsWith|endsWith|includes|get|has|set|append|toggle|add|remove|dispatchEvent|Event|RegExp|DisplayNames|NumberFormat|DateTimeFormat|URLSearchParams)$/u;

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^language\/|[.](spec|builder)[.]ts$/u.test(name))
    .map((name) => join(folder, name))
    .toSorted();
}

function keyOfTemplate(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (key, { literal }, at) => `${key}{${at}}${literal.text}`,
    template.head.text,
  );
}

function isMachineCall(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  return MACHINE_CALL.test(node.expression.getText());
}

const nameOf = (name: ts.PropertyName): string => (ts.isComputedPropertyName(name) ? '' : name.text);

/** The text's place, seen through choices: of `{ class: wide ? 'a' : 'b' }` the field. */
function placed(node: ts.Node): ts.Node {
  const { parent } = node;
  const isChoice =
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    (ts.isBinaryExpression(parent) && /^([?]{2}|&&|[|]{2}|[+])$/u.test(parent.operatorToken.getText()));
  return isChoice ? placed(parent) : node;
}

/** Whether the place of a text tells that no reader sees it. */
function isForMachines(text: ts.Node): boolean {
  const node = placed(text);
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent))
    return true;
  if (ts.isElementAccessExpression(parent) || ts.isCaseClause(parent)) return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (ts.isPropertyAssignment(parent)) return MACHINE.test(nameOf(parent.name));
  if (ts.isBinaryExpression(parent))
    return /^[!=]==$|^in$/u.test(parent.operatorToken.getText()) || /[.]font$/u.test(parent.left.getText());
  if (ts.isNewExpression(parent) && parent.expression.getText().endsWith('Error')) return true;
  return isMachineCall(parent) && !isShownPlace(node);
}

/** Whether a text stands where it is shown for sure: a child of an element, or a field that is shown. */
function isShownPlace(text: ts.Node): boolean {
  const node = placed(text);
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) {
    const name = nameOf(parent.name);
    return SHOWN.has(name) || /^aria-(label|description|roledescription|valuetext)$/u.test(name);
  }
  if (!ts.isCallExpression(parent)) return false;
  const at = parent.arguments.findIndex((argument) => argument === node);
  return parent.expression.getText() === 'element' && at >= 2;
}

const PROSE = /[\p{L}\d}][,;:.]?\s+\{?\p{L}{2}|^\p{Lu}\p{Ll}|[^\d\s]\s*[…?!]$/u;

/** Markup is written into files only, as a picture that is saved: what a page shows are elements and text. */
const MARKUP = /^<[a-zA-Z]/u;

function texts(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node) ? keyOfTemplate(node) : null;
}

function isCounted(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === 'counted';
}

function visit(
  node: ts.Node,
  where: (node: ts.Node) => string,
  phrases: { keys: Found[]; bypassing: Found[] },
): void {
  const deeper = (child: ts.Node): void => {
    visit(child, where, phrases);
  };
  if (ts.isTaggedTemplateExpression(node) && TAGS.has(node.tag.getText())) {
    phrases.keys.push({ text: keyOfTemplate(node.template), where: where(node), counts: false });
    if (ts.isTemplateExpression(node.template))
      node.template.templateSpans.forEach(({ expression }) => {
        deeper(expression);
      });
    return;
  }
  if (isCounted(node)) {
    const [count, one, many, ...values] = node.arguments;
    for (const text of [many].map((argument) => (argument === undefined ? null : texts(argument))))
      if (text !== null) phrases.keys.push({ text, where: where(node), counts: true });
      else if (one !== undefined)
        phrases.bypassing.push({
          text: `counted(… ${one.getText()}) without its words`,
          where: where(node),
          counts: true,
        });
    [count, ...values].forEach((value) => {
      if (value !== undefined) deeper(value);
    });
    return;
  }
  const text = texts(node);
  if (text !== null && !isForMachines(node) && !MARKUP.test(text)) {
    // A key's name and classes of the style sheet are for machines wherever they stand.
    if (/^Arrow(Left|Right)$|^(\w+-\w+ ?)+$/u.test(text)) return;
    // A file's name, as `all.rss`, is the same in every language.
    const bare = text.replaceAll(/\{\d+\}|^\w+[.]\w+$/gu, '');
    const isSeen = isShownPlace(node) ? /\p{L}/u.test(bare) : PROSE.test(text) && /\p{L}{2}/u.test(bare);
    if (isSeen) phrases.bypassing.push({ text, where: where(node), counts: false });
  }
  ts.forEachChild(node, deeper);
}

/** Everything the dashboard says, read from its source with the TypeScript parser. */
export function phrasesOfDashboard(): Phrases {
  const phrases: { keys: Found[]; bypassing: Found[] } = { keys: [], bypassing: [] };
  for (const file of files(SOURCE)) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const where = (node: ts.Node): string => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      return `${relative(SOURCE, file)}:${line + 1}`;
    };
    visit(source, where, phrases);
  }
  return phrases;
}
