import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../../../contracts/document.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { readIdentity, readXliff } from '../../../../core/people/xliff/read-xliff.ts';
import type { ReviewedUnit } from '../../../../core/people/xliff/reviewed.ts';
import { writeXliff } from '../../../../core/people/xliff/write-xliff.ts';
import { joined } from '../../../../core/translation/segments/decode-segment.ts';
import { encodeSegment } from '../../../../core/translation/segments/encode-segment.ts';
import { encodeTranslation } from '../../../../core/translation/segments/encode-translation.ts';
import { runs } from '../../../support/runs.ts';
import { anyParsed } from '../../support/any-document.ts';
import { parseDocx } from '../../support/docx.ts';
import { parse, translated } from '../../support/parse.ts';
import { pseudo } from '../../support/pseudo.ts';
import { fair, ferry, identity, inState, packageOf } from './packages.ts';

const word = parseDocx(readFileSync(new URL('../../../fixtures/docx/word.docx', import.meta.url)));

const textsOf = (units: ReadonlyMap<string, ReviewedUnit>) => new Map([...units].map(([id, { parts }]) => [id, parts]));

describe.each([
  ['Markdown', ferry],
  ['HTML', fair],
  ['Word', word],
])('a package of a %s document', (_, document: SourceDocument) => {
  const sent = packageOf(document);

  test('comes back as it went out', () => {
    const back = readXliff(inState('final', sent), document, 'fr');
    expect([...back.values()].every(({ finished }) => finished)).toBe(true);
    expect(renderDocument(document, textsOf(back), 'fr')).toBe(renderDocument(document, sent.translations, 'fr'));
  });

  test('says of what it is', () => {
    const file = writeXliff(sent);
    expect(readIdentity(file)).toEqual({ slug: identity.slug, revision: identity.revision, language: 'fr' });
    expect([...readXliff(file, document, 'fr').keys()]).toEqual(
      document.units.filter((unit) => encodeSegment(unit).length > 0).map(({ id }) => id),
    );
  });

  test('is finished where its segments are', () => {
    const finishedOf = (file: string) =>
      [...readXliff(file, document, 'fr')].flatMap(([id, { finished }]) => (finished ? [id] : []));
    expect(finishedOf(writeXliff(sent))).toEqual([]);
    expect(finishedOf(writeXliff({ ...sent, finished: new Set(['b2']) }))).toEqual(['b2']);
    expect(finishedOf(inState('reviewed', sent))).toEqual([...readXliff(writeXliff(sent), document, 'fr').keys()]);
  });
});

test('any document comes back as it went out', () => {
  fc.assert(
    fc.property(anyParsed, (document) => {
      const sent = packageOf(document);
      const xliff = inState('reviewed', sent);
      const back = readXliff(xliff, document, 'fr');
      const rendered = renderDocument(document, sent.translations, 'fr');
      expect(renderDocument(document, textsOf(back), 'fr').replace(/\s+/g, ' ')).toBe(rendered.replace(/\s+/g, ' '));
      expect(writeXliff(packageOf(document))).toBe(writeXliff(sent));
    }),
    { numRuns: runs(150) },
  );
});

test('a translation is encoded with the tags of its segment', () => {
  fc.assert(
    fc.property(anyParsed, (document) => {
      const translations = translated(document, pseudo);
      for (const unit of document.units) {
        const [segment] = encodeSegment(unit, { maxSegmentBytes: Number.POSITIVE_INFINITY });
        if (!segment) continue;
        expect(encodeTranslation(segment, joined(unit.parts))).toBe(segment.text.trim());
        const other = encodeTranslation(segment, translations.get(unit.id) ?? []);
        // Lines that are never sent are a part of what surrounds a segment, and change with nothing.
        if (other !== undefined) expect(other.replace(/[^<>/]/gu, '')).toBe(segment.text.replace(/[^<>/]/gu, ''));
      }
    }),
  );
});

test('a translation with other tags than its segment is not encoded', () => {
  const [unit] = parse('markdown', 'Read *this* at <https://example.org/> today.').units;
  const [segment] = unit ? encodeSegment(unit) : [];
  if (!unit || !segment) throw new Error('no segment');
  expect(encodeTranslation(segment, unit.parts)).toBe('Read <g1>this</g1> at <x2/> today.');
  expect(
    encodeTranslation(
      segment,
      unit.parts.filter((part) => part.type !== 'placeholder'),
    ),
  ).toBeUndefined();
  expect(
    encodeTranslation(segment, [...unit.parts, { type: 'placeholder', id: 9, source: { raw: 'x' } }]),
  ).toBeUndefined();
});
