import { beforeAll, describe, expect, test, vi } from 'vitest';
import { workKeys } from '../../../contracts/keys.ts';
import { type ObjectEvent, type PublishInput, type ReleaseReference, schema } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import { inflateEntry, readZip } from '../../../core/lib/zip/index.ts';
import { makeRendition, sourceRendition } from '../../../core/publication/versions/make-rendition.ts';
import type { IngestedRelease } from '../../../core/releases/ingested-release.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { keepRendition } from '../../../functions/translate/keep-rendition.ts';
import { translated } from '../../core/support/parse.ts';
import { activeContents, marks, plantedEntries } from '../../core/support/planted-docx.ts';
import { pseudo } from '../../core/support/pseudo.ts';
import { makeZip } from '../../core/support/zip.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

beforeAll(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
});

const everything = [...marks().map(({ planting }) => planting), ...Object.values(activeContents)];

/** A newsroom whose functions run in memory; its renditions are those that Translate makes. */
class Newsroom {
  readonly cloud = pipelineInMemory();
  readonly services = servicesInMemory(this.cloud);
  #sequence = 0;

  /** Drops a file; returns its report, if Ingest wrote one. */
  async drop(key: string, body: Uint8Array, metadata: Record<string, string> = {}) {
    const put = { Bucket: places.upload, Key: key, Body: body, Metadata: metadata };
    const { VersionId } = this.cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
    this.#sequence += 1;
    const object = { key, 'version-id': VersionId, sequencer: this.#sequence.toString(16).padStart(8, '0') };
    const event: ObjectEvent = { 'detail-type': 'Object Created', detail: { bucket: { name: places.upload }, object } };
    const result = await ingest({ event, execution: `execution ${this.#sequence}`, redrive: 0 }, this.services);
    if (result.outcome === 'release') await publish(await this.#translated(result.release), this.services);
    return { outcome: result.outcome, report: this.report(key) };
  }

  report(key: string): Report | undefined {
    const stored = this.cloud.s3.objects(places.work).get(workKeys.report(key));
    return stored && JSON.parse(stored.body.toString());
  }

  /** All that is public, archives unpacked: keys, headers and bytes. */
  public(): string {
    const objects = [...this.cloud.s3.objects(places.publish)];
    return objects.map(([key, { body, ...headers }]) => `${key} ${JSON.stringify(headers)} ${opened(body)}`).join('\n');
  }

  async #translated(release: ReleaseReference): Promise<PublishInput> {
    const { slug, revision, languages } = release;
    const { work } = this.services;
    const { document } = await work.getJson<IngestedRelease>(workKeys.document(slug, revision));
    for (const language of languages) {
      const made =
        language === 'en'
          ? sourceRendition(document)
          : { ...makeRendition(document, language, translated(document, pseudo)), origin: 'machine', warnings: [] };
      await keepRendition(made as Parameters<typeof keepRendition>[0], { document, slug, revision }, work);
    }
    return { schema, release, results: languages.map((language) => ({ language, status: 'translated' })) };
  }
}

function opened(body: Buffer): string {
  const plain = body.toString('latin1') + body.toString('utf16le');
  if (!plain.startsWith('PK')) return plain;
  return plain + readZip(body).entries.map((entry) => `${entry.name} ${opened(Buffer.from(inflateEntry(entry, 1e8)))}`);
}

const hidden = { 'allow-hidden': 'true' };

describe('a Word document with all that must not be public', () => {
  test('is rejected, and nothing of it is public', async () => {
    const newsroom = new Newsroom();
    const { report } = await newsroom.drop('ferry.docx', makeZip(plantedEntries(...everything)), hidden);
    expect(report?.outcome).toBe('rejected');
    expect(report?.errors).toMatchObject([
      { code: 'ActiveContent', hint: expect.stringContaining('strip-active=true') },
    ]);
    expect(JSON.stringify(report)).not.toMatch(/PLANTED|ACTIVEMARK/);
    expect(newsroom.public()).toBe('');
  });

  test('is published without it, in every language, where the metadata says so; the report says what is missing', async () => {
    const newsroom = new Newsroom();
    const metadata = { ...hidden, 'strip-active': 'true' };
    await newsroom.drop('ferry.docx', makeZip(plantedEntries(...everything)), metadata);
    const found = newsroom.public();
    for (const language of ['en', 'es', 'fr']) expect(found).toContain(`releases/ferry/v1/${language}/document.docx`);
    expect(found).toContain('The ferry is back');
    expect(found).not.toMatch(/PLANTED|ACTIVEMARK/);
    const removed = newsroom.report('ferry.docx')?.warnings.filter(({ code }) => code === 'content-removed') ?? [];
    expect(removed.map(({ message }) => message.slice(0, 40))).toEqual([
      expect.stringContaining('Dragoman left out what is active: '),
      expect.stringContaining('Dragoman left out '),
      expect.stringContaining('Dragoman left out what readers do not s'),
    ]);
    expect(JSON.stringify(removed)).not.toMatch(/PLANTED|ACTIVEMARK/);
  });
});

describe('a Word document in the folder of a release', () => {
  const release = Buffer.from('# The ferry\n\nThe [form](ferry.files/form.docx) is new.\n');
  const marked = marks().map(({ planting }) => planting);

  test('is published without who wrote it', async () => {
    const newsroom = new Newsroom();
    await newsroom.drop('ferry.md', release);
    await newsroom.drop('ferry.files/form.docx', makeZip(plantedEntries(...marked)));
    const found = newsroom.public();
    expect(found).toContain('releases/ferry/v2/assets/form.docx');
    expect(found).not.toContain('PLANTED');
  });

  test('is rejected if it is active; with the option it is published without that', async () => {
    const newsroom = new Newsroom();
    await newsroom.drop('ferry.md', release);
    const form = makeZip(plantedEntries(...everything));
    const { report } = await newsroom.drop('ferry.files/form.docx', form);
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'ActiveContent' }] });
    expect(newsroom.public()).not.toContain('assets/form.docx');
    await newsroom.drop('ferry.files/form.docx', form, { 'strip-active': 'true' });
    expect(newsroom.public()).toContain('assets/form.docx');
    expect(newsroom.public()).not.toMatch(/PLANTED|ACTIVEMARK/);
  });

  test.each(['form.docm', 'form.DOTM', 'form.doc', 'form.dot', 'form.rtf', 'form.dotx'])(
    'is rejected as %s, which nobody can look into',
    async (name) => {
      const newsroom = new Newsroom();
      await newsroom.drop('ferry.md', release);
      const { report } = await newsroom.drop(`ferry.files/${name}`, Buffer.from('ACTIVEMARK'), {
        'strip-active': 'true',
      });
      expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'ActiveContent' }] });
      expect(report?.errors[0]?.message).toContain('.docx or PDF');
      expect(newsroom.public()).not.toContain('ACTIVEMARK');
    },
  );
});

test('the option means nothing to other formats', async () => {
  const newsroom = new Newsroom();
  const { report } = await newsroom.drop('ferry.md', Buffer.from('# The ferry\n\nIt is back.\n'), {
    'strip-active': 'true',
  });
  expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'InvalidOption' }] });
});
