import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest, PublishedLanguage, ReleaseData } from '../../contracts/manifest.ts';
import type { Report } from '../../contracts/report.ts';
import { wording } from '../../core/publication/pages/wording.ts';
import { group } from '../support/group.ts';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, latestOf, manifestOf, published } from './support/releases.ts';

const apertium = await group('apertium');
const languages = ['en', 'es', 'fr', 'it', 'pt', 'ca', 'ar'];
const files = ['river-ferry.md', 'observatory.txt', 'harvest-fair.html'];

afterEach(() => engine.restore());

describe.each(files)('examples/%s', (file) => {
  const extension = file.split('.')[1] ?? '';
  const key = fresh(file);
  const slug = key.slice(0, -extension.length - 1);
  let report: Report;
  let manifest: Manifest;
  let source: Buffer;

  beforeAll(async () => {
    source = await readFile(`examples/${file}`);
    report = await dropAndWait(key, source);
    manifest = await manifestOf(slug, 1);
  });

  it('is published in six languages beside its own', () => {
    expect(report.errors).toEqual([]);
    expect(report).toMatchObject({
      outcome: 'published',
      release: slug,
      version: 1,
      manifest: publishKeys.manifest(slug, 1),
    });
    expect(Object.keys(report.languages)).toEqual(languages);
    expect(manifest).toMatchObject({
      release: slug,
      version: 1,
      change: 'first',
      source: { language: 'en', bytes: source.length },
    });
    expect(manifest.source.sha256).toBe(createHash('sha256').update(source).digest('hex'));
    expect(Object.keys(manifest.languages)).toEqual(languages);
  });

  apertium.test('is translated by Apertium where it has the pair, and says what made the rest', () => {
    const engines = Object.fromEntries(
      Object.entries(manifest.languages).map(([tag, entry]) => [tag, 'engine' in entry && entry.engine]),
    );
    expect(engines).toEqual({
      en: false,
      es: 'apertium',
      fr: 'apertium',
      it: 'apertium',
      pt: 'apertium',
      ca: 'apertium',
      ar: 'pseudo',
    });
  });

  it('has every file that its manifest lists, to the byte, with the headers that keep it safe', async () => {
    for (const entry of Object.values(manifest.languages)) {
      for (const listed of Object.values((entry as PublishedLanguage).files)) {
        const object = await published(`${publishKeys.version(slug, 1)}${listed.path}`);
        expect(createHash('sha256').update(object.bytes).digest('hex')).toBe(listed.sha256);
        expect(object.bytes.length).toBe(listed.bytes);
        expect(object.ContentType).toBe(listed.mediaType);
        expect(object.CacheControl).toBe('public, max-age=300, s-maxage=31536000');
        if (listed.path.includes('/document.')) expect(object.ContentDisposition).toMatch(/^attachment; filename/);
      }
    }
  });

  it('keeps the source as it was written', async () => {
    const { bytes } = await published(`${publishKeys.version(slug, 1)}en/document.${extension}`);
    if (extension !== 'html') expect(bytes.equals(source)).toBe(true);
    else expect(bytes.toString()).toContain('lang="en"');
  });

  it('has valid pages with language, direction, title, links and a notice where a machine translated', async () => {
    const validate = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'no-trailing-whitespace': 'off' },
    });
    for (const tag of languages) {
      for (const key of [`${publishKeys.version(slug, 1)}${tag}/index.html`, publishKeys.sitePage(tag, slug)]) {
        const html = (await published(key)).bytes.toString();
        const { results } = await validate.validateString(html, key);
        expect(
          results.flatMap((result) =>
            result.messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
          ),
        ).toEqual([]);
        expect(html).toContain(`<html lang="${tag}" dir="${tag === 'ar' ? 'rtl' : 'ltr'}">`);
        expect(html).toContain(`<title>`);
        expect(html.includes(wording(tag).words.machine)).toBe(tag !== 'en');
        expect(html.includes(`<meta name="translation-language" content="${tag}-t-en-t0-und">`)).toBe(tag !== 'en');
        for (const other of languages) expect(html).toContain(`hreflang="${other}"`);
        const { length } = (await published(`${publishKeys.version(slug, 1)}${tag}/document.${extension}`)).bytes;
        expect(html.length).toBeGreaterThan(length * 0.4);
      }
    }
  });

  it('gives its segments as data', async () => {
    const data = JSON.parse(
      (await published(`${publishKeys.version(slug, 1)}es/release.json`)).bytes.toString(),
    ) as ReleaseData;
    expect(data).toMatchObject({
      release: slug,
      version: 1,
      language: 'es',
      origin: 'machine',
      engine: (manifest.languages['es'] as PublishedLanguage).engine,
      languageTag: 'es-t-en-t0-und',
      digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
      source: { language: 'en' },
    });
    expect(data.segments.length).toBeGreaterThan(10);
    expect(data.segments.filter((segment) => segment.source === segment.target && segment.source.length > 40)).toEqual(
      [],
    );
  });

  it('is what latest points to', async () => {
    expect(await latestOf(slug)).toEqual({
      release: slug,
      version: 1,
      manifest: publishKeys.manifest(slug, 1),
      status: 'published',
      languages: Object.fromEntries(languages.map((tag) => [tag, { version: 1, status: 'published' }])),
    });
  });
});
