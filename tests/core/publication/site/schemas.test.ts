import { describe, expect, test } from 'vitest';
import { type SchemaName, siteKeys } from '../../../../contracts/keys.ts';
import type { Manifest, ReleaseData } from '../../../../contracts/manifest.ts';
import type { Report } from '../../../../contracts/report.ts';
import type { Signature, SignedStatement, SiteKeys } from '../../../../contracts/signature.ts';
import type { PublicRelease } from '../../../../contracts/site.ts';
import { type CatalogueShard, catalogueIndex } from '../../../../core/publication/site/catalogue.ts';
import { jsonSchema, schemas } from '../../../../core/publication/site/schemas/schemas.ts';
import { versionsOf } from '../../../../core/publication/site/versions.ts';
import { validator } from './validator.ts';

const siteUrl = 'https://news.example.org';

const sha256 = 'a'.repeat(64);
const publishedAt = '2026-11-24T12:00:00Z';
const file = { path: 'es/document.md', mediaType: 'text/markdown; charset=utf-8', sha256, bytes: 12 };

const manifest: Manifest = {
  schema: 1,
  release: '2026/annual report',
  version: 2,
  previousVersion: 1,
  publishedAt,
  change: 'correction',
  correction: 'It was 42.',
  source: { language: 'en', mediaType: 'text/markdown', sha256, bytes: 10, title: 'Report' },
  assets: {
    'chart.fr.png': {
      ...file,
      path: 'assets/chart.fr.png',
      mediaType: 'image/png',
      language: 'fr',
      replaces: 'chart.png',
    },
  },
  languages: {
    en: {
      status: 'published',
      origin: 'source',
      title: 'Report',
      summary: '',
      files: { document: file, page: file, data: file, ninjs: file },
      warnings: [],
    },
    es: {
      status: 'stale',
      origin: 'mixed',
      engine: 'amazon-translate',
      title: 'Informe',
      summary: 'Un informe.',
      correction: 'Eran 42.',
      files: { document: file, page: file, data: file, ninjs: file },
      segments: { total: 3, machine: 1, reused: 1, human: 1 },
      charactersBilled: 10,
      requests: 1,
      sourceVersion: 1,
      review: { at: publishedAt, sha256 },
      warnings: [{ code: 'number-mismatch', message: '42', segment: 'b1' }],
    },
    fr: { status: 'failed', error: { code: 'EngineUnavailable', message: 'It is down.', retryable: true } },
    ar: { status: 'awaiting-review', charactersBilled: 3 },
  },
};

const release: ReleaseData = {
  schema: 1,
  release: '2026/annual report',
  version: 2,
  publishedAt,
  language: 'ar',
  direction: 'rtl',
  title: 'تقرير',
  summary: '',
  origin: 'machine',
  engine: 'amazon-translate',
  languageTag: 'ar-t-en-t0-und',
  digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
  source: { language: 'en', title: 'Report' },
  segments: [{ id: 'b1', kind: 'paragraph', source: 'a', target: 'b' }],
};

const report: Report = {
  schema: 1,
  outcome: 'held',
  at: '2026-11-24T12:00:00.123Z',
  upload: { key: 'a.md', versionId: 'x', sequencer: '0055' },
  errors: [{ code: 'BudgetExceeded', message: 'Too much.', hint: 'Approve it.' }],
  estimate: { characters: 5, dollars: 0.1, languages: { es: { characters: 5, dollars: 0.1 } }, approve: 'aws s3 cp …' },
  warnings: [],
  languages: { es: { status: 'published', url: 'https://news.example.org/es/a/' } },
};

const publicRelease: PublicRelease = {
  schema: 1,
  slug: 'a',
  tick: 3,
  sourceLanguage: 'en',
  firstPublishedAt: publishedAt,
  version: 2,
  publishedAt,
  change: 'update',
  languages: {},
  withdrawn: { at: publishedAt, reason: 'It was wrong.' },
};

const shard: CatalogueShard = {
  schema: 1,
  shard: 1,
  sealed: false,
  entries: [
    { number: 1, event: 'published', release: 'a', version: 1, at: publishedAt, change: 'first' },
    { number: 2, event: 'withdrawn', release: 'a', version: 1, at: publishedAt, previous: '0'.repeat(64) },
  ],
};

const statement: SignedStatement = {
  schema: 1,
  site: 'https://news.example.org',
  release: 'a',
  version: 2,
  publishedAt,
  sha256: '0'.repeat(64),
};

const signature: Signature = { signed: JSON.stringify(statement), key: '0'.repeat(64), signature: 'AAAA' };

const keys: SiteKeys = {
  schema: 1,
  sites: ['https://news.example.org'],
  keys: [{ fingerprint: '0'.repeat(64), algorithm: 'Ed25519', publicKey: 'AAAA', from: publishedAt }],
};

const valid: Record<SchemaName, object> = {
  manifest,
  release,
  report,
  latest: {
    release: 'a',
    version: 2,
    manifest: 'releases/a/v2/manifest.json',
    status: 'partial',
    languages: { fr: { version: 1, status: 'stale' }, ar: { status: 'failed' } },
  },
  versions: versionsOf(publicRelease, [
    { schema: 1, number: 1, publishedAt, change: 'first', languages: { en: { status: 'published', title: 'A' } } },
    {
      schema: 1,
      number: 2,
      publishedAt,
      change: 'correction',
      corrections: { en: 'x' },
      languages: { en: { status: 'published', title: 'A', changed: false } },
    },
  ]),
  catalogue: catalogueIndex(1_001, '0'.repeat(64)),
  'catalogue-shard': shard,
  signature,
  statement: { ...statement, previous: { entry: 4, sha256: '0'.repeat(64) }, withdrawnAt: publishedAt },
  keys,
};

describe.each(Object.keys(schemas) as SchemaName[])('the schema of %s', (name) => {
  const validate = validator(name);

  test('names itself by its address', () => {
    expect(jsonSchema(siteUrl, name)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${siteUrl}/${siteKeys.schema(name)}`,
    });
  });

  test('takes what is published', () => {
    expect(validate(valid[name])).toBe(true);
  });

  test('refuses what lacks a member that is asked for, and what has one more', () => {
    const { required = [] } = jsonSchema(siteUrl, name) as { required?: string[] };
    expect(required.length).toBeGreaterThan(0);
    for (const member of required) {
      const { [member]: _, ...rest } = valid[name] as Record<string, unknown>;
      expect([member, validate(rest)]).toEqual([member, false]);
    }
    expect(validate({ ...valid[name], more: 1 })).toBe(false);
  });
});

test.each([
  ['a code that is none', { ...report, errors: [{ code: 'Oops', message: '', hint: '' }] }, 'report'],
  ['a time of day without a day', { ...release, publishedAt: '12:00' }, 'release'],
  [
    'a failure of a language that only uploads have',
    {
      ...manifest,
      languages: { fr: { status: 'failed', error: { code: 'EmptyDocument', message: '', retryable: false } } },
    },
    'manifest',
  ],
] as const)('%s is refused', (_what, value, name) => {
  expect(validator(name)(value)).toBe(false);
});

test('versions are named from the newest to the oldest', () => {
  const { versions } = valid.versions as ReturnType<typeof versionsOf>;
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
});
