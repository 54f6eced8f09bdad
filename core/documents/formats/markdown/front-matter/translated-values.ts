import { isMap, isScalar, type Pair, parseDocument, Scalar } from 'yaml';
import type { Range } from '../../../../../contracts/document.ts';
import { maxFrontMatterLength } from '../../../../../contracts/limits.ts';
import { own } from '../../../../../contracts/own.ts';
import { hasLetters } from '../../../../lib/text/words.ts';
import type { DraftUnit } from '../../format.ts';
import type { FrontMatterRange } from './front-matter.ts';
import { readToml } from './toml.ts';

/** Keys whose values readers see on a page or in a list of pages, in any case. */
const translated: ReadonlySet<string> = new Set(['title', 'description']);

const styles: Record<string, string> = {
  [Scalar.PLAIN]: 'yaml',
  [Scalar.QUOTE_DOUBLE]: 'yaml:"',
  [Scalar.QUOTE_SINGLE]: "yaml:'",
  [Scalar.BLOCK_FOLDED]: 'yaml:block',
  [Scalar.BLOCK_LITERAL]: 'yaml:block',
};

interface Value {
  key: string;
  text: string;
  range: Range;
  syntax: string;
}

/** Reads the values of front matter that are translated. The option reader reports what is not valid. */
export function translatedValues(text: string, { language, content }: FrontMatterRange): DraftUnit[] {
  if (content.end - content.start > maxFrontMatterLength) return [];
  const written = text.slice(content.start, content.end);
  return (language === 'toml' ? tomlValues(written) : yamlValues(written)).flatMap(
    ({ key, text, range, syntax }): DraftUnit[] => {
      if (!translated.has(key) || !hasLetters(text)) return [];
      return [
        {
          kind: key === 'title' ? 'title' : 'attribute',
          range: { start: content.start + range.start, end: content.start + range.end },
          parts: [{ type: 'text', value: text.replace(/\s+/g, ' ').trim() }],
          syntax,
        },
      ];
    },
  );
}

function yamlValues(written: string): Value[] {
  const document = parseDocument(written, { logLevel: 'silent' });
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return [];
  return contents.items.flatMap((pair) => yamlValue(pair, contents.flow === true, written));
}

function yamlValue({ key, value }: Pair, isFlow: boolean, written: string): Value[] {
  if (!isScalar(key) || !isScalar(value) || !value.range || typeof value.value !== 'string') return [];
  const style = own(styles, value.type ?? '');
  if (style === undefined) return [];
  const [start, end] = value.range;
  return [
    {
      key: String(key.value).toLowerCase(),
      text: value.value,
      // The line end after a block is that of the next key.
      range: { start, end: style === 'yaml:block' ? start + written.slice(start, end).trimEnd().length : end },
      // In braces, a comma and other signs end a plain text: quote it.
      syntax: isFlow && style === 'yaml' ? 'yaml:"' : style,
    },
  ];
}

function tomlValues(written: string): Value[] {
  const read = readToml(written);
  if ('error' in read) return [];
  return read.entries.flatMap(({ key, value, range, quote }): Value[] => {
    if (typeof value !== 'string' || quote === undefined) return [];
    return [{ key: key.toLowerCase(), text: value, range, syntax: `toml:${quote}` }];
  });
}
