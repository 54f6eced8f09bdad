import { describe, expect, test } from 'vitest';
import { humanKey } from '../../../../core/translation/memory/human-key.ts';
import { encodeSegment } from '../../../../core/translation/segments/encode-segment.ts';
import { readTmx } from '../../../../core/translation/tmx/read-tmx.ts';
import { TmxError } from '../../../../core/translation/tmx/tmx-error.ts';
import { parse } from '../../support/parse.ts';

const tuv = (lang: string, seg: string) => `<tuv xml:lang="${lang}"><seg>${seg}</seg></tuv>`;
const tu = (...inside: string[]) => `<tu>${inside.join('')}</tu>`;
const tmx = (...units: string[]) =>
  `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="en"/><body>\n${units.join('\n')}\n</body></tmx>\n`;
const read = (text: string, source = 'en', target = 'fr') => readTmx(text, { source, target });
const pairs = (text: string, source = 'en', target = 'fr') =>
  read(text, source, target).pairs.map(({ source, target }) => [source, target]);
const none = { otherLanguages: 0, unusable: 0, machine: 0, repeated: 0 };

describe('a translation memory of another tool', () => {
  test('gives pairs, normalised and encoded, with the lines of their units', () => {
    const text = tmx(
      tu(tuv('en', 'The  bridge\n opens &amp; closes.'), tuv('fr', 'Le pont s’ouvre &amp; se ferme.')),
      tu(tuv('EN-US', 'It rains.'), tuv('FR', '<![CDATA[Il pleut.]]>')),
    );
    expect(read(text)).toEqual({
      units: 2,
      skipped: none,
      pairs: [
        { source: 'The bridge opens &amp; closes.', target: 'Le pont s’ouvre &amp; se ferme.', line: 4 },
        { source: 'It rains.', target: 'Il pleut.', line: 6 },
      ],
    });
  });

  test('has its tags as documents have them', () => {
    const bold = (before: string, text: string) =>
      `${before} <bpt i="1" x="7">&lt;b&gt;</bpt>${text}<ept i="1">&lt;/b&gt;</ept> <ph x="3">&lt;br/&gt;</ph>!`;
    const [pair] = read(tmx(tu(tuv('en', bold('The old', 'bridge')), tuv('fr', bold('Le vieux', 'pont'))))).pairs;
    expect(pair).toMatchObject({ source: 'The old <g1>bridge</g1> <x2/>!', target: 'Le vieux <g1>pont</g1> <x2/>!' });
    const unit = parse('html', '<p>The old <b>bridge</b> <img src="a.png">!</p>').units[0];
    const [segment] = unit ? encodeSegment(unit) : [];
    const key = (text: string) => humanKey({ source: 'en', target: 'fr', text, slug: 'a' });
    expect(key(pair?.source ?? '')).toBe(key(segment?.text ?? '-'));
  });

  test.each([
    ['their order', '<ph>a</ph> one <ph>b</ph> two', '<ph>a</ph> un <ph>b</ph> deux', 'one <x1/> two', 'un <x1/> deux'],
    [
      'x, also where the order differs',
      'A <ph x="1"/> b <ph x="2"/> c',
      'A <ph x="2"/> b <ph x="1"/> c',
      'A <x1/> b <x2/> c',
      'A <x2/> b <x1/> c',
    ],
    ['pos, of isolated tags', 'a <it pos="begin"/>b', 'c <it pos="begin"/>d', 'a <x1/>b', 'c <x1/>d'],
  ])('pairs tags by %s', (_, source, target, expectedSource, expectedTarget) => {
    expect(pairs(tmx(tu(tuv('en', source), tuv('fr', target))))).toEqual([[expectedSource, expectedTarget]]);
  });

  test('keeps the text of marks, of unknown elements and of tags that only one side has', () => {
    const of = (source: string, target: string) => pairs(tmx(tu(tuv('en', source), tuv('fr', target))))[0];
    expect(of('The <hi type="x">old</hi> bridge', 'Le <hi>vieux</hi> pont')).toEqual([
      'The old bridge',
      'Le vieux pont',
    ]);
    expect(of('The <b>old</b> bridge', 'Le vieux pont')).toEqual(['The old bridge', 'Le vieux pont']);
    expect(of('The <bpt i="1"/>old<ept i="1"/> bridge', 'Le vieux pont')).toEqual(['The old bridge', 'Le vieux pont']);
    expect(of('The <ph x="1"/>old bridge', 'Le <ph x="1"/>vieux <ph x="2"/>pont')).toEqual([
      'The <x1/>old bridge',
      'Le <x1/>vieux pont',
    ]);
  });

  test('has addresses as tags, and no pair where the translation lacks one', () => {
    const text = tmx(
      tu(tuv('en', 'See https://example.org/a for more.'), tuv('fr', 'Voir https://example.org/a pour plus.')),
      tu(tuv('en', 'Ask ana@example.org today.'), tuv('fr', 'Demandez aujourd’hui.')),
    );
    expect(pairs(text)).toEqual([['See <x1/> for more.', 'Voir <x1/> pour plus.']]);
    expect(read(text).skipped).toEqual({ ...none, unusable: 1 });
  });

  test('is counted as far as no pair comes of it', () => {
    const text = tmx(
      tu(tuv('en', 'One.'), tuv('de', 'Eins.')),
      tu(tuv('en', '123'), tuv('fr', '123')),
      tu(tuv('en', 'Two words.'), tuv('fr', '')),
      tu('<prop type="x-origin">machine</prop>', tuv('en', 'Three.'), tuv('fr', 'Trois.')),
      tu(tuv('en', 'Four.'), tuv('fr', 'Quatre !')),
      tu(tuv('en', 'Four.'), tuv('fr', 'Quatre.')),
    );
    expect(read(text)).toMatchObject({
      units: 6,
      pairs: [{ source: 'Four.', target: 'Quatre.', line: 9 }],
      skipped: { otherLanguages: 1, unusable: 2, machine: 1, repeated: 1 },
    });
  });
});

