import { describe, expect, it } from 'vitest';
import type { Term, TermList } from '../../../../contracts/terminology.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import type { TranslationRequest } from '../../../../core/translation/run/ports.ts';
import { isMissed } from '../../../../core/translation/run/terms/is-missed.ts';
import { TermIndex } from '../../../../core/translation/run/terms/term-index.ts';
import { typeset } from '../../../../core/translation/typography/typeset.ts';
import { parse } from '../../support/parse.ts';
import { people } from '../../support/people.ts';
import { engine, inLines, memory, shout, translate } from '../../support/translation.ts';

const list = (...terms: Term[]): TermList => ({ schema: 1, source: 'en', name: 'terms-1', sha256: 'x', terms });
const keep = (source: string): Term => ({ source, targets: {}, keep: true });
const pair = (source: string, fr: string): Term => ({ source, targets: { fr } });

describe('TermIndex', () => {
  const found = (terms: string[], text: string, ignoreCase = false) =>
    new TermIndex(
      terms.map((term) => [term, term] as const),
      { ignoreCase },
    )
      .find(text)
      .map(({ start, end, value }) => [text.slice(start, end), value]);

  it.each([
    ['whole words', ['art'], 'art, an artist, the Art; state-of-the-art', ['art', 'art']],
    [
      'the longest',
      ['harbour', 'harbour library'],
      'the harbour library and the harbour',
      ['harbour library', 'harbour'],
    ],
    ['none inside another', ['a b', 'b c'], 'a b c', ['a b']],
    [
      'with signs around them',
      ['.NET', 'C++', '@acme', 'Yahoo!'],
      'in .NET, C++ and @acme by Yahoo!',
      ['.NET', 'C++', '@acme', 'Yahoo!'],
    ],
    ['not behind or before a letter', ['.NET', 'C++', '@acme'], 'ASP.NET, C++11 and x@acme', []],
    ['not in other case', ['Acme'], 'ACME acme Acme', ['Acme']],
    ['at the ends', ['Acme'], 'Acme', ['Acme']],
    ['with a no-break space', ['Acme Cloud'], 'Acme\u00a0Cloud', ['Acme\u00a0Cloud']],
    ['in a script without spaces', ['図書館'], '新しい図書館が開館', ['図書館']],
    ['with a genitive', ['Acme'], 'Acme’s Acme-like', ['Acme', 'Acme']],
    ['with accents', ['Café'], 'Café Cafés', ['Café']],
  ])('finds %s', (_, terms, text, expected) => {
    expect(found(terms, text).map(([hit]) => hit)).toEqual(expected);
  });

  it('ignores case where it is asked to, whatever lower case does to lengths', () => {
    expect(found(['library'], 'İİ LIBRARY, Library', true).map(([hit]) => hit)).toEqual(['LIBRARY', 'Library']);
  });

  it('reads a megabyte with ten thousand terms in no more time than it has words', () => {
    const terms = Array.from({ length: 10_000 }, (_, n) => `term number ${n}`);
    expect(found([...terms, 'x y'], 'term number x y '.repeat(60_000)).length).toBe(60_000);
  });
});

describe('isMissed', () => {
  it.each([
    ['fr', 'bibliothèque', 'Les bibliothèques du port'],
    ['fr', 'cheval', 'Deux chevaux'],
    ['fr', 'bibliothèque du port', 'Le port a sa bibliothèque, au bord du quai'],
    ['fr', 'bibliothèque', 'LA BIBLIOTHÈQUE OUVRE'],
    ['fr', 'Acme Nuage', 'ACME NUAGE ARRIVE'],
    ['fr', 'bibliothèque', 'Bibliothèque ouverte'],
    ['de', 'Hafen', 'Die Häfen'],
    ['de', 'Bibliothek', 'Die Hafenbibliothek'],
    ['pl', 'książka', 'o książce'],
    ['ru', 'библиотека', 'в библиотеке'],
    ['ar', 'مكتبة', 'في المكتبة الجديدة'],
    ['tr', 'kütüphane', 'kütüphanesinde'],
    ['fi', 'kirjasto', 'kirjastossa'],
    ['ja', '図書館', '新しい図書館が開館'],
    ['ja', 'API', 'APIを使う'],
    ['th', 'ห้องสมุด', 'เปิดห้องสมุดใหม่'],
    ['ko', '도서관', '도서관은 열렸다'],
    ['es', 'no', 'no'],
  ])('%s: %s is in "%s"', (language, term, text) => {
    expect(isMissed(term, text, language)).toBe(false);
  });

  it.each([
    ['fr', 'bibliothèque', 'La librairie du port'],
    ['fr', 'bibliothèque du port', 'La bibliothèque est ouverte'],
    ['fr', 'Acme Nuage', 'un nuage de acme'],
    ['de', 'Hafen', 'Der Strand'],
    ['ja', '図書館', '新しい本屋が開店'],
    ['es', 'de', 'denominación'],
  ])('%s: %s is not in "%s"', (language, term, text) => {
    expect(isMissed(term, text, language)).toBe(true);
  });
});

