import { GetObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { Latest, Manifest, ReleaseData } from '../../contracts/manifest.ts';
import type { Report } from '../../contracts/report.ts';
import { deploy, type Outputs } from '../../local/deploy.ts';
import { silent } from '../../local/progress.ts';
import { until } from '../../terminal/until.ts';
import { s3, stack, stateDirectory } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { fresh } from './support/releases.ts';

const line = 'Ce texte a été traduit par une machine.';
const context = [
  'languages=en,es,fr',
  'sourceLanguage=auto',
  'settings={"fr":{"formality":"formal","brevity":"on"},"es":{"profanity":"mask"}}',
  `disclosure={"inDocument":true,"visibleLine":{"fr":"${line}"}}`,
];

const spanish =
  '# El nuevo transbordador\n\nEl nuevo transbordador cruza el río cada veinte minutos, y los pasajeros menores de dieciséis años viajan gratis.\n\nEl alcalde dijo: "Los precios no cambiarán".\n';

/** A newsroom that writes in several languages, and wants to be addressed formally. */
let newsroom: Outputs;
beforeAll(async () => {
  newsroom = await deploy({
    ...stack,
    stateDirectory,
    context,
    app: 'node tests/end-to-end/support/second-app.ts DragomanAuto',
    stackName: 'DragomanAuto',
    progress: silent,
  });
});
beforeEach(() => engine.resetStats());

async function read(bucket: string, key: string): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw error;
  }
}

async function drop(key: string, body: string, metadata: Record<string, string> = {}): Promise<Report> {
  const { VersionId = '' } = await s3.send(
    new PutObjectCommand({ Bucket: newsroom.uploadBucket, Key: key, Body: body, Metadata: metadata }),
  );
  const text = await until(`the report of ${key}`, () => read(newsroom.workBucket, workKeys.history(key, VersionId)));
  return JSON.parse(text) as Report;
}

async function publishedJson<T>(key: string): Promise<T> {
  return JSON.parse((await read(newsroom.publishBucket, key)) ?? 'null') as T;
}

describe('a newsroom that leaves the language to its texts', () => {
  it('publishes a Spanish text in Spanish as it is, and translates it into the others', async () => {
    const key = fresh('ferry.md');
    const report = await drop(key, spanish);
    const slug = key.slice(0, -3);
    expect(report).toMatchObject({ outcome: 'published', errors: [] });
    expect(report.warnings.map(({ code }) => code)).toEqual(['language-is-source']);
    const manifest = await publishedJson<Manifest>(publishKeys.manifest(slug, 1));
    expect(manifest.source.language).toBe('es');
    expect(Object.keys(manifest.languages)).toEqual(['es', 'en', 'fr']);
    expect(Object.keys((await publishedJson<Latest>(publishKeys.latest(slug))).languages)).toEqual(['es', 'en', 'fr']);
    expect(Object.keys((await engine.stats()).byTarget).toSorted()).toEqual(['en', 'fr']);
    expect(await read(newsroom.publishBucket, `${publishKeys.version(slug, 1)}es/document.md`)).toBe(spanish);
  });

  it('is told which text is too short, and takes the word of its editors', async () => {
    expect(await drop(fresh('short.md'), '# Hola\n')).toMatchObject({
      outcome: 'rejected',
      errors: [{ code: 'LanguageUnknown' }],
    });
    const report = await drop(fresh('said.md'), '# Hola\n', { 'source-language': 'es' });
    expect(report).toMatchObject({ outcome: 'published' });
  });

  it('warns where a text contradicts them', async () => {
    const report = await drop(fresh('doubtful.md'), `${spanish}\n${spanish}`, { 'source-language': 'fr' });
    expect(report.warnings).toContainEqual({
      code: 'language-doubtful',
      message: 'The text looks like Spanish (es), but the option "source-language" says fr.',
    });
  });
});

it('settings reach the engine for the languages that have them', async () => {
  const english = '# The new ferry\n\nThe new ferry crosses the river every twenty minutes.\n';
  expect(await drop(fresh('settings.md'), english)).toMatchObject({ outcome: 'published' });
  const { byTarget } = await engine.stats();
  expect(byTarget['fr']).toMatchObject({ settings: { Formality: 'FORMAL', Brevity: 'ON' } });
  expect(byTarget['es']).toMatchObject({ settings: { Profanity: 'MASK' } });
});

it("machines' texts are set in their language and say what they are, and the source says nothing", async () => {
  const key = fresh('set.md');
  await drop(key, spanish);
  const folder = publishKeys.version(key.slice(0, -3), 1);
  const french = (await read(newsroom.publishBucket, `${folder}fr/document.md`)) ?? '';
  expect(french).toMatch(/«\u202f[^"«»]+\u202f»/);
  expect(french).toMatch(/^---\ntranslation-origin: machine\ntranslation-engine: (?:apertium|pseudo)\n/);
  expect(french).toContain('translation-language: fr-t-es-t0-und\n');
  expect(french.trimEnd().endsWith(line)).toBe(true);
  const english = (await read(newsroom.publishBucket, `${folder}en/document.md`)) ?? '';
  expect(english).toMatch(/^---\ntranslation-origin: machine\n/);
  expect(english).not.toContain(line);
  expect(english).toMatch(/“[^"]+”/);
  expect(await publishedJson<ReleaseData>(`${folder}fr/release.json`)).toMatchObject({ languageTag: 'fr-t-es-t0-und' });
  expect(await publishedJson<ReleaseData>(`${folder}es/release.json`)).not.toHaveProperty('languageTag');
});
