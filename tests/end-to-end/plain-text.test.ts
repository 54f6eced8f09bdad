import { expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import { dropAndWait, fresh, manifestOf, published } from './support/releases.ts';

/** 40 KB of what plain text can be: scripts of the world, emoji, long lines, an address, wrapped lines, CRLF. */
function wildText(): string {
  const wrapped = [
    'This paragraph was wrapped by hand at seventy-two columns, as many press',
    'offices still do, so that each of its lines ends where the next word had',
    'no room. It is one paragraph, it must be translated as one, and when it',
    'comes back it should be wrapped again at about the same width as before.',
  ].join('\r\n');
  const address = 'Harbour Office\r\n12 Quay Street\r\nPort Ellison\r\n+1 555 0100 44';
  const list = '- the first thing to know\r\n- the second thing to know\r\n- \u{1f6a2} a ship';
  const world = [
    '\u6e2f\u53e3\u5c06\u4e8e\u661f\u671f\u4e00\u91cd\u65b0\u5f00\u653e\uff0c\u6240\u6709\u5e02\u6c11\u90fd\u53ef\u4ee5\u514d\u8d39\u53c2\u89c2\u3002',
    '\u6e2f\u306f\u6708\u66dc\u65e5\u306b\u518d\u958b\u3057\u307e\u3059\u3002\u8ab0\u3067\u3082\u7121\u6599\u3067\u898b\u5b66\u3067\u304d\u307e\u3059\u3002',
    '\u064a\u0641\u062a\u062a\u062d \u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u064a\u0648\u0645 \u0627\u0644\u0627\u062b\u0646\u064a\u0646\u060c \u0648\u0627\u0644\u062f\u062e\u0648\u0644 \u0645\u062c\u0627\u0646\u064a \u0644\u0644\u062c\u0645\u064a\u0639.',
    'Family \u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} day \u{1f389} at the harbour \u{1f3f4}\u200d\u2620\ufe0f for everybody, with caf\u00e9 and cafe\u0301.',
  ];
  const long = `${'A line that is long because nobody ever wrapped it, and that goes on about the harbour. '.repeat(30).trim()}`;
  const section = (n: number) =>
    [`Section ${n} of the release`, wrapped, ...world, long, address, list].join('\r\n\r\n');
  const sections = Array.from({ length: 12 }, (_, n) => section(n + 1));
  return `A text of many scripts\r\n\r\n${sections.join('\r\n\r\n\r\n')}\r\n`;
}

/** Where paragraphs begin and end, and the lines of those whose line breaks mean something. */
function shape(text: string): (number | 'wrapped')[] {
  return text.split(/(?:\r\n){2,}/).map((block) => {
    const lines = block.split('\r\n');
    return lines.length > 1 && lines.slice(0, -1).every((line) => line.length > 45) ? 'wrapped' : lines.length;
  });
}

it('40 KB of plain text keeps its paragraphs, its significant line breaks and its line endings in every language', async () => {
  const text = wildText();
  expect(Buffer.byteLength(text)).toBeGreaterThan(40_000);
  const report = await dropAndWait(fresh('wild.txt'), text);
  const slug = report.release ?? '';
  expect(report.outcome).toBe('published');
  const { languages } = await manifestOf(slug, 1);
  for (const tag of Object.keys(languages)) {
    const rendition = (
      await published(`${publishKeys.version(slug, 1)}${publishKeys.document(tag, 'txt')}`)
    ).bytes.toString();
    expect(rendition.match(/(?<!\r)\n|\r(?!\n)/g), tag).toBeNull();
    expect(rendition.match(/(\r\n){3,}/g), tag).toHaveLength(text.match(/(\r\n){3,}/g)?.length ?? 0);
    expect(shape(rendition), tag).toEqual(shape(text));
    expect(rendition, tag).toContain('+1 555 0100 44');
    expect(rendition.isWellFormed(), tag).toBe(true);
    if (tag === 'en') expect(rendition).toBe(text);
  }
});
