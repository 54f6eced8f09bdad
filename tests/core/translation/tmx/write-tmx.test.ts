import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkup } from '../../../../core/lib/xml/index.ts';
import { normalise } from '../../../../core/translation/memory/normalise.ts';
import { readTmx } from '../../../../core/translation/tmx/read-tmx.ts';
import { type TmxEntry, tmxPieces } from '../../../../core/translation/tmx/write-tmx.ts';

const at = new Date('2026-11-24T08:56:46.770Z');
const written = (entries: TmxEntry[]) => [...tmxPieces(entries, { at })].join('');
const entry = (source: string, target: string, props: TmxEntry['props'] = {}): TmxEntry => ({
  source,
  target,
  sourceLanguage: 'en',
  targetLanguage: 'zh-Hant',
  props,
});

test('an export is TMX 1.4b', () => {
  const text = written([
    {
      ...entry('The <g1>old</g1> bridge<x2/> &amp; more', '舊<g1>橋</g1><x2/>', {
        'x-origin': 'human',
        'x-release': 'a "b"',
      }),
      at: at.toISOString(),
    },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tmx SYSTEM "tmx14.dtd">
    <tmx version="1.4">
      <header creationtool="Dragoman" creationtoolversion="1" segtype="block" o-tmf="Dragoman" adminlang="en" srclang="*all*" datatype="unknown" creationdate="20261124T085646Z"/>
      <body>
        <tu srclang="en" creationdate="20261124T085646Z">
          <prop type="x-origin">human</prop>
          <prop type="x-release">a &quot;b&quot;</prop>
          <tuv xml:lang="en"><seg>The <bpt i="1" x="1">&lt;g1&gt;</bpt>old<ept i="1">&lt;/g1&gt;</ept> bridge<ph x="2">&lt;x2/&gt;</ph> &amp; more</seg></tuv>
          <tuv xml:lang="zh-Hant"><seg>舊<bpt i="1" x="1">&lt;g1&gt;</bpt>橋<ept i="1">&lt;/g1&gt;</ept><ph x="2">&lt;x2/&gt;</ph></seg></tuv>
        </tu>
      </body>
    </tmx>
    "
  `);
});

/** Segments as they are in a memory: letters at both ends, tags inside, each once. */
const word = fc.stringMatching(/^[a-zéß橋 &<>"']{0,12}[a-zé橋]$/).map((text) => `a${text}`);
const segment = fc
  .tuple(word, fc.array(fc.tuple(fc.boolean(), word), { maxLength: 4 }), word)
  .map(([first, tags, last]) => {
    const inner = tags.map(([isPair, text], index) => {
      const encoded = escapeMarkup(text);
      return isPair ? `<g${index + 1}>${encoded}</g${index + 1}> ` : `<x${index + 1}/>${encoded} `;
    });
    return normalise(`${escapeMarkup(first)} ${inner.join('')}${escapeMarkup(last)}`).text;
  });

test('what was exported comes back as it was', () => {
  const entries = fc.uniqueArray(segment, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(entries, (sources) => {
      const all = sources.map((source) =>
        entry(source, source.replaceAll('é', 'ê'), { 'x-origin': 'human', 'x-release': 'q1/a' }),
      );
      const { pairs, skipped } = readTmx(written(all), { source: 'en', target: 'zh-Hant' });
      expect(pairs.map(({ source, target, slug: release }) => ({ source, target, release }))).toEqual(
        all.map(({ source, target }) => ({ source, target, release: 'q1/a' })),
      );
      expect(skipped).toEqual({ otherLanguages: 0, unusable: 0, machine: 0, repeated: 0 });
    }),
  );
});

test('what a machine wrote does not come back as people’s words', () => {
  const text = written([
    entry('One.', '一。', { 'x-origin': 'machine' }),
    entry('Two.', '二。', { 'x-origin': 'human' }),
  ]);
  const { pairs, skipped } = readTmx(text, { source: 'en', target: 'zh-Hant' });
  expect(pairs.map(({ source }) => source)).toEqual(['Two.']);
  expect(skipped.machine).toBe(1);
});