describe('a term that is never translated', () => {
  it('travels as a tag, whatever stands around it, and comes back as it was', async () => {
    const document = parse(
      'html',
      '<p>At Acme&nbsp;Cloud, the <b>Yahoo! &amp; Co</b> team of Acmeville met acme cloud</p>',
    );
    const machine = engine(shout);
    const terms = list(keep('Acme Cloud'), keep('Yahoo! & Co'));
    const { translations, warnings } = await translate(document, { engine: machine }, { terms });
    expect(machine.sent).toEqual(['At <x1/>, the <g2><x3/></g2> team of Acmeville met acme cloud']);
    expect(renderDocument(document, translations, 'en')).toBe(
      '<p>AT Acme\u00a0Cloud, THE <b>Yahoo! &amp; Co</b> TEAM OF ACMEVILLE MET ACME CLOUD</p>',
    );
    expect(warnings).toEqual([]);
  });

  it('is not even touched by typography', async () => {
    const document = parse('markdown', 'He works at Yahoo! and she is here!');
    const { translations, runs } = await translate(
      document,
      { engine: engine(shout) },
      { terms: list(keep('Yahoo!')) },
    );
    const set = typeset(document, translations, 'fr', runs);
    expect(renderDocument(document, set, 'fr')).toBe('HE WORKS AT Yahoo! AND SHE IS HERE\u202f!');
  });

  it('is nothing to send where it is all there is', async () => {
    const document = parse('markdown', '# Acme Cloud\n\n**Acme Cloud** 2026\n');
    const machine = engine(shout);
    const { translations, segments } = await translate(
      document,
      { engine: machine },
      { terms: list(keep('Acme Cloud')) },
    );
    expect(machine.sent).toEqual([]);
    expect(segments.total).toBe(0);
    expect(renderDocument(document, translations, 'fr')).toBe(document.text);
  });

  it('is shared by the memory with others in its place, and each comes back', async () => {
    const kept = memory();
    const terms = list(keep('Acme'), keep('Contoso'));
    const machine = engine(shout);
    await translate(parse('markdown', 'We work at Acme now'), { engine: machine, memory: kept }, { terms });
    const other = parse('markdown', 'We work at Contoso now');
    const { translations } = await translate(other, { engine: machine, memory: kept }, { terms, run: 'run-2' });
    expect(machine.sent).toHaveLength(1);
    expect(renderDocument(other, translations, 'fr')).toBe('WE WORK AT Contoso NOW');
  });

  it('that markup divides is sent, and warned of where it does not come back', async () => {
    const document = parse('markdown', 'We work at Acme *Cloud* now');
    const { warnings } = await translate(document, { engine: engine(shout) }, { terms: list(keep('Acme Cloud')) });
    expect(warnings).toMatchObject([
      { code: 'term-missed', segment: 'b1', message: expect.stringContaining('Acme Cloud') },
    ]);
  });

  it('does not stand against people’s words', async () => {
    const document = parse('markdown', 'We work at Acme now');
    const known = people(document, { 'We work at Acme now': 'Chez Akmé' });
    const { translations } = await translate(
      document,
      { engine: engine(), human: known },
      { terms: list(keep('Acme')) },
    );
    expect(renderDocument(document, translations, 'fr')).toBe('Chez Akmé');
  });
});

