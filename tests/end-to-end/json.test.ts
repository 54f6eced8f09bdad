import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import { jsonTokens } from '../../core/documents/formats/json/tokens.ts';
import { dropAndWait, fresh, manifestOf, published } from './support/releases.ts';

const file = new URL('../core/support/documents/catalogue.json', import.meta.url);

/** Everything but what stands between quotes. */
const skeleton = (text: string) =>
  Array.from(jsonTokens(text), ({ type, start, end }) => (type === 'string' ? '""' : text.slice(start, end)));

async function renditions(slug: string): Promise<Record<string, string>> {
  const { languages } = await manifestOf(slug, 1);
  const read = async (tag: string) => published(`${publishKeys.version(slug, 1)}${publishKeys.document(tag, 'json')}`);
  return Object.fromEntries(
    await Promise.all(
      Object.keys(languages).map(async (tag) => {
        const { bytes, ContentType } = await read(tag);
        expect(ContentType).toBe('application/json; charset=utf-8');
        return [tag, bytes.toString()] as const;
      }),
    ),
  );
}

it('JSON is published in every language: its texts translated, all else as it was', async () => {
  const source = await readFile(file, 'utf8');
  const report = await dropAndWait(fresh('catalogue.json'), source);
  expect(report).toMatchObject({ outcome: 'published', errors: [], warnings: [] });
  const slug = report.release ?? '';
  const texts = await renditions(slug);
  expect(Object.keys(texts)).toEqual(['en', 'es', 'fr', 'it', 'pt', 'ca', 'ar']);
  const before = JSON.parse(source);
  for (const [tag, text] of Object.entries(texts)) {
    if (tag === 'en') expect(text).toBe(source);
    expect(skeleton(text), tag).toEqual(skeleton(source));
    const after = JSON.parse(text);
    for (const key of ['$schema', 'id', 'published', 'state'] as const) expect(after[key], tag).toBe(before[key]);
    expect(after.items[0].slug, tag).toBe('locks-open');
    expect(after.items[0].tags[2], tag).toBe('press-release');
    expect(after.items[0].body, tag).toContain('<a href="https://example.org/locks" title="');
    for (const kept of ['{{name}}', '%s', '{time}']) expect(after.items[1].body, tag).toContain(kept);
    expect(after.items[1].counter, tag).toMatch(/^\{n, plural, one \{.*#.*\} other \{.*#.*\}\}$/);
    if (tag !== 'en') expect(after.title, tag).not.toBe(before.title);
    const page = await published(`${publishKeys.version(slug, 1)}${publishKeys.page(tag)}`);
    expect(page.bytes.toString(), tag).toContain('<dt translate="no">footer</dt>');
  }
});

it('the option json-paths says where its texts are', async () => {
  const source = await readFile(file, 'utf8');
  const report = await dropAndWait(fresh('catalogue.json'), source, {
    metadata: { 'json-paths': '$.items[*].headline', languages: 'es' },
  });
  expect(report.outcome).toBe('published');
  const { es = '{}' } = await renditions(report.release ?? '');
  const [before, after] = [JSON.parse(source), JSON.parse(es)];
  expect(after.title).toBe(before.title);
  expect(after.items[0].headline).not.toBe(before.items[0].headline);
  expect(after.items[0].body).toBe(before.items[0].body);
});
