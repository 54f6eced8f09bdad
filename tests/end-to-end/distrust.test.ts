import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormatName, SourceDocument } from '../../contracts/document.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { PublishedLanguage } from '../../contracts/manifest.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { parseXml } from '../../core/lib/xml/index.ts';
import { readZip } from '../../core/lib/zip/index.ts';
import { read, type Sample } from '../core/documents/formats/conformance/sample.ts';
import { entryOf, makeDocx, paragraph, run } from '../core/support/docx.ts';
import { readings, shapes } from '../core/support/parse.ts';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, manifestOf, published } from './support/releases.ts';

const old = (word: string) =>
  `The old ${word} of 1986 had 96 places, which was enough for the boats that people had at the time.`;
const mail = (word: string) =>
  `Write to desk@example.org before 24 May if the ${word} should keep a place for you and for your boat.`;
const word = (word: string) =>
  makeDocx({
    body: [
      paragraph('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', run(`The ${word} of 2026`)),
      paragraph(run(old(word))),
      paragraph(
        run('In 2026 the '),
        run(word, '<w:b/>'),
        run(` has 1,850 places for boats, and https://example.org/${word} shows each of them.`),
      ),
      paragraph(run(mail(word))),
    ].join(''),
  });

/** The same release in each format. */
const sources: Partial<Record<FormatName, (word: string) => Sample>> = {
  text: (word) =>
    `The ${word} of 2026\n\n${old(word)}\n\nIn 2026 the ${word} has 1,850 places for boats, and https://example.org/${word} shows each of them.\n\n${mail(word)}\n`,
  markdown: (word) =>
    `# The ${word} of 2026\n\n${old(word)}\n\nIn 2026 the **${word}** has 1,850 places for boats, and a [map](https://example.org/${word}) shows each of them.\n\n${mail(word)}\n`,
  html: (word) =>
    `<!doctype html>\n<html lang="en" dir="ltr">\n<h1>The ${word} of 2026</h1>\n<p>${old(word)}</p>\n<p>In 2026 the <b>${word}</b> has 1,850 places for boats, and a <a href="https://example.org/${word}">map</a> shows each of them.</p>\n<p>${mail(word)}</p>\n</html>\n`,
  docx: word,
};

/** Kinds, tags and figures of the units: what no engine may change, whatever words it returns. */
function skeleton(document: SourceDocument): string[] {
  const tags = shapes(document).map((shape) => (shape.match(/<\/?\d+\/?>/g) ?? []).join(''));
  return document.units.map(({ kind }, index) => `${kind} ${tags[index]}`);
}

function expectWellFormed(format: FormatName, bytes: Uint8Array): void {
  if (format !== 'docx') return;
  for (const { name } of readZip(bytes).entries) if (/\.(xml|rels)$/.test(name)) parseXml(entryOf(bytes, name));
}

beforeEach(() => engine.resetStats());
afterEach(() => engine.restore());

/** Sends and warnings that the worst of these engines may cause: one culprit a segment, each found and repaired. */
const mostRequests = 14;

const alterations = [
  ['drop-tag', 'tags-lost'],
  ['swap-lines', 'lines-mixed'],
  ['drop-line', 'lines-mixed'],
  ['echo', 'segment-unchanged'],
  ['empty', 'segment-unreadable'],
] as const;

const cases = Object.entries(sources).flatMap(([format, source]) =>
  alterations.map(([alter, warning]) => [format as FormatName, alter, warning, source] as const),
);

describe('an engine that cannot be trusted leaves a whole document, and what is doubtful is said', () => {
  it.each(cases)('%s: %s', async (format, alter, warning, source) => {
    await engine.behave({ engine: 'pseudo', faults: [{ target: 'es', alter }] });
    // Another word each time: what the memory has is not asked for again.
    const word = `harbour${format}${alter.replace('-', '')}`;
    const [extension] = formats[format].extensions;
    const report = await dropAndWait(fresh(`distrust.${extension}`), source(word), { metadata: { languages: 'es' } });
    expect(report.outcome).toBe('published');
    const slug = report.release ?? '';
    const entry = (await manifestOf(slug, 1)).languages['es'] as PublishedLanguage;
    const { bytes } = await published(`${publishKeys.version(slug, 1)}es/document.${extension}`);

    expectWellFormed(format, bytes);
    const before = read(format, source(word));
    const after = read(format, format === 'docx' ? bytes : bytes.toString());
    expect(skeleton(after)).toEqual(skeleton(before));
    const text = format === 'docx' ? readings(after).join('\n') : bytes.toString();
    expect(text).toContain(`https://example.org/${word}`);
    expect(text).toContain('desk@example.org');
    expect(text).not.toMatch(/<\/?[gx]\d/);
    expect(readings(after).every((reading) => reading.trim() !== '')).toBe(true);
    expect((await engine.stats()).requests).toBeLessThanOrEqual(mostRequests);
    expect(entry.warnings.map(({ code }) => code)).toContain(warning);
    if (alter !== 'empty') {
      const [heading, first] = readings(after);
      expect([heading?.includes('2026'), first?.includes('1986')]).toEqual([true, true]);
    }
  });
});
