import { beforeEach, describe, expect, test, vi } from 'vitest';
import { workKeys } from '../../../contracts/keys.ts';
import type { IngestedRelease } from '../../../core/releases/ingested-release.ts';
import { UploadDesk } from './upload-desk.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

let desk: UploadDesk;
beforeEach(() => {
  desk = new UploadDesk();
});

const text = '# The ferry is back\n\nIt runs every hour from Monday on.\n';
const file = (yaml: string, body = text) => `---\n${yaml}\n---\n${body}`;
const errorOf = async (dropped: Promise<{ report: { errors: { code: string; message: string }[] } | undefined }>) =>
  (await dropped).report?.errors[0];
const waiting = (revision: number) =>
  (desk.stored(workKeys.document('ferry', revision)) as IngestedRelease).afterReview;

describe('what a file says of itself', () => {
  test.each([
    ['embargo: none', 'embargo=none'],
    ['after-review: none', 'after-review=none'],
    ['withdrawn: The ferry was sold', 'withdrawn=The ferry was sold'],
    ['allow-hidden: true', 'allow-hidden=true'],
    ['strip-active: true', 'strip-active=true'],
  ])('"%s" is rejected, with the command that says it as metadata', async (yaml, metadata) => {
    desk.settings.afterReview = ['fr'];
    const { outcome, report } = await desk.drop('ferry.md', file(yaml), { title: 'Back' });
    expect(outcome).toBe('rejected');
    const [error] = report?.errors ?? [];
    expect(error).toMatchObject({ code: 'InvalidOption', line: 2 });
    expect(error?.message).toContain(
      'aws s3 cp s3://uploads/ferry.md s3://uploads/ferry.md --metadata-directive REPLACE',
    );
    expect(error?.message).toContain(`title=Back,${metadata}`);
    expect(desk.records.size).toBe(0);
    expect(desk.withdrawnSlugs).toEqual([]);
  });

  test('is no matter where the metadata says it too, as the command does', async () => {
    expect((await desk.drop('ferry.md', file('embargo: none'), { embargo: 'none' })).outcome).toBe('published');
    await desk.drop('ferry.md', file('withdrawn: Sold'), { withdrawn: 'Sold' });
    expect(desk.withdrawnSlugs).toEqual(['ferry']);
  });

  test('does not approve its own cost, nor does whoever uploads it', async () => {
    const command = 'printf 9000000 | aws s3 cp - s3://uploads/approvals/ferry.md/v';
    for (const dropped of [
      desk.drop('ferry.md', file('approved-characters: 9000000')),
      desk.drop('ferry.md', text, { 'approved-characters': '9000000' }),
    ]) {
      expect(await errorOf(dropped)).toMatchObject({
        code: 'InvalidOption',
        message: expect.stringContaining(command),
      });
    }
  });
});

describe('the configured review is a floor', () => {
  beforeEach(() => {
    desk.settings = { ...desk.settings, languages: ['es', 'fr', 'it'], afterReview: ['fr'] };
  });

  test.each<[string, string, Record<string, string>, string[]]>([
    ['nothing is said', text, {}, ['fr']],
    ['metadata lowers', text, { 'after-review': 'none' }, ['fr']],
    ['metadata names another', text, { 'after-review': 'es' }, ['es', 'fr']],
    ['front matter names another', file('after-review: es'), {}, ['es', 'fr']],
    ['both do', file('after-review: es'), { 'after-review': 'it' }, ['fr', 'it']],
    ['all wait', file('after-review: all'), {}, ['es', 'fr', 'it']],
    ['metadata lowers what front matter adds', file('after-review: all'), { 'after-review': 'none' }, ['fr']],
  ])('%s', async (_, body, metadata, expected) => {
    await desk.drop('ferry.md', body, metadata);
    expect(waiting(1)).toEqual(expected);
  });

  test('a remembered review stays, and is the same file', async () => {
    await desk.drop('ferry.md', text, { 'after-review': 'es' });
    expect((await desk.drop('ferry.md', text)).outcome).toBe('unchanged');
    await desk.drop('ferry.md', `${text}More.\n`);
    expect(waiting(2)).toEqual(['es', 'fr']);
  });
});

