import { own } from '../../../../contracts/own.ts';
import type { XmlElement } from '../../../lib/xml/index.ts';
import { child, textOf } from '../../../lib/xml/index.ts';
import type { DocxItem } from './item.ts';
import { type RunFormat, runFormat } from './run-format.ts';
import { signOf } from './sign.ts';

/** Elements in runs that readers do not see: the last page break, places where a word may break. */
const noise: ReadonlySet<string> = new Set(['w:rPr', 'w:lastRenderedPageBreak', 'w:softHyphen']);

/** Elements in a run that read as white space. */
const spaces: Readonly<Record<string, string>> = { 'w:tab': ' ', 'w:ptab': ' ', 'w:br': ' ', 'w:cr': ' ' };

const ofText: ReadonlySet<string> = new Set(['w:t', 'w:noBreakHyphen', 'w:ruby']);

type Found = DocxItem extends infer I ? (I extends DocxItem ? Omit<I, 'top'> : never) : never;

/** Reads the content of a run. Keeps a run without text whole, with its properties; leaves out an empty one. */
export function readRun(source: string, run: XmlElement): Found[] {
  const content = run.children.filter(({ name }) => !noise.has(name));
  if (content.length === 0) return [];
  if (!content.some(({ name }) => ofText.has(name))) {
    const text = content.map((each) => shownText(source, each)).join('');
    return [{ type: 'whole', source: { start: run.start, end: run.end }, text }];
  }
  const format = runFormat(source, run);
  const found = content.flatMap((element) => readContent(source, element, format));
  return found.filter((item) => item.type !== 'text' || item.value !== '');
}

function readContent(source: string, element: XmlElement, format: RunFormat): Found[] {
  const { name, start, end } = element;
  if (name === 'w:t') return [{ type: 'text', value: textOfRun(source, element), format }];
  // Engines know the character; Word shows both alike.
  if (name === 'w:noBreakHyphen') return [{ type: 'text', value: '\u2011', format }];
  if (name === 'w:ruby') {
    // Drop the reading aid: it belongs to the source's script.
    const base = child(element, 'w:rubyBase')?.children.filter((each) => each.name === 'w:r') ?? [];
    return base.flatMap((run) => readRun(source, run)).filter(({ type }) => type === 'text');
  }
  return [{ type: 'whole', source: { start, end }, text: shownText(source, element), format }];
}

/** What readers see of an element that is kept whole. */
function shownText(source: string, element: XmlElement): string {
  if (element.name === 'w:sym') return signOf(source, element) ?? '';
  return own(spaces, element.name) ?? '';
}

/**
 * Returns the text of a run's element. White space at the ends counts only with `xml:space`; soft hyphens are for the
 * source's line breaks.
 */
export function textOfRun(source: string, element: XmlElement): string {
  const text = textOf(source, element)
    .replaceAll('\u00ad', '')
    .replace(/[\t\r\n]/g, ' ');
  const preserved = source.slice(element.start, element.innerStart).includes('"preserve"');
  return preserved ? text : withoutSpacesAround(text);
}

/** Trims spaces only: a no-break space is an ordinary character. */
function withoutSpacesAround(text: string): string {
  let start = 0;
  let end = text.length;
  while (text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  return text.slice(start, end);
}
