import { isElement, parseXliffTree, textOfNode, type XmlNode } from './parse-tree.ts';
import { parseXliff1 } from './parse-xliff-1.ts';
import { readUnit, type XliffFile } from './read-unit.ts';
import { identityCategory, metadataNamespace, type XliffIdentity, xliffNamespace } from './xliff.ts';
import { XliffError, type XliffProblem } from './xliff-error.ts';

/** Problems shown in one report. */
const mostProblems = 20;

/**
 * Reads XLIFF 1.2, 2.0 or 2.1 as translators' programs return it: attributes in any order, with added notes and
 * metadata, and annotations in the text.
 *
 * @throws XliffError if it is not XLIFF, is not well-formed, or its units differ from those sent out.
 */
export function parseXliff(text: string): XliffFile {
  const root = parseXliffTree(text);
  const problems: XliffProblem[] = [];
  if (isXliff1(root)) return checked(parseXliff1(root, problems), problems);
  checkVersion(root);
  const srcLang = root.attributes.get('srcLang');
  const trgLang = root.attributes.get('trgLang');
  if (srcLang === undefined || trgLang === undefined) {
    problems.push({ line: root.line, message: 'The languages are missing: "srcLang" and "trgLang" of <xliff>.' });
  }
  const files = elements(root, 'file');
  const [file, another] = files;
  if (file === undefined) problems.push({ line: root.line, message: 'The <file> element is missing.' });
  if (another)
    problems.push({
      line: another.line,
      message: 'The file has several <file> elements. Upload each as a file of its own.',
    });
  const units = file && problems.length === 0 ? [...unitsOf(file)].map((unit) => readUnit(unit, problems)) : [];
  const identity = file && identityOf(file);
  return checked(
    { sourceLanguage: srcLang ?? '', targetLanguage: trgLang ?? '', ...(identity ? { identity } : {}), units },
    problems,
  );
}

/** @throws XliffError if there are problems, or a unit is there twice */
function checked(file: XliffFile, problems: XliffProblem[]): XliffFile {
  const seen = new Set<string>();
  for (const { id, line } of file.units) {
    if (seen.has(id)) problems.push({ line, unit: id, message: 'The unit is there twice.' });
    seen.add(id);
  }
  if (problems.length > 0) throw new XliffError(problems.slice(0, mostProblems));
  return file;
}

function isXliff1({ name, namespace, attributes }: XmlNode): boolean {
  return (
    name === 'xliff' && (/^1\.[0-2]$/.test(attributes.get('version') ?? '') || /:xliff:document:1\.\d$/.test(namespace))
  );
}

function checkVersion({ name, namespace, attributes, line }: XmlNode): void {
  const version = attributes.get('version') ?? '';
  const stop = (message: string) => {
    throw new XliffError([{ line, message }]);
  };
  if (name !== 'xliff') stop(`The file is not XLIFF: it begins with <${name.slice(0, 40)}>.`);
  if (namespace !== xliffNamespace || !/^2\.[01]$/.test(version)) {
    stop(`The file is XLIFF ${version.slice(0, 20) || 'of no version'}; 1.2, 2.0 and 2.1 are read.`);
  }
}

function elements(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter(isElement).filter((child) => child.namespace === xliffNamespace && child.name === name);
}

function* unitsOf(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children) {
    if (!isElement(child) || child.namespace !== xliffNamespace) continue;
    if (child.name === 'unit') yield child;
    else if (child.name === 'group') yield* unitsOf(child);
  }
}

function identityOf(file: XmlNode): XliffIdentity | undefined {
  const own = (node: XmlNode) => node.children.filter(isElement);
  const metadata = own(file).find(({ namespace, name }) => namespace === metadataNamespace && name === 'metadata');
  const group = metadata && own(metadata).find(({ attributes }) => attributes.get('category') === identityCategory);
  const values = new Map(
    (group ? own(group) : []).map((meta) => [meta.attributes.get('type'), textOfNode(meta).trim()]),
  );
  const [, number, tag] = /^r(\d{1,9})\.([A-Za-z0-9-]+)\.[0-9a-f]{16}$/.exec(file.attributes.get('id') ?? '') ?? [];
  const slug = values.get('release') ?? file.attributes.get('original')?.replace(/\.[^./]+$/, '');
  const revision = Number(values.get('revision') ?? number);
  const language = values.get('language') ?? tag;
  return slug && language && Number.isSafeInteger(revision) ? { slug, revision, language } : undefined;
}
