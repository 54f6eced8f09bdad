import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import { readCues } from '../../core/documents/formats/subtitles/cues.ts';
import { srt, vtt } from '../../core/documents/formats/subtitles/dialect.ts';
import { dropAndWait, fresh, manifestOf, published } from './support/releases.ts';

describe.each([
  ['srt', srt, 'application/x-subrip'],
  ['vtt', vtt, 'text/vtt'],
] as const)('subtitles in .%s', (extension, { blank }, mediaType) => {
  /** All but the text of the cues. */
  const skeleton = (text: string) => {
    let rest = text;
    for (const { payload } of [...readCues(text, blank)].toReversed()) {
      rest = `${rest.slice(0, payload.start)}…${rest.slice(payload.end)}`;
    }
    return rest;
  };

  it('are published in every language with their times, numbers, settings and notes', async () => {
    const file = new URL(`../core/support/documents/lock-keepers.${extension}`, import.meta.url);
    const source = await readFile(file, 'utf8');
    const report = await dropAndWait(fresh(`lock-keepers.${extension}`), source);
    expect(report).toMatchObject({ outcome: 'published', errors: [], warnings: [{ code: 'title-guessed' }] });
    const slug = report.release ?? '';
    const { languages } = await manifestOf(slug, 1);
    expect(Object.keys(languages)).toEqual(['en', 'es', 'fr', 'it', 'pt', 'ca', 'ar']);
    for (const tag of Object.keys(languages)) {
      const folder = publishKeys.version(slug, 1);
      const document = await published(`${folder}${publishKeys.document(tag, extension)}`);
      const text = document.bytes.toString();
      expect(document.ContentType, tag).toBe(`${mediaType}; charset=utf-8`);
      expect(skeleton(text), tag).toBe(skeleton(source));
      expect(languages[tag], tag).toMatchObject({ status: 'published', warnings: [] });
      if (tag === 'en') expect(text).toBe(source);
      else expect(text, tag).not.toContain('For ninety years');
      const page = (await published(`${folder}${publishKeys.page(tag)}`)).bytes.toString();
      expect(page, tag).not.toContain('-->');
      expect(page.match(/<p>/g)?.length, tag).toBeGreaterThan(3);
    }
  });
});
