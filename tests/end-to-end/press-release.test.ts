import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import { displayWidth } from '../../core/lib/text/display-width.ts';
import { dropAndWait, fresh, manifestOf, published } from './support/releases.ts';

const documents = new URL('../core/support/documents/', import.meta.url);

/** What stands on a line of its own and is never sent. */
const furniture =
  /^(?:###|-more-|[=-]{20,}|Harbour Library \/ page 2 \/ add one|.*12 Quay Street.*|.*Port Ellison PE4 7QT.*|10115 Berlin|P\.O\. Box 1234)$/;

const figures = {
  txt: [
    ['2025', '1,850', '960', '12', '2,822'],
    ['2026', '2,120', '845', '2,965'],
  ],
  md: [
    ['2025', '1,234', '56'],
    ['2026', '2,345', '78'],
  ],
};

/** The display column at which a figure of a table ends. */
function endOf(figure: string, lines: readonly string[]): number {
  const line = lines.find((each) => each.includes('   ') && each.split(/ {2,}/).includes(figure)) ?? '';
  return displayWidth(line.slice(0, line.lastIndexOf(` ${figure}`) + figure.length + 1));
}

it.each(['txt', 'md'] as const)(
  'a release of 72 columns (%s) keeps paragraphs, columns, marks and numbers in every language',
  async (extension) => {
    const source = await readFile(new URL(`harbour-library.${extension}`, documents), 'utf8');
    const report = await dropAndWait(fresh(`harbour-library.${extension}`), source);
    expect(report).toMatchObject({ outcome: 'published', errors: [] });
    const slug = report.release ?? '';
    const { languages } = await manifestOf(slug, 1);
    for (const tag of Object.keys(languages)) {
      const key = `${publishKeys.version(slug, 1)}${publishKeys.document(tag, extension)}`;
      const rendition = (await published(key)).bytes.toString();
      if (tag === 'en') expect(rendition).toBe(source);
      const lines = rendition.split('\n');
      expect(
        lines.filter((line) => furniture.test(line)),
        tag,
      ).toEqual(source.split('\n').filter((line) => furniture.test(line)));
      expect(rendition.split(/\n{2,}/).length, tag).toBe(source.split(/\n{2,}/).length);
      for (const kept of [
        '+351 21 000 0000',
        '/boats',
        '•',
        ...(extension === 'txt' ? ['\uf0b7 ', '030 1234567', '24/7'] : []),
      ]) {
        expect(rendition, tag).toContain(kept);
      }
      // Wrapped again: a paragraph of several lines, none of which is wider than the text was.
      const paragraph =
        rendition.split(/\n{2,}/).find((block) => block.startsWith('PORT ELLISON') || block.includes('2026 –')) ?? '';
      expect(paragraph.split('\n').length, `${tag}: ${paragraph}`).toBeGreaterThan(3);
      for (const line of paragraph.split('\n')) expect(displayWidth(line), `${tag}: ${line}`).toBeLessThanOrEqual(77);
      for (const column of figures[extension]) {
        expect(new Set(column.map((figure) => endOf(figure, lines))).size, `${tag}:\n${rendition}`).toBe(1);
      }
    }
    const page = await published(`${publishKeys.version(slug, 1)}${publishKeys.page('es')}`);
    if (extension === 'txt') expect(page.bytes.toString()).toMatch(/<pre[^>]*>(?:[^<]|<\/?bdi>)*1,850/);
  },
);
