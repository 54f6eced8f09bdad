import { readFileSync } from 'node:fs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { ImportTerminologyCommand, TranslateClient } from '@aws-sdk/client-translate';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishInput } from '../../contracts/messages.ts';
import type { Upload } from '../../contracts/report.ts';
import { administrator, region } from '../../local/environment.ts';
import { config, dynamo, s3, stack } from './support/cloud.ts';
import { dropAndWait, latestOf, manifestOf, published, publishedJson, remove, reportOf } from './support/releases.ts';
import { functionOf, tableOf } from './support/tables.ts';

/** What version 0.1.0 (commit 8735f0b) left in its tables and buckets, without the site's lists and places. */
interface Records {
  buckets: Record<'upload' | 'work' | 'publish', string>;
  tables: Record<'Releases' | 'TranslationMemory' | 'HumanMemory', Record<string, unknown>[]>;
  /** Every version of each file, in order. */
  uploads: (Stored & { key: string; versionId: string })[];
  objects: Record<'work' | 'publish', Record<string, Stored>>;
}

interface Stored {
  text?: string;
  base64?: string;
  contentType?: string;
  metadata?: Record<string, string>;
}

const written = readFileSync(new URL('../fixtures/records/records.json', import.meta.url), 'utf8');
const only = { metadata: { languages: 'es, fr' } };

async function put(bucket: string, key: string, object: Stored): Promise<string> {
  const { VersionId = '' } = await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: object.text ?? Buffer.from(object.base64 ?? '', 'base64'),
      ContentType: object.contentType,
      Metadata: object.metadata,
    }),
  );
  return VersionId;
}

/** Uploads files as they were before the stack was updated: no event of theirs comes again. */
async function putUnheard(uploads: Records['uploads']): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  const { $metadata: _, ...heard } = await s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket: stack.uploadBucket }),
  );
  const notify = (configuration: object) =>
    s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: stack.uploadBucket,
        NotificationConfiguration: configuration,
      }),
    );
  await notify({});
  for (const { key, versionId, ...object } of uploads) {
    versions.set(versionId, await put(stack.uploadBucket, key, object));
  }
  await notify(heard);
  return versions;
}

/** Everything names uploads by the version ids that S3 gave them, and S3 gives new ones here. */
function renamed(text: string, versions: ReadonlyMap<string, string>): Records {
  let now = text;
  for (const [old, id] of versions) if (old !== '') now = now.replaceAll(old, id);
  const { buckets } = JSON.parse(text) as Records;
  for (const kind of ['upload', 'work', 'publish'] as const)
    now = now.replaceAll(buckets[kind], stack[`${kind}Bucket`]);
  return JSON.parse(now) as Records;
}

let records: Records;
const uploadText = (key: string) => records.uploads.findLast((upload) => upload.key === key)?.text ?? '';
function recordOf<T>(slug: string, item: string): T {
  const found = records.tables.Releases.find((each) => each['slug'] === slug && each['item'] === item);
  if (found === undefined) throw new Error(`the records have no ${item} of ${slug}`);
  return found['value'] as T;
}

beforeAll(async () => {
  const versions = await putUnheard((JSON.parse(written) as Records).uploads);
  records = renamed(written, versions);
  const documents = DynamoDBDocumentClient.from(dynamo);
  for (const name of ['Releases', 'TranslationMemory', 'HumanMemory'] as const) {
    const TableName = await tableOf(name);
    for (const Item of records.tables[name]) await documents.send(new PutCommand({ TableName, Item }));
  }
  const { current } = recordOf<{ current: { name: string } }>('terminology/en', 'terminology');
  await new TranslateClient({ endpoint: stack.translateEndpoint, region, credentials: administrator }).send(
    new ImportTerminologyCommand({
      Name: current.name,
      MergeStrategy: 'OVERWRITE',
      TerminologyData: { File: Buffer.from(uploadText('terminology/en.csv')), Format: 'CSV' },
    }),
  );
  for (const kind of ['work', 'publish'] as const) {
    for (const [key, object] of Object.entries(records.objects[kind])) await put(stack[`${kind}Bucket`], key, object);
  }
});

