import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part, SourceDocument } from '../../../../../contracts/document.ts';
import { parseXml } from '../../../../../core/lib/xml/index.ts';
import { readZip } from '../../../../../core/lib/zip/index.ts';
import { runs } from '../../../../support/runs.ts';
import { entryOf, makeDocx, parseDocx, renderDocx } from '../../../support/docx.ts';
import { anyBody } from '../../../support/docx-arbitraries.ts';
import { shape, translated } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';
import { engine, translate } from '../../../support/translation.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../../fixtures/docx/${name}.docx`, import.meta.url));
const fixtures = ['word', 'google-docs', 'libreoffice'];
const languages = ['fr', 'ar', 'ja', 'th', 'zh-Hant'];

/** Properties that name the author, which no rendition has. */
const anonymous = (bytes: Uint8Array) => !/creator|lastModifiedBy/.test(entryOf(bytes, 'docProps/core.xml'));

/** Kinds and content, without what is kept whole at the ends of a unit: that may as well stand beside it. */
function structure(document: SourceDocument, translations?: ReadonlyMap<string, Part[]>): string[] {
  return document.units.map(({ id, kind, parts }) => {
    const content = shape(translations?.get(id) ?? parts).replace(/^(?:<\d+\/>)+|(?:<\d+\/>)+$/g, '');
    const ids = new Map<string, number>();
    const renumbered = content.replace(/(?<=<\/?)\d+/g, (number) => {
      ids.set(number, ids.get(number) ?? ids.size + 1);
      return String(ids.get(number));
    });
    return `${kind} ${renumbered}`;
  });
}

function expectWellFormed(bytes: Uint8Array): void {
  for (const { name } of readZip(bytes).entries) if (/\.(xml|rels)$/.test(name)) parseXml(entryOf(bytes, name));
}

function expectRoundTrip(bytes: Uint8Array, language: string): void {
  const document = parseDocx(bytes);
  const translations = translated(document, pseudo);
  const rendition = renderDocx(document, translations, language);
  expectWellFormed(rendition);
  expect(structure(parseDocx(rendition))).toEqual(structure(document, translations));
}

describe('identity', () => {
  it.each(fixtures)('%s: the source is the same to the byte but for who wrote it', (name) => {
    const bytes = fixture(name);
    const rendition = renderDocx(parseDocx(bytes), new Map(), 'en');
    expect(anonymous(rendition)).toBe(true);
    const before = readZip(bytes).entries;
    const after = readZip(rendition).entries;
    expect(after.map((entry) => entry.name)).toEqual(before.map((entry) => entry.name));
    for (const [index, entry] of before.entries()) {
      if (!entry.name.startsWith('docProps/')) expect(after[index]?.local, entry.name).toEqual(entry.local);
    }
  });

  it.each(fixtures)(
    '%s: a document without an author is the same to the byte, also after an engine that changes nothing',
    async (name) => {
      const bytes = renderDocx(parseDocx(fixture(name)), new Map(), 'en');
      const document = parseDocx(bytes);
      const { translations, warnings } = await translate(document, { engine: engine() });
      expect(warnings).toEqual([]);
      expect(Buffer.from(renderDocx(document, translations, 'en')).equals(bytes)).toBe(true);
    },
  );

  it('any document is the same to the byte', () => {
    fc.assert(
      fc.property(anyBody, fc.boolean(), (body, streamed) => {
        const bytes = makeDocx({ body }, { streamed });
        const document = parseDocx(bytes);
        expect(Buffer.from(renderDocx(document, new Map(), 'en')).equals(bytes)).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('in another language no text changes, only language and direction', () => {
    fc.assert(
      fc.property(anyBody, fc.constantFrom(...languages), (body, language) => {
        const document = parseDocx(makeDocx({ body }));
        const rendition = renderDocx(document, new Map(), language);
        expectWellFormed(rendition);
        expect(structure(parseDocx(rendition))).toEqual(structure(document));
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a rendition reads as its source does, with other words', () => {
  it.each(fixtures.flatMap((name) => languages.map((language) => [name, language] as const)))(
    '%s, %s',
    (name, language) => {
      expectRoundTrip(fixture(name), language);
    },
  );

  it('any document', () => {
    fc.assert(
      fc.property(anyBody, fc.constantFrom(...languages), (body, language) =>
        expectRoundTrip(makeDocx({ body }), language),
      ),
      { numRuns: runs(300) },
    );
  });

  it.each(fixtures)('%s: no letter of the source is left but what is protected', (name) => {
    const document = parseDocx(fixture(name));
    const rendition = renderDocx(document, translated(document, pseudo), 'fr');
    const left = readZip(rendition)
      .entries.filter((entry) => /^word\/(document|header|footer|footnotes)\d*\.xml$/.test(entry.name))
      .flatMap((entry) =>
        [...entryOf(rendition, entry.name).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text),
      )
      .filter((text) => /[a-z]{2}/i.test(text.replace(/&\w+;|\S+@example\.org/g, '')));
    expect(left).toEqual([]);
  });
});
