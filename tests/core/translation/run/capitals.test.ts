import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { inCapitals, inSentenceCase, isInCapitals } from '../../../../core/translation/capitals/capitals.ts';
import { parse } from '../../support/parse.ts';
import { engine, inLines, memory, translate } from '../../support/translation.ts';

/** An engine that takes words in capitals for names, as most do. */
const namesKept = () =>
  engine(
    inLines((line) =>
      /\p{Ll}{2}/u.test(line.replace(/<[^<>]*>|&\w+;/g, ''))
        ? line.replace(/boats/gi, 'bateaux').replace(/harbour/gi, 'île')
        : line,
    ),
  );

describe('headings in capitals', () => {
  it.each(['FOR IMMEDIATE RELEASE', 'BOATS &amp; MORE', '<g1>BIG</g1> BOATS', 'НОВОСТИ'])('%s is one', (text) => {
    expect(isInCapitals(text)).toBe(true);
  });
  it.each(['NASA', 'EU, UN', 'Boats', 'A4', '新闻发布会公告', '新製品 BOATS', 'ᲮᲘᲓᲔᲑᲘ', '12 345', 'A '.repeat(150)])(
    '%s is none',
    (text) => {
      expect(isInCapitals(text)).toBe(false);
    },
  );

  it('become sentences that keep their tags, their references and what is always in capitals', () => {
    expect(inSentenceCase('THE <g1>BIG</g1> NASA BOATS &lt;B&gt;', 'en', new Set(['NASA']))).toBe(
      'The <g1>big</g1> NASA boats &lt;b&gt;',
    );
    expect(inSentenceCase('IŞIK ILIK', 'tr', new Set())).toBe('Işık ılık');
  });

  it('are capitals by the rules of the language', () => {
    expect(inCapitals('liman &amp; <g1>gemi</g1>', 'tr')).toBe('LİMAN &amp; <g1>GEMİ</g1>');
    expect(inCapitals('straße', 'de')).toBe('STRASSE');
    expect(inCapitals('港の図書館', 'ja')).toBe('港の図書館');
    expect(inCapitals('ნავები', 'ka')).toBe('ნავები');
    expect(inCapitals('καλημέρα κόσμε', 'el')).toBe('ΚΑΛΗΜΕΡΑ ΚΟΣΜΕ');
  });

  const text = '# BOATS OF THE EU HARBOUR\n\nThe EU has boats in each harbour.\n';

  it('that come back unchanged are retried as sentences, and set in capitals again', async () => {
    const kept = memory();
    const french = namesKept();
    const document = parse('markdown', text);
    const { translations, requests, charactersBilled } = await translate(document, { engine: french, memory: kept });
    expect(renderDocument(document, translations, 'fr')).toBe(
      '# BATEAUX OF THE EU ÎLE\n\nThe EU has bateaux in each île.\n',
    );
    expect(french.sent[1]).toBe('Boats of the EU harbour');
    expect(requests).toBe(2);
    expect(charactersBilled).toBe(french.sent.join('').length);

    const again = await translate(document, { engine: french, memory: kept }, { run: 'run-2' });
    expect(again).toMatchObject({ requests: 0, charactersBilled: 0, segments: { reused: 2 } });
    expect(again.translations).toEqual(translations);
    // The same run, begun again, has paid what it paid.
    expect(await translate(document, { engine: french, memory: kept })).toMatchObject({
      requests: 2,
      charactersBilled,
    });
  });

  it('are retried too where only their case came back changed', async () => {
    const titles = engine(inLines((line) => (line === line.toUpperCase() ? 'Boats Of The Harbour' : 'Bateaux')));
    const document = parse('markdown', '# BOATS OF THE HARBOUR\n');
    const { translations } = await translate(document, { engine: titles });
    expect(renderDocument(document, translations, 'fr')).toBe('# BATEAUX\n');
    const echo = engine((line) => line.toLowerCase());
    expect(renderDocument(document, (await translate(document, { engine: echo })).translations, 'fr')).toBe(
      '# BOATS OF THE HARBOUR\n',
    );
  });

  it('are not asked for again where the first answer was one', async () => {
    const shouting = engine((request) => request.toUpperCase().replace(/BOATS/g, 'BATEAUX'));
    await translate(parse('markdown', '# BOATS OF THE HARBOUR\n'), { engine: shouting });
    expect(shouting.sent).toHaveLength(1);
  });

  it('stay as they are where the second answer is none either', async () => {
    const echo = engine();
    const document = parse('markdown', text);
    const { translations } = await translate(document, { engine: echo });
    expect(renderDocument(document, translations, 'fr')).toBe(text);
    expect(echo.sent).toHaveLength(2);
  });
});
