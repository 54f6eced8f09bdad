import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { codePoints } from '../../../../core/lib/text/utf8-length.ts';
import { untranslated } from '../../../../core/translation/run/untranslated.ts';
import { parse } from '../../support/parse.ts';
import { people } from '../../support/people.ts';
import { engine, human, inLines, memory, shout, translate } from '../../support/translation.ts';

const paragraphs = (count: number, word = 'words') =>
  Array.from({ length: count }, (_, index) => `Paragraph number ${index} has some ${word} in it.`);
const asMarkdown = (texts: readonly string[]) => parse('markdown', texts.join('\n\n'));

describe('what is paid for once', () => {
  it('one word changed in one of 60 paragraphs: that paragraph; one that moves: nothing', async () => {
    const kept = memory();
    const texts = paragraphs(60);
    await translate(asMarkdown(texts), { engine: engine(shout), memory: kept });

    const changed = texts.map((text, index) => (index === 30 ? text.replace('some', 'other') : text));
    const edited = await translate(asMarkdown(changed), { engine: engine(shout), memory: kept }, { run: 'run-2' });
    expect(edited).toMatchObject({
      segments: { total: 60, machine: 1, reused: 59 },
      charactersBilled: changed[30]?.length,
    });

    const [first = '', ...others] = texts;
    const moved = await translate(asMarkdown([...others, first]), { engine: engine(), memory: kept }, { run: 'run-3' });
    expect(moved).toMatchObject({ segments: { total: 60, machine: 0, reused: 60 }, charactersBilled: 0 });
  });

  it('two releases that share their last paragraphs: these once', async () => {
    const kept = memory();
    const shared = paragraphs(10);
    await translate(asMarkdown([...paragraphs(5, 'early'), ...shared]), { engine: engine(), memory: kept });
    const second = [...paragraphs(5, 'late'), ...shared];
    const result = await translate(
      asMarkdown(second),
      { engine: engine(), memory: kept },
      { run: 'run-2', slug: 'another' },
    );
    expect(result.charactersBilled).toBe(codePoints(second.slice(0, 5).join('\n')));
  });

  it('a paragraph that stands twice in one, in other spaces and markup: once, and each keeps its markup', async () => {
    const twice = parse('html', '<p>A <b>big</b>&nbsp;harbour is here</p><p>A <i>big</i>  harb&shy;our is here</p>');
    const machine = engine(shout);
    const { translations } = await translate(twice, { engine: machine });
    expect(machine.sent).toEqual(['A <g1>big</g1> harbour is here']);
    expect(renderDocument(twice, translations, 'en')).toBe(
      '<p>A <b>BIG</b> HARBOUR IS HERE</p><p>A <i>BIG</i> HARBOUR IS HERE</p>',
    );
  });

  it('entries say what they are, for whoever exports, counts or forgets them', async () => {
    const kept = memory();
    await translate(asMarkdown(['A text\u00a0of five words']), { engine: engine(shout), memory: kept });
    expect([...kept.entries.values()]).toMatchObject([
      {
        source: 'A text of five words',
        target: 'A TEXT OF FIVE WORDS',
        sourceLanguage: 'en',
        targetLanguage: 'fr',
        release: 'a-release',
        engine: 'test-engine',
      },
    ]);
  });

  it('an entry that does not fit its segment is not used', async () => {
    const kept = memory();
    const document = parse('markdown', 'A text of *five* words');
    await translate(document, { engine: engine(shout), memory: kept });
    for (const [key, entry] of kept.entries) kept.entries.set(key, { ...entry, target: 'Un texte' });
    const again = engine(shout);
    await translate(document, { engine: again, memory: kept }, { run: 'run-2' });
    expect(again.sent).toHaveLength(1);
  });
});

describe('lacking', () => {
  it('says what would be sent, to the character, and sends nothing', async () => {
    const kept = memory();
    const document = asMarkdown(paragraphs(200));
    const options = { target: 'fr', slug: 'a-release' };
    const before = await untranslated(document, options, { memory: kept, human: human() });
    const result = await translate(document, { engine: engine(shout), memory: kept });
    expect(before).toEqual({ segments: 200, characters: result.charactersBilled, requests: result.requests });
    expect(await untranslated(document, options, { memory: kept, human: human() })).toEqual({
      segments: 0,
      characters: 0,
      requests: 0,
    });
  });

  it('counts no human words, and what repeats once', async () => {
    const document = asMarkdown(['A text of five words', 'Another text of six words', 'A text of five words']);
    const known = people(document, { 'Another text of six words': 'Six mots' });
    expect(
      await untranslated(document, { target: 'fr', slug: 'a-release' }, { memory: memory(), human: known }),
    ).toEqual({
      segments: 1,
      characters: 20,
      requests: 1,
    });
  });
});

it('what is unreadable is paid for again, and nothing else', async () => {
  const kept = memory();
  const document = asMarkdown(['A text of five words', 'Another text of six words']);
  const half = engine(inLines((line) => (line.startsWith('Another') ? '' : shout(line))));
  await translate(document, { engine: half, memory: kept });
  expect((await untranslated(document, { target: 'fr', slug: 'a' }, { memory: kept, human: human() })).segments).toBe(
    1,
  );
});
