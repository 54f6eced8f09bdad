import type { Part } from '../../../contracts/document.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { markupText } from './plain-text.ts';

/** Characters of a label; a longer address would not help. */
const maxLabelCharacters = 60;

/** Labels for Word's markup, by its content: readers do not know its elements. */
const inWord: readonly { holds: RegExp; label: string }[] = [
  { holds: /^<\/w:hyperlink/, label: '/link' },
  { holds: /<w:(?:foot|end)noteReference\b/, label: 'note' },
  { holds: /<\/?w:sdt|^<\/w:sdtContent/, label: 'control' },
  { holds: /<w:hyperlink\b|w:val="(?:Hyperlink|InternetLink)"/, label: 'link' },
  { holds: /<w:(?:drawing|pict|object)\b|<mc:AlternateContent\b/, label: 'picture' },
  { holds: /<w:(?:fldChar|fldSimple|instrText)\b/, label: 'field' },
  { holds: /<w:br\b/, label: '↵' },
  { holds: /<w:tab\b/, label: 'tab' },
  { holds: /<w:b(?: w:val="(?:1|true|on)")?\/>/, label: 'bold' },
  { holds: /<w:i(?: w:val="(?:1|true|on)")?\/>/, label: 'italic' },
  { holds: /<w:rPr\b/, label: 'format' },
];

/**
 * Labels protected content for people comparing texts: its visible text, else its markup in short: an element's name,
 * or, in Word, its effect. Empty if there is no markup.
 */
export function tagLabel(parts: readonly Part[], documentText: string): string {
  const seen = collapseSpaces(parts.map(readerSees).join(''));
  if (seen !== '') return shortened(seen);
  const labels = parts.map((part) => (part.type === 'text' ? '' : markupLabel(markupText(part, documentText))));
  // A link and its format are two tags in Word; show one.
  return shortened(collapseSpaces(labels.filter((label, index) => label !== labels[index - 1]).join('')));
}

/** Labels both ends of a pair. Word does not write where a format ends. */
export function pairLabels(open: readonly Part[], close: readonly Part[], documentText: string): [string, string] {
  const start = tagLabel(open, documentText);
  const end = tagLabel(close, documentText);
  return [start, end === '' || (end === start && /^[a-z]+$/.test(end)) ? `/${start}` : end];
}

function readerSees(part: Part): string {
  if (part.type === 'text') return part.value;
  return part.type === 'placeholder' ? (part.text ?? '') : '';
}

function markupLabel(markup: string): string {
  if (/^\\?(?:\r\n|\r|\n)$|^\\$| {2}$/.test(markup)) return '↵';
  if (/^<\/?(?:w|mc):/.test(markup)) {
    const found = inWord.find(({ holds }) => holds.test(markup));
    if (found) return found.label;
  }
  const [, slash = '', name] = /^<(\/?)(?:\w+:)?(\w+)/.exec(markup) ?? [];
  return name === undefined ? markup : `<${slash}${name}>`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= maxLabelCharacters ? text : `${characters.slice(0, maxLabelCharacters - 1).join('')}…`;
}
