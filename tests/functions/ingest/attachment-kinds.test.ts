import { expect, test, vi } from 'vitest';
import { attachmentKinds } from '../../../contracts/attachment-kinds.ts';
import type { Report } from '../../../contracts/report.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

/** What the report of an attachment says that is uploaded before its source. */
async function reportOn(name: string, attachments?: string[]): Promise<Report> {
  const cloud = pipelineInMemory();
  const settings = { languages: ['es'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
  const services = servicesInMemory(cloud, { settings: { ...settings, ...(attachments && { attachments }) } });
  const key = `ferry.files/${name}`;
  const { VersionId } = cloud.s3.answer('PutObjectCommand', { Bucket: places.upload, Key: key, Body: 'x' }) as {
    VersionId: string;
  };
  const object = { key, 'version-id': VersionId, sequencer: '01' };
  const event = { 'detail-type': 'Object Created' as const, detail: { bucket: { name: places.upload }, object } };
  await ingest({ event, execution: 'e', redrive: 0 }, services);
  return services.work.getJson<Report>(`reports/${key}.json`);
}

test.each([
  'setup.exe',
  'page.hta',
  'macro.docm',
  'tool.jar',
  'a.lnk',
  'mail.eml',
  'a.js',
  'page.html',
  'photos.zip',
  'README',
])('%s is rejected: readers would trust it because of the address', async (name) => {
  const { outcome, errors } = await reportOn(name);
  expect(outcome).toBe('rejected');
  expect(errors).toMatchObject([{ code: name === 'macro.docm' ? 'ActiveContent' : 'AttachmentKind' }]);
});

test('the rejection names the kinds that may come, and what to type to allow another', async () => {
  const { errors } = await reportOn('photos.ZIP');
  expect(errors[0]?.message).toBe(`"photos.ZIP" is a .zip file. Attachments may be: ${attachmentKinds.join(', ')}.`);
  expect(errors[0]?.hint).toContain('"attachments" in cdk.json');
  expect((await reportOn('LICENSE')).errors[0]?.message).toContain('"LICENSE" does not have an extension.');
});

test('images, sound, documents and data wait for their source', async () => {
  for (const name of ['chart.PNG', 'a/b.c/map.svg', 'speech.mp3', 'figures.xlsx', 'table.csv']) {
    expect((await reportOn(name)).errors, name).toMatchObject([{ code: 'SourceMissing' }]);
  }
});

test('the configuration says what may come instead', async () => {
  expect((await reportOn('photos.zip', ['zip'])).outcome).toBe('held');
  expect((await reportOn('chart.png', ['zip'])).errors).toMatchObject([{ code: 'AttachmentKind' }]);
});