describe('a term with a translation', () => {
  const paragraphs = Array.from({ length: 60 }, (_, index) =>
    index % 20 === 7 ? `Paragraph ${index} says that a Library opens.` : `Paragraph ${index} has some words in it.`,
  );
  const document = parse('markdown', paragraphs.join('\n\n'));
  const applying = () => {
    const asked: TranslationRequest[] = [];
    const machine = {
      async translate(text: string, request: TranslationRequest) {
        asked.push(request);
        const answer = request.terminology
          ? text.replace(/library/gi, 'bibliothèque')
          : text.replace(/library/gi, 'librairie');
        return { text: answer, engine: 'terms' };
      },
    };
    return { asked, machine };
  };

  it('is asked for only where it occurs', async () => {
    const { asked, machine } = applying();
    await translate(document, { engine: machine }, { terms: list(pair('library', 'bibliothèque')), maxBytes: 300 });
    expect(asked.length).toBeGreaterThan(5);
    expect(new Set(asked.map(({ terminology }) => terminology))).toEqual(new Set(['terms-1', undefined]));
    const none = applying();
    await translate(document, { engine: none.machine }, { terms: list(pair('bridge', 'pont')) });
    expect(none.asked.map(({ terminology }) => terminology)).toEqual([undefined]);
    const elsewhere = applying();
    await translate(
      document,
      { engine: elsewhere.machine },
      { terms: list({ source: 'library', targets: { es: 'biblioteca' } }) },
    );
    expect(elsewhere.asked.map(({ terminology }) => terminology)).toEqual([undefined]);
  });

  it('that is added in 3 of 60 paragraphs: those are translated again, and use it', async () => {
    const kept = memory();
    await translate(document, { engine: applying().machine, memory: kept });
    const { asked, machine } = applying();
    const terms = list(pair('library', 'bibliothèque'), pair('bridge', 'pont'));
    const result = await translate(document, { engine: machine, memory: kept }, { terms, run: 'run-2' });
    expect(result.segments).toMatchObject({ machine: 3, reused: 57 });
    expect(renderDocument(document, result.translations, 'fr').match(/bibliothèque/g)).toHaveLength(3);
    expect(asked).toHaveLength(1);
    // Another list with the same pair is the same for these.
    const renamed = { ...terms, name: 'terms-2', terms: terms.terms.slice(0, 1) };
    const again = await translate(document, { engine: machine, memory: kept }, { terms: renamed, run: 'run-3' });
    expect(again.charactersBilled).toBe(0);
    // Taken away, the translations of before are there again.
    const without = await translate(document, { engine: machine, memory: kept }, { run: 'run-4' });
    expect(without.charactersBilled).toBe(0);
    expect(renderDocument(document, without.translations, 'fr')).not.toContain('bibliothèque');
  });

  it('that the engine did not use is warned of, on its segment, once', async () => {
    const text = parse('markdown', 'The library opens, a library!\n\nNo such word is here.\n\nIt is about IT and it.');
    const terms = list(pair('library', 'bibliothèque'), pair('IT', 'informatique'));
    const { warnings } = await translate(
      text,
      { engine: engine(inLines((line) => line.replace(/library/g, 'librairie'))) },
      { terms },
    );
    expect(warnings).toEqual([
      {
        code: 'term-missed',
        segment: 'b1',
        message: 'The translation lacks what the term list says: “library” is “bibliothèque”.',
      },
      {
        code: 'term-missed',
        segment: 'b3',
        message: 'The translation lacks what the term list says: “IT” is “informatique”.',
      },
    ]);
    const used = engine(inLines((line) => line.replace(/library/g, 'Bibliothèques').replace('IT', "l'informatique")));
    expect((await translate(text, { engine: used }, { terms })).warnings).toEqual([]);
  });

  it('is not looked for in what is kept whole', async () => {
    const text = parse(
      'markdown',
      'Type `library` or see https://example.org/library and [this](https://example.org).',
    );
    const { warnings } = await translate(
      text,
      { engine: engine(shout) },
      { terms: list(pair('library', 'bibliothèque')) },
    );
    expect(warnings).toEqual([]);
  });

  it('is found across markup', async () => {
    const asked: (string | undefined)[] = [];
    const machine = {
      async translate(line: string, { terminology }: TranslationRequest) {
        asked.push(terminology);
        return { text: shout(line), engine: 'test-engine' };
      },
    };
    const terms = list(pair('harbour library', 'bibliothèque du port'));
    const { warnings } = await translate(
      parse('markdown', 'A *harbour* library opens'),
      { engine: machine },
      { terms },
    );
    expect(asked).toEqual(['terms-1']);
    expect(warnings.map(({ code }) => code)).toEqual(['term-missed']);
  });

  it('is warned of again when the segment is reused', async () => {
    const kept = memory();
    const text = parse('markdown', 'The library opens in the morning.');
    const options = { terms: list(pair('library', 'bibliothèque')) };
    await translate(text, { engine: engine(shout), memory: kept }, options);
    const { warnings } = await translate(text, { engine: engine(), memory: kept }, { ...options, run: 'run-2' });
    expect(warnings.map(({ code }) => code)).toEqual(['term-missed']);
  });

  it('that differ in case only are two, and a change of either is paid for', async () => {
    const kept = memory();
    const text = parse('markdown', 'It may rain in May, or it may not.');
    const cases = (verb: string, month: string) => list(pair('may', verb), pair('May', month));
    const first = await translate(text, { engine: engine(), memory: kept }, { terms: cases('peut', 'mai') });
    expect(first.warnings[0]?.message).toContain('“may” is “peut”; “May” is “mai”');
    for (const [run, terms] of [cases('peut', 'Mai'), cases('pourrait', 'mai')].entries()) {
      const { segments } = await translate(text, { engine: engine(), memory: kept }, { terms, run: `run-${run + 2}` });
      expect(segments).toMatchObject({ machine: 1, reused: 0 });
    }
  });
});