/** Other files say the same sentences, and count what the engine is asked. */
afterAll(async () => {
  const documents = DynamoDBDocumentClient.from(dynamo);
  for (const name of ['TranslationMemory', 'HumanMemory'] as const) {
    const TableName = await tableOf(name);
    for (const { key } of records.tables[name]) await documents.send(new DeleteCommand({ TableName, Key: { key } }));
  }
});

describe('what version 0.1.0 wrote is read', () => {
  test('the same file again is unchanged', async () => {
    const report = await dropAndWait('2026/bridge.txt', uploadText('2026/bridge.txt'), only);
    expect(report).toMatchObject({ outcome: 'unchanged', version: 1 });
  });

  test('an edited file is the next version, and a person’s words stay', async () => {
    const edited = `${uploadText('2026/harbour.md')}\nThe café on the quay opens in June.\n`;
    const report = await dropAndWait('2026/harbour.md', edited, only);
    expect(report).toMatchObject({ outcome: 'published', version: 4 });
    const { languages } = await manifestOf('2026/harbour', 4);
    expect(languages['fr']).toMatchObject({ status: 'published', origin: 'mixed' });
    const french = (await published('releases/2026/harbour/v4/fr/document.md')).bytes.toString();
    expect(french).toContain('Les visiteurs trouvent l’horaire');
    expect(french).toContain('Le port ouvre le 4 mai et offre 120 places.');
    const { versions } = await publishedJson<{ versions: { version: number }[] }>('versions/2026/harbour.json');
    expect(versions.map(({ version }) => version).toSorted()).toEqual([1, 2, 3, 4]);
  });

  test('a withdrawn release comes back', async () => {
    const report = await dropAndWait('2026/tower.txt', 'The tower opens\n\nThe tower opens again on Friday.\n', only);
    expect(report).toMatchObject({ outcome: 'published', version: 2 });
    expect((await published('fr/2026/tower/index.html')).bytes.toString()).toContain('<article');
  });

  test('a translation that waited is used with its source', async () => {
    const report = await dropAndWait('2026/mill.txt', 'The mill\n\nThe mill opens on Monday with two rooms.\n', only);
    expect(report).toMatchObject({ outcome: 'published', version: 1 });
    expect((await published('releases/2026/mill/v1/fr/document.txt')).bytes.toString()).toBe(
      uploadText('2026/mill.fr.txt'),
    );
  });

  test('a published release is withdrawn in every language', async () => {
    const report = await reportOf(await remove('2026/bridge.txt'));
    expect(report).toMatchObject({ outcome: 'withdrawn' });
    for (const language of ['en', 'es', 'fr']) {
      const page = (await published(`releases/2026/bridge/v1/${language}/index.html`)).bytes.toString();
      expect(page).not.toMatch(/lanes|caminos|chemins/);
    }
  });

  test('a release that waited for its embargo is published by the message that its execution has', async () => {
    const { newest } = recordOf<{ newest: { upload: Upload } }>('2026/secret', 'release');
    const languages = ['en', 'es', 'fr'];
    const message: PublishInput = {
      schema: 1,
      release: { slug: '2026/secret', revision: 1, upload: newest.upload, languages },
      results: languages.map((language) => ({ language, status: 'translated' })),
    };
    const answer = await new LambdaClient(config).send(
      new InvokeCommand({ FunctionName: await functionOf('Publish'), Payload: JSON.stringify(message) }),
    );
    expect(JSON.parse(Buffer.from(answer.Payload ?? []).toString())).toMatchObject({
      outcome: 'published',
      version: 1,
    });
    expect(await latestOf('2026/secret')).toMatchObject({ version: 1 });
    expect((await published('en/2026/secret/index.html')).bytes.toString()).toContain('The museum has bought');
  });

  test('a term list is withdrawn', async () => {
    expect(await reportOf(await remove('terminology/en.csv'))).toMatchObject({ outcome: 'withdrawn' });
  });
});
