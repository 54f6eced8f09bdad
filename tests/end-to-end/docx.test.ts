import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import type { PublishedLanguage } from '../../contracts/manifest.ts';
import { entryOf, makeDocx, paragraph, parseDocx, run } from '../core/support/docx.ts';
import { readings } from '../core/support/parse.ts';
import { dropAndWait, fresh, manifestOf, published, publishedKeys, remove, reportOf } from './support/releases.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const source = readFileSync(new URL('../fixtures/docx/word.docx', import.meta.url));
const pictured = readFileSync(new URL('../fixtures/docx/python-docx.docx', import.meta.url));

it('a Word document is published as one in every language, with its page', async () => {
  const report = await dropAndWait(fresh('garden.docx'), source, { metadata: { languages: 'es,ar' } });
  expect(report).toMatchObject({ outcome: 'published', errors: [] });
  const slug = report.release ?? '';
  const manifest = await manifestOf(slug, 1);
  expect(manifest.source).toMatchObject({ mediaType, title: 'The Walled Garden Opens Again', bytes: source.length });

  const before = parseDocx(source);
  for (const language of ['en', 'es', 'ar']) {
    const { document } = (manifest.languages[language] as PublishedLanguage).files;
    expect(document).toMatchObject({ path: `${language}/document.docx`, mediaType });
    const stored = await published(`${publishKeys.version(slug, 1)}${document.path}`);
    expect(stored).toMatchObject({
      ContentType: mediaType,
      ContentDisposition: expect.stringMatching(/^attachment; filename=/),
    });
    expect(createHash('sha256').update(stored.bytes).digest('hex')).toBe(document.sha256);
    const after = parseDocx(stored.bytes);
    expect(after.units.map(({ kind }) => kind)).toEqual(before.units.map(({ kind }) => kind));
    expect(entryOf(stored.bytes, 'docProps/core.xml')).not.toContain('Gardener');
    if (language === 'en') expect(readings(after)).toEqual(readings(before));
    else expect(readings(after)[1]).not.toBe(readings(before)[1]);
    expect(/<w:bidi\/>/.test(after.text)).toBe(language === 'ar');
  }
  const page = (await published(publishKeys.sitePage('es', slug))).bytes.toString();
  expect(page).toContain('href="https://example.org/timetable?line=1&#x26;day=6"');
  expect(page).toContain('<table>');
});

it('the pictures of a Word document are on its pages, are assets of its version, and go with it', async () => {
  const key = fresh('centre.docx');
  const report = await dropAndWait(key, pictured, { metadata: { languages: 'es' } });
  expect(report).toMatchObject({ outcome: 'published', errors: [] });
  const missing = report.warnings.filter(({ code }) => code === 'not-on-page').map(({ message }) => message);
  expect(missing).toEqual([expect.stringContaining('format'), expect.stringContaining('header')]);

  const slug = report.release ?? '';
  const folder = publishKeys.version(slug, 1);
  const { assets = {} } = await manifestOf(slug, 1);
  expect(
    Object.keys(assets)
      .map((name) => name.replace(/[0-9a-f]{32}/, '…'))
      .sort(),
  ).toEqual(['pictures/….gif', 'pictures/….jpg', 'pictures/….png']);
  for (const { path, mediaType, sha256 } of Object.values(assets)) {
    const stored = await published(`${folder}${path}`);
    expect(stored.ContentType).toBe(mediaType);
    expect(createHash('sha256').update(stored.bytes).digest('hex')).toBe(sha256);
    const address = `/${folder}${path}`;
    for (const page of [`${folder}es/index.html`, publishKeys.sitePage('es', slug), publishKeys.sitePage('en', slug)]) {
      expect((await published(page)).bytes.toString()).toContain(`"${address}"`);
    }
  }
  const page = (await published(publishKeys.sitePage('es', slug))).bytes.toString();
  expect(page).toMatch(/<figure><img src="[^"]+" alt="(?!The visitor centre)[^"]+" width="480"/);

  expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn' });
  expect(await publishedKeys(`${folder}assets/`)).toEqual([]);
});

it('one with tracked changes is published where the editor allows it', async () => {
  const body =
    paragraph(run('A notice')) + paragraph('<w:ins w:id="1" w:author="A">', run('The office is closed.'), '</w:ins>');
  const report = await dropAndWait(fresh('a.docx'), makeDocx({ body }), {
    metadata: { languages: 'es', 'allow-hidden': 'true' },
  });
  expect(report).toMatchObject({ outcome: 'published' });
});