describe('an embargo', () => {
  const secret = '# The ferry is back\n\nEMBARGOED UNTIL 24 DECEMBER 2026\n\nIt runs every hour.\n';

  test('that only the text says holds the release, with the command that lifts it', async () => {
    expect(await errorOf(desk.drop('ferry.md', secret))).toMatchObject({
      code: 'EmbargoTextWithoutOption',
      message: expect.stringMatching(/If the text may be published at once: aws s3 cp .*--metadata embargo=none$/),
    });
    expect((await desk.drop('ferry.md', secret, { embargo: 'none' })).outcome).toBe('published');
  });

  test('that the front matter says is over does not answer that text', async () => {
    const past = file('embargo: 2026-11-30T09:00:00Z', secret);
    expect(await errorOf(desk.drop('ferry.md', past))).toMatchObject({ code: 'EmbargoTextWithoutOption' });
  });

  test('by which the release was held may stay in the file', async () => {
    const soon = file('embargo: 2026-12-01T09:00:00Z', secret);
    expect((await desk.drop('ferry.md', soon)).report?.outcome).toBe('held');
    desk.now = new Date('2026-12-01T10:00:00Z');
    expect((await desk.drop('ferry.md', `${soon}More.\n`)).outcome).toBe('published');
  });

  test('of the metadata is moved to an earlier time by metadata alone', async () => {
    await desk.drop('ferry.md', text, { embargo: '2026-12-24T09:00:00Z' });
    const error = await errorOf(desk.drop('ferry.md', file('embargo: 2026-12-02T09:00:00Z')));
    expect(error).toMatchObject({
      code: 'InvalidOption',
      message: expect.stringMatching(/earlier than 2026-12-24T09:00:00Z.*--metadata embargo=2026-12-02T09:00:00Z$/),
    });
    const later = await desk.drop('ferry.md', file('embargo: 2026-12-31T09:00:00Z'));
    expect(later.report?.heldUntil).toBe('2026-12-31T09:00:00Z');
  });
});

describe('an event', () => {
  test('of another bucket is dropped and counted', async () => {
    const event = desk.put('ferry.md', text);
    event.detail.bucket.name = 'some-other-bucket';
    expect((await desk.deliver(event)).outcome).toBe('ignored');
    expect([desk.records.size, desk.counted]).toEqual([0, ['DroppedEvents']]);
  });

  test('of a version that S3 does not have is dropped and counted', async () => {
    const event = desk.put('ferry.md', text);
    event.detail.object['version-id'] = 'forged';
    expect((await desk.deliver(event)).outcome).toBe('ignored');
    expect([desk.records.size, desk.counted]).toEqual([0, ['DroppedEvents']]);
  });

  test('of a deletion that did not happen withdraws nothing', async () => {
    const event = desk.put('ferry.md', text);
    await desk.deliver(event);
    const { 'version-id': versionId = '' } = event.detail.object;
    for (const [id, type] of [
      ['forged', 'Delete Marker Created'],
      [versionId, 'Delete Marker Created'],
      [versionId, 'Permanently Deleted'],
    ] as const) {
      const forged = structuredClone(event);
      forged['detail-type'] = 'Object Deleted';
      forged.detail = { ...forged.detail, 'deletion-type': type };
      forged.detail.object = { ...forged.detail.object, 'version-id': id, sequencer: 'FFFFFFFF' };
      expect((await desk.deliver(forged)).outcome).toBe('ignored');
    }
    expect(desk.withdrawnSlugs).toEqual([]);
    expect(desk.counted).toEqual(['DroppedEvents', 'DroppedEvents', 'DroppedEvents']);
    expect((await desk.delete('ferry.md')).outcome).toBe('withdraw');
  });
});
