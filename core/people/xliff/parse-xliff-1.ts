import { escapeMarkup } from '../../lib/xml/index.ts';
import { isElement, textOfNode, type XmlNode } from './parse-tree.ts';
import type { XliffFile, XliffUnit } from './read-unit.ts';
import { foreignTag, identityCategory, tagNumber, type XliffState } from './xliff.ts';
import type { XliffProblem } from './xliff-error.ts';

/** What XLIFF 1.2 calls the states (2.2.1 of its specification), as those of XLIFF 2; others are `initial`. */
const states = new Map<string, XliffState>([
  ['final', 'final'],
  ['signed-off', 'final'],
  ['translated', 'translated'],
  ['needs-review-translation', 'translated'],
  ['needs-review-adaptation', 'translated'],
  ['needs-review-l10n', 'translated'],
]);

/** Reads XLIFF 1.0 to 1.2 as programs return it; adds its mistakes to `problems`. */
export function parseXliff1(root: XmlNode, problems: XliffProblem[]): XliffFile {
  const files = elements(root, 'file');
  const [file, another] = files;
  if (file === undefined) problems.push({ line: root.line, message: 'The <file> element is missing.' });
  if (another) {
    problems.push({
      line: another.line,
      message: 'The file has several <file> elements. Upload each as a file of its own.',
    });
  }
  const sourceLanguage = file?.attributes.get('source-language') ?? '';
  const targetLanguage = file?.attributes.get('target-language') ?? '';
  if (file && (sourceLanguage === '' || targetLanguage === '')) {
    problems.push({
      line: file.line,
      message: 'The languages are missing: "source-language" and "target-language" of <file>.',
    });
  }
  const body = file && elements(file, 'body')[0];
  const units = body && problems.length === 0 ? [...unitsOf(body)].map((unit) => readUnit1(unit, problems)) : [];
  const identity = file && identityOf(file);
  return { sourceLanguage, targetLanguage, ...(identity ? { identity } : {}), units };
}

function elements(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter(isElement).filter((child) => child.name === name);
}

function* unitsOf(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (child.name === 'trans-unit') yield child;
    else if (child.name === 'group') yield* unitsOf(child);
  }
}

function readUnit1(node: XmlNode, problems: XliffProblem[]): XliffUnit {
  const id = node.attributes.get('id') ?? '';
  if (id === '') problems.push({ line: node.line, message: 'A unit has no id.' });
  const [source] = elements(node, 'source');
  const [target] = elements(node, 'target');
  const written = target?.attributes.get('state') ?? '';
  const approved = node.attributes.get('approved') === 'yes';
  return {
    id,
    line: node.line,
    source: source ? readInline1(source) : '',
    ...(target ? { target: readInline1(target) } : {}),
    targetLine: target?.line ?? node.line,
    state: approved ? 'final' : (states.get(written) ?? 'initial'),
  };
}

/** The content of a text as segment text. Native code in codes is not text; drops marks and keeps their text. */
function readInline1(element: XmlNode): string {
  return element.children.map((child) => (isElement(child) ? readCode1(child) : escapeMarkup(child))).join('');
}

function readCode1(node: XmlNode): string {
  const { name, attributes } = node;
  const number = tagNumber(attributes.get('id'));
  const pair = tagNumber(attributes.get('rid') ?? attributes.get('id'));
  switch (name) {
    case 'g':
      return `<g${number}>${readInline1(node)}</g${number}>`;
    case 'x':
    case 'ph':
      return `<x${number}/>`;
    case 'bx':
    case 'bpt':
      return `<g${pair}>`;
    case 'ex':
    case 'ept':
      return `</g${pair}>`;
    case 'it':
      return attributes.get('pos') === 'close' ? `</g${pair}>` : `<g${pair}>`;
    case 'mrk':
      return readInline1(node);
    default:
      return `<x${foreignTag}/>`;
  }
}

/** The identity that the file was sent out with, in `build-num` or in a note of its header. */
function identityOf(file: XmlNode): XliffFile['identity'] {
  const notes = elements(file, 'header').flatMap((header) =>
    elements(header, 'note').filter(({ attributes }) => attributes.get('from') === identityCategory),
  );
  const written = [file.attributes.get('build-num') ?? '', ...notes.map(textOfNode)];
  for (const each of written) {
    const [, number, language] = /^\s{0,99}r(\d{1,9})\.([A-Za-z0-9-]{1,35})\.[0-9a-f]{16}\s{0,99}$/.exec(each) ?? [];
    const slug = file.attributes.get('original')?.replace(/\.[^./]+$/, '');
    if (slug && language && number) return { slug, revision: Number(number), language };
  }
  return undefined;
}
