import { describe, expect, test, vi } from 'vitest';
import type { Settings } from '../../contracts/environment.ts';
import { workKeys } from '../../contracts/keys.ts';
import { maxAttachmentNamesBytes } from '../../contracts/limits.ts';
import type { ObjectEvent } from '../../contracts/messages.ts';
import type { Report } from '../../contracts/report.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { publish } from '../../functions/publish/publish.ts';
import { pipelineInMemory, places, servicesInMemory } from '../support/in-memory-cloud/services.ts';
import { translated } from '../support/translated.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

/** Ingest and Publish over an in-memory cloud that refuses items as DynamoDB does. */
class Desk {
  readonly cloud = pipelineInMemory();
  readonly services;
  #sequence = 0;

  constructor(languages: string[] = ['es', 'fr', 'de', 'it', 'pt', 'nl', 'pl']) {
    const settings: Settings = { languages, sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
    this.services = servicesInMemory(this.cloud, { settings });
  }

  /** Drops a file; publishes it if Ingest hands it on. */
  async drop(key: string, body: string): Promise<Report> {
    const put = { Bucket: places.upload, Key: key, Body: body };
    const { VersionId = '' } = this.cloud.s3.answer('PutObjectCommand', put) as { VersionId?: string };
    this.#sequence += 1;
    const sequencer = this.#sequence.toString(16).padStart(8, '0');
    const object = { key, 'version-id': VersionId, sequencer };
    const event: ObjectEvent = { 'detail-type': 'Object Created', detail: { bucket: { name: places.upload }, object } };
    const result = await ingest({ event, execution: `e${this.#sequence}`, redrive: 0 }, this.services);
    if (result.outcome === 'release') {
      await publish(await translated(result.release, this.services), this.services);
    }
    return this.services.work.getJson<Report>(workKeys.history(key, VersionId));
  }

  published(): string[] {
    return [...this.cloud.s3.objects(places.publish).keys()];
  }
}

const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');

describe('a text that no record can hold is rejected, with the limit, and nothing of it is public', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a heading of 60 KB',
      `# ${words(8_000)}\n\nText.\n`,
      'TitleTooLong',
      /has 70889 characters; the limit is 1000\. It begins "word0 .*…"\.$/,
    ],
    ['a heading of 1,001 characters', `# ${'x'.repeat(1_001)}\n\nText.\n`, 'TitleTooLong', /has 1001 characters/],
    [
      'a correction of 10,000 characters',
      `---\ncorrection: ${'wrong '.repeat(1_666)}date\n---\n# Title\n\nText.\n`,
      'InvalidOption',
      /"correction" has 10000 characters; the limit is 1000\./,
    ],
    [
      'a reason of 10,000 characters',
      `---\nwithdrawn: ${'sold '.repeat(1_999)}today\n---\n# Title\n\nText.\n`,
      'InvalidOption',
      /"withdrawn" has 10000 characters; the limit is 1000\./,
    ],
  ])('%s', async (_, body, code, message) => {
    const desk = new Desk();
    const report = await desk.drop('ferry.md', body);
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code, message: expect.stringMatching(message) }] });
    expect(desk.published()).toEqual([]);
  });

  test('a hundred attachments with names of 940 bytes', async () => {
    const desk = new Desk(['es']);
    const attach = (n: number) => desk.drop(`a.files/${String(n).padStart(936, 'x')}.png`, 'image');
    const reports: Report[] = [];
    for (let n = 0; n < 99; n += 1) reports.push(await attach(n));
    expect((await desk.drop('a.md', '# Title\n\nText.\n')).outcome).toBe('published');
    reports.push(await attach(99));
    const rejected = reports.filter(({ outcome }) => outcome === 'rejected');
    expect(rejected).toHaveLength(100 - Math.floor(maxAttachmentNamesBytes / 940));
    expect(rejected[0]?.errors[0]).toMatchObject({
      code: 'TooManyAttachments',
      message: expect.stringMatching(/32900 bytes together; the limit is 32768\./),
    });
    const assets = desk.published().filter((key) => key.startsWith('releases/a/v1/assets/'));
    expect(assets).toHaveLength(100 - rejected.length);
    for (const { upload } of rejected) {
      expect(assets.filter((key) => key.endsWith(upload.key.slice('a.files/'.length)))).toEqual([]);
    }
  });
});

test('a title that is guessed is cut after a word, whatever its length', async () => {
  const desk = new Desk();
  const line = words(5_000);
  for (const [key, body] of [
    ['a.txt', `${line}\n\nMore of it follows here.\n`],
    ['b.md', `**${line}**\n\nMore of it follows here.\n`],
    ['c.html', `<p><b>${line}</b></p><p>More of it follows here.</p>`],
  ] as const) {
    expect((await desk.drop(key, body)).outcome, key).toBe('published');
    const title = (await desk.services.public.read(key.slice(0, 1)))?.languages['en']?.title ?? '';
    expect([...title].length, key).toBeLessThanOrEqual(200);
    expect(title, key).toMatch(/^word0 .* word\d+…$/);
  }
});

test('front matter without a text below it is an empty document', async () => {
  const desk = new Desk();
  const report = await desk.drop('ferry.md', '---\ntitle: The ferry is back\n---\n\n');
  expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'EmptyDocument' }] });
  expect(desk.published()).toEqual([]);
});

test('a correction of a first version is warned of, and that of a second is not', async () => {
  const desk = new Desk(['es']);
  const text = (says: string) => `---\ncorrection: The date was wrong.\n---\n# Title\n\n${says}\n`;
  const codes = ({ warnings }: Report) => warnings.map(({ code }) => code);
  expect(codes(await desk.drop('ferry.md', text('First.')))).toContain('correction-unused');
  expect(codes(await desk.drop('ferry.md', text('Second.')))).not.toContain('correction-unused');
});