describe('the languages of a unit', () => {
  const all = tmx(
    tu(
      tuv('en-US', 'The color.'),
      tuv('pt-PT', 'A cor (Portugal).'),
      tuv('pt-BR', 'A cor (Brasil).'),
      tuv('zh-CN', '颜色。'),
      tuv('zh-TW', '顏色。'),
    ),
  );

  test.each([
    ['en', 'pt', 'A cor (Brasil).'],
    ['en-GB', 'pt-PT', 'A cor (Portugal).'],
    ['en', 'zh-Hans', '颜色。'],
    ['en', 'zh-Hant', '顏色。'],
  ])('%s to %s', (source, target, text) => {
    expect(pairs(all, source, target)).toEqual([['The color.', text]]);
  });

  test('another region’s words are not a region’s', () => {
    const only = tmx(tu(tuv('en', 'The color.'), tuv('pt-PT', 'A cor.')));
    expect(() => read(only, 'en', 'pt-BR')).toThrow(/no unit has both en and pt-BR.*en, pt-PT/);
    expect(pairs(only, 'en', 'pt')).toHaveLength(1);
  });
});

describe('what is no translation memory is refused with line and reason', () => {
  const unit = tu(tuv('en', 'One.'), tuv('fr', 'Un.'));
  test.each([
    ['another XML file', '<?xml version="1.0"?>\n<html/>', /^Line 2: .*<html>.*<tmx>/],
    ['no unit', tmx(), /^Line 3: .*does not contain a translation unit/],
    ['a tag that never closes', tmx(unit, '<tu>'), /^Line \d: .*does not close an element|never closed/],
    ['a variant without a language', tmx(unit, '<tu><tuv><seg>a</seg></tuv></tu>'), /^Line 5: .*xml:lang/],
    ['a variant without a segment', tmx(unit, '<tu><tuv xml:lang="en"/></tu>'), /^Line 5: .*<seg>/],
    ['an unknown entity', tmx(unit, tu(tuv('en', '&nbsp;a'), tuv('fr', 'b'))), /^Line 5: .*&nbsp.*not an entity/],
    ['no XML at all', 'source;target\n', /not have a root element/],
    ['nesting without end', `<tmx>${'<a>'.repeat(1000)}`, /nests deeper/],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(TmxError);
    expect(() => read(text)).toThrow(message);
  });

  test('entities of its own, which could grow without end or read files', () => {
    for (const entity of ['<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">']) {
      const text = `<?xml version="1.0"?>\n<!DOCTYPE tmx [${entity}]>\n<tmx><body>${tu(tuv('en', '&a;'), tuv('fr', '&a;'))}</body></tmx>`;
      expect(() => read(text)).toThrow(/^Line 2: it has a document type declaration/);
    }
    const after = tmx(unit).replace('<body>', '<!DOCTYPE tmx SYSTEM "a"><body>');
    expect(() => read(after)).toThrow(/document type declaration/);
  });
});

