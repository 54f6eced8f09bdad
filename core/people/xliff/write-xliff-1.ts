import { locale } from '../../../contracts/locales.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { block, element, encodeXml, startTag, type Xml } from '../../lib/xml/index.ts';
import { encodeTranslation } from '../../translation/segments/encode-translation.ts';
import { decodeText } from '../../translation/segments/entities.ts';
import type { Segment } from '../../translation/segments/segment.ts';
import { tokensOf } from '../../translation/segments/tokens.ts';
import { fileId, sourceSegment, type XliffPackage } from './write-xliff.ts';
import { identityCategory } from './xliff.ts';

/**
 * The same package as `writeXliff`, as XLIFF 1.2 for programs that know no later version. A unit is finished once it
 * is approved, or its target is `final`.
 */
export function writeXliff1({ document, translations, language, identity, warnings, finished }: XliffPackage): string {
  const [source, target] = [locale(document.language), locale(language)];
  const id = fileId(identity, language);
  const byUnit = Map.groupBy(warnings, ({ segment }) => segment);
  const units = document.units.flatMap((unit): Xml[] => {
    const segment = sourceSegment(unit);
    if (!segment) return [];
    const parts = translations.get(unit.id);
    const words = parts && encodeTranslation(segment, parts);
    const state = finished.has(unit.id) ? 'final' : 'needs-review-translation';
    return [
      block(
        'trans-unit',
        { id: unit.id, approved: finished.has(unit.id) ? 'yes' : 'no' },
        element('source', {}, written(segment.text, segment)),
        words === undefined ? undefined : element('target', { state }, written(words, segment)),
        ...(byUnit.get(unit.id) ?? []).map(({ message }) => element('note', { from: 'warning' }, message)),
      ),
    ];
  });
  const file = block(
    'file',
    {
      original: `${identity.slug}.${document.extension}`,
      'source-language': source.lang,
      'target-language': target.lang,
      datatype: 'plaintext',
      'build-num': id,
      'xml:space': 'preserve',
    },
    block('header', {}, element('note', { from: identityCategory }, id)),
    block('body', {}, ...units),
  );
  const root = block('xliff', { xmlns: 'urn:oasis:names:tc:xliff:document:1.2', version: '1.2' }, file);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
}

function written(encoded: string, { tags }: Segment): Xml {
  const markup = tokensOf(encoded).map((token) => {
    if (token.type === 'text') return encodeXml(decodeText(token.source));
    if (token.type === 'close') return '</g>';
    const tag = tags[token.number - 1];
    if (tag?.type === 'pair') return startTag('g', { id: String(token.number) });
    const seen = plainText(tag?.parts ?? []).replace(/\s+/g, ' ');
    return element('x', { id: String(token.number), ...(seen === '' ? {} : { 'equiv-text': seen }) }).markup;
  });
  return { markup: markup.join('') };
}
