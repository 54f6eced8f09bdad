import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { displayWidth } from '../../../../core/lib/text/display-width.ts';
import { typeset } from '../../../../core/translation/typography/typeset.ts';
import { parse, shapes } from '../../support/parse.ts';
import { engine, inLines, translate } from '../../support/translation.ts';

const read = (name: string) => readFileSync(new URL(`../../support/documents/${name}`, import.meta.url), 'utf8');
const releases = [
  ['text', read('harbour-library.txt')],
  ['text', read('harbour-library.txt').replace(/\n/g, '\r\n')],
  ['markdown', read('harbour-library.md')],
  ['markdown', read('harbour-library.md').replace(/\n/g, '\r\n')],
] as const;

const outsideTags = (change: (text: string) => string) =>
  inLines((line) => line.replace(/<[^<>]*>|&\w+;|[^<&]+/g, (run) => (/^[<&]/.test(run) ? run : change(run))));

const letters = (alphabet: string) => (text: string) =>
  text.replace(/[a-zA-Z]/g, (letter) => alphabet.charAt(letter.charCodeAt(0) % alphabet.length));

/** Japanese takes about half as many characters, and no spaces. */
const halved = (text: string) =>
  text.replace(/[^\x20-\x7e]+(?: [^\x20-\x7e]+)*/g, (words) =>
    [...words.replace(/ /g, '')].filter((_, index) => index % 2 === 0).join(''),
  );

/** What engines make of a text: longer, wide and without spaces, in another direction. */
const languages = [
  ['es', (text: string) => text.replace(/\p{L}{4,}/gu, (word) => `${word}ción`)],
  ['ja', (text: string) => halved(letters('港の図書館は模型船を貸出')(text))],
  ['ar', letters('ابتثجحخدذرزسشصضطظعغفقكلمنهوي')],
] as const;

const cases = releases.flatMap(([format, text]) =>
  languages.map(([language, change]) => [format, language, text, change] as const),
);

describe('a release of 72 columns', () => {
  it.each(releases)('%s: reaches the engine as sentences, words and nothing else', async (format, text) => {
    const echo = engine();
    await translate(parse(format, text), { engine: echo }, { maxBytes: 100_000 });
    const sent = (echo.sent[0] ?? '').split('\n');
    expect(sent.join('\n')).not.toMatch(
      /###|-more-|----|====|[•\uf0b7\t]| {2}|^[–-] |page 2|\+351|\+44|030 1234567|Quay|Dock Road|Box|Berlin|PE4|SW1A|https?:|@|~\/boats|\.xlsx|srv|1,850|2,345/m,
    );
    expect(sent.find((line) => line.startsWith('PORT ELLISON'))).toMatch(/after her grandmother\b.*\.$/);
    expect(sent).toEqual(expect.arrayContaining(['Teresa Vaz', 'Harbour Library', 'Tel:']));
  });

  it.each(releases)('%s: comes back to the byte from an engine that changes nothing', async (format, text) => {
    const document = parse(format, text);
    const { translations, warnings } = await translate(document, { engine: engine() });
    expect(renderDocument(document, typeset(document, translations, 'en'), 'en')).toBe(text);
    expect(warnings).toEqual([]);
  });

  it.each(cases)(
    '%s in %s: keeps its lines, its columns, its marks and its numbers',
    async (format, language, text, change) => {
      const document = parse(format, text);
      const { translations } = await translate(document, { engine: engine(outsideTags(change)) }, { target: language });
      const rendition = renderDocument(document, typeset(document, translations, language), language);
      const again = parse(format, rendition);
      // What engines add is not in question here: tags and kept things, unit by unit.
      const bare = (all: string[]) => all.map((shape) => shape.replace(/[^<>/\d]+/g, '').replace(/\d(?![^<]*>)/g, ''));
      expect(again.units.map(({ kind }) => kind)).toEqual(document.units.map(({ kind }) => kind));
      expect(bare(shapes(again))).toEqual(bare(shapes(document)));

      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      const lines = rendition.split(eol);
      expect(rendition.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
      for (const kept of text.match(
        /^(?:###|-more-|[=-]{9,}|Harbour Library \/ page 2 .*|.*(?:PE4 7QT|Berlin|Dock Road).*)$/gm,
      ) ?? []) {
        expect(lines).toContain(kept.replace('\r', ''));
      }
      for (const line of lines.filter((each) => !/\t|\(https/.test(each)))
        expect(displayWidth(line), line).toBeLessThanOrEqual(80);
      const paragraphs = (all: string) => all.split(eol + eol).length;
      expect(paragraphs(rendition)).toBe(paragraphs(text));

      for (const column of format === 'text'
        ? [
            ['2025', '1,850', '960', '12', '2,822'],
            ['2026', '2,120', '845', '2,965'],
          ]
        : [
            ['2025', '1,234', '56'],
            ['2026', '2,345', '78'],
          ]) {
        expect(new Set(column.map((figure) => endOf(figure, lines))).size, rendition).toBe(1);
      }
    },
  );
});

/** The display column at which a figure of the table ends. */
function endOf(figure: string, lines: readonly string[]): number {
  const pattern = new RegExp(`^.*(?<= )${figure}(?= {2,}|$)`);
  const line = lines.find((each) => pattern.test(each) && / {3}/.test(each));
  return displayWidth(pattern.exec(line ?? '')?.[0] ?? '');
}