describe('pairs as translation programs keep them', () => {
  const bridge = (attributes: string, target: string, inside = '', own = '') =>
    `<tu ${attributes}>${inside}${tuv('en', 'The old bridge is open again.')}${tuv('fr', target).replace('<tuv', `<tuv ${own}`)}</tu>`;
  const unit = (attributes: string, inside = '', own = '') => bridge(attributes, 'Le vieux pont rouvre.', inside, own);

  test.each(['NO-NO', 'no', 'nb-NO', 'no_NO', 'nb'])('%s is Norwegian Bokmål', (language) => {
    const text = tmx(tu(tuv('EN-US', 'The bridge is open.'), tuv(language, 'Broen er åpen.')));
    expect(pairs(text, 'en', 'nb')).toEqual([['The bridge is open.', 'Broen er åpen.']]);
  });

  test('Nynorsk is another language', () => {
    expect(() => read(tmx(tu(tuv('en', 'Open.'), tuv('nn-NO', 'Open.'))), 'en', 'nb')).toThrow(TmxError);
  });

  test.each([
    ['creationid', unit('creationid="MT!"')],
    ['an engine as author', unit('creationid="Google Translate"')],
    ['an author of the translation', unit('', '', 'creationid="DeepL"')],
    ['a property', unit('', '<prop type="x-MT">true</prop>')],
    ['an empty property', unit('', '<prop type="x-MT"></prop>')],
    ['an origin', unit('', '<prop type="x-origin">MT</prop>')],
    ['the last to change it', unit('creationid="Ann" changeid="machine translation"')],
  ])('one marked as a machine’s is no person’s: %s', (_, marked) => {
    expect(read(tmx(marked)).skipped).toEqual({ ...none, machine: 1 });
  });

  test.each([
    ['a person', unit('creationid="Ann"')],
    ['a person with such a name', unit('creationid="Bing Li" ')],
    ['a person of such a name', unit('creationid="MTHOMAS"')],
    ['a person who changed it', unit('creationid="MT!" changeid="Ann"')],
    ['a match of a memory', unit('', '<prop type="x-origin">TM</prop>')],
  ])('one of %s is', (_, marked) => {
    expect(read(tmx(marked)).pairs).toHaveLength(1);
  });

  test.each([
    ['the newer of two', 'changedate="20260504T093000Z"', 'changedate="20250101T000000Z"', 'un'],
    ['the newer of two, later', 'changedate="20250101T000000Z"', 'changedate="20260504T093000Z"', 'deux'],
    [
      'one changed after the other was made',
      'creationdate="20260101T000000Z"',
      'changedate="20260504T093000Z"',
      'deux',
    ],
    ['the later, if one does not say', 'changedate="20260504T093000Z"', '', 'deux'],
    ['the later of the same second', 'changedate="20260504T093000Z"', 'changedate="20260504T093000Z"', 'deux'],
  ])('%s counts', (_, one, two, expected) => {
    const found = read(tmx(bridge(one, 'un pont'), bridge(two, 'deux ponts')));
    expect(found.pairs.map(({ target }) => target.split(' ')[0])).toEqual([expected]);
    expect(found.skipped).toEqual({ ...none, repeated: 1 });
  });

  test('a date of the translation comes before that of its unit', () => {
    const text = tmx(
      bridge('changedate="20270101T000000Z"', 'un pont', '', 'changedate="20240101T000000Z"'),
      bridge('changedate="20260101T000000Z"', 'deux ponts'),
    );
    expect(read(text).pairs.map(({ target }) => target)).toEqual(['deux ponts']);
  });
});
