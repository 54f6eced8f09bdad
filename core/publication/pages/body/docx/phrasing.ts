import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { formula } from '../../../../documents/formats/docx/formula.ts';
import type { DocxItem } from '../../../../documents/formats/docx/item.ts';
import type { RunFormat } from '../../../../documents/formats/docx/run-format.ts';
import { parseXml } from '../../../../lib/xml/index.ts';
import { images } from './images.ts';
import type { Links } from './links.ts';
import type { Notes } from './notes.ts';

/** What of a run's look means something. */
const marks: readonly { tag: string; is: RegExp }[] = [
  { tag: 'strong', is: /<w:b(?:\/| w:val="(?:1|true|on)")|<w:rStyle w:val="Strong"/ },
  { tag: 'em', is: /<w:i(?:\/| w:val="(?:1|true|on)")|<w:rStyle w:val="Emphasis"/ },
  { tag: 'del', is: /<w:d?strike(?:\/| w:val="(?:1|true|on)")/ },
  { tag: 'sup', is: /<w:vertAlign w:val="superscript"/ },
  { tag: 'sub', is: /<w:vertAlign w:val="subscript"/ },
];

/** The content of a paragraph as HTML. */
export function phrasing(source: string, items: readonly DocxItem[], links: Links, notes: Notes): ElementContent[] {
  const root: ElementContent[] = [];
  const stack: { content: ElementContent[]; target: string | undefined }[] = [{ content: root, target: undefined }];
  let last: { format: RunFormat; text: { type: 'text'; value: string } } | undefined;
  const add = (content: ElementContent) => stack.at(-1)?.content.push(content);
  for (const item of items) {
    if (item.type === 'text' && last?.format.key === item.format.key) {
      last.text.value += item.value;
      continue;
    }
    if (item.type === 'anchor') continue;
    last = undefined;
    if (item.type === 'text') {
      last = { format: item.format, text: { type: 'text', value: item.value } };
      add(marked(last.text, item.format));
      continue;
    }
    const markup = source.slice(item.source.start, item.source.end);
    if (item.type === 'whole') for (const each of kept(markup, item.text, links, notes)) add(each);
    else if (item.type === 'open' && item.close) stack.push({ content: [], target: links.target(markup) });
    else if (item.type === 'close') {
      const { content, target } = stack.pop() ?? { content: [], target: undefined };
      // A link around nothing, as around a picture that is not shown, leads nowhere.
      if (target !== undefined && content.length > 0) add(h('a', { href: target }, content));
      else for (const each of content) add(each);
    }
  }
  return root;
}

function marked(text: ElementContent, { key }: RunFormat): ElementContent {
  return marks.filter(({ is }) => is.test(key)).reduce<ElementContent>((inner, { tag }) => h(tag, [inner]), text);
}

function kept(markup: string, text: string, links: Links, notes: Notes): ElementContent[] {
  const number = notes.number(markup);
  if (number !== undefined) {
    return [h('sup', { id: `note-mark-${number}` }, h('a', { href: `#note-${number}` }, String(number)))];
  }
  if (/<w:(?:br|cr)(?:\/| w:type="textWrapping"| w:clear)/.test(markup)) return [h('br')];
  if (/^<m:oMath/.test(markup)) return formulaPieces(markup);
  const shown = images(markup, links);
  if (shown.length > 0) return shown;
  return text === '' ? [] : [{ type: 'text', value: text }];
}

/** A formula that is a paragraph of its own is one line like any other. */
function formulaPieces(markup: string): ElementContent[] {
  return formula(markup, parseXml(markup)).map(({ text, level }) =>
    level === undefined ? { type: 'text', value: text } : h(level, text),
  );
}
