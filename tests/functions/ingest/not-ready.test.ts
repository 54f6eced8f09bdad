import { beforeEach, describe, expect, test } from 'vitest';
import { UploadDesk } from './upload-desk.ts';

let desk: UploadDesk;
beforeEach(() => {
  desk = new UploadDesk();
});

const body = '# The ferry is back\n\nIt runs every hour from Monday on.\n';
const file = (frontMatter: string, text = body) => `---\n${frontMatter}\n---\n${text}`;
const hold = ({ report }: { report: { errors: object[] } | undefined }) => report?.errors[0];

describe('a file that says that it is not ready', () => {
  const draft = file('title: Ferry\ndraft: true');

  test('is held, with its line and the command that publishes it; edited, it is published', async () => {
    const held = await desk.drop('ferry.md', draft, { languages: 'es' });
    expect(held.outcome).toBe('held');
    expect(hold(held)).toMatchObject({
      code: 'SaysItIsNotReady',
      line: 3,
      message: expect.stringContaining(
        'aws s3 cp s3://uploads/ferry.md s3://uploads/ferry.md --metadata-directive REPLACE --metadata languages=es,ready=true',
      ),
    });
    expect(await desk.drop('ferry.md', file('title: Ferry\ndraft: false'))).toMatchObject({
      outcome: 'published',
      version: 1,
    });
    expect(desk.reportOf('ferry.md', 1)?.outcome).toBe('superseded');
  });

  test('is published by ready=true, for that one drop', async () => {
    await desk.drop('ferry.md', draft);
    expect(await desk.drop('ferry.md', draft, { ready: 'true' })).toMatchObject({ outcome: 'published', version: 1 });
    // The same is there already; what is edited says again that it is a draft.
    expect((await desk.drop('ferry.md', draft)).outcome).toBe('unchanged');
    expect((await desk.drop('ferry.md', draft.replace('hour', 'half hour'))).outcome).toBe('held');
    expect(desk.records.get('ferry')?.committed?.version).toBe(1);
  });

  test('"ready: true" in the file does not publish it', async () => {
    const { outcome, report } = await desk.drop('ferry.md', file('draft: true\nready: true'));
    expect(outcome).toBe('held');
    expect(report?.options).toBeUndefined();
  });

  test('what lies beside it waits with it, and goes with it', async () => {
    await desk.drop('ferry.md', draft);
    expect(await desk.drop('ferry.files/map.png', 'x')).toMatchObject({ outcome: 'held' });
    expect(await desk.drop('ferry.fr.md', '# Le bac\n\nIl part toutes les heures.\n')).toMatchObject({
      outcome: 'held',
    });
    expect(await desk.drop('ferry.md', draft, { ready: 'true' })).toMatchObject({ outcome: 'published' });
  });

  test('is ended by its deletion', async () => {
    await desk.drop('ferry.md', draft);
    expect((await desk.delete('ferry.md')).outcome).toBe('withdrawn');
    expect(desk.reportOf('ferry.md', 1)?.outcome).toBe('withdrawn');
  });

  test('waits under an embargo too, which it keeps', async () => {
    const embargo = '2026-12-24T09:00:00Z';
    expect(hold(await desk.drop('ferry.md', draft, { embargo }))).toMatchObject({ code: 'SaysItIsNotReady' });
    expect((await desk.drop('ferry.md', draft, { ready: 'true' })).report).toMatchObject({
      outcome: 'held',
      heldUntil: embargo,
    });
  });
});

test('a file whose embargo has a slip is held; corrected, it waits for its time', async () => {
  const slip = file('embrago: 2026-12-24T09:00:00Z');
  expect(hold(await desk.drop('ferry.md', slip))).toMatchObject({ code: 'SaysItIsNotReady', line: 2 });
  expect((await desk.drop('ferry.md', slip.replace('embrago', 'embargo'))).report).toMatchObject({
    outcome: 'held',
    heldUntil: '2026-12-24T09:00:00Z',
  });
});

describe('a date that lies ahead', () => {
  const scheduled = file('publishDate: 2026-12-24T09:00:00Z');

  test('waits, also when it has passed and a file beside it comes; dropped again then, it is published', async () => {
    const held = await desk.drop('ferry.md', scheduled);
    expect(hold(held)).toMatchObject({
      code: 'SaysItIsNotReady',
      line: 2,
      message: expect.stringContaining('"embargo: 2026-12-24T09:00:00Z"'),
    });
    desk.now = new Date('2026-12-25T09:00:00Z');
    expect((await desk.drop('ferry.files/map.png', 'x')).outcome).toBe('held');
    expect((await desk.drop('ferry.md', scheduled)).outcome).toBe('published');
  });

  test('is answered by an embargo, which may be remembered', async () => {
    const embargo = '2026-12-24T09:00:00Z';
    expect((await desk.drop('ferry.md', scheduled, { embargo })).report).toMatchObject({ heldUntil: embargo });
    const edited = scheduled.replace('hour', 'half hour');
    expect((await desk.drop('ferry.md', edited)).report).toMatchObject({ outcome: 'held', heldUntil: embargo });
  });

  test('a new text that says so leaves the version that is public', async () => {
    await desk.drop('ferry.md', body);
    expect((await desk.drop('ferry.md', scheduled)).outcome).toBe('held');
    expect(desk.records.get('ferry')?.committed).toMatchObject({ version: 1 });
  });

  test('that was published as ready stays so for what comes beside it', async () => {
    await desk.drop('ferry.md', scheduled, { ready: 'true' });
    expect(await desk.drop('ferry.files/map.png', 'x')).toMatchObject({ outcome: 'published', version: 2 });
  });
});

describe("a person's translation that says that it is not ready", () => {
  const french = '# Le bac est de retour\n\nIl part toutes les heures à partir de lundi.\n';

  test('waits, and its language stays as it is', async () => {
    await desk.drop('ferry.md', body);
    const held = await desk.drop('ferry.fr.md', file('draft: true', french));
    expect(held).toMatchObject({ outcome: 'held' });
    expect(hold(held)).toMatchObject({ code: 'SaysItIsNotReady' });
    expect(desk.records.get('ferry')?.translations).toBeUndefined();
    expect(await desk.drop('ferry.fr.md', file('draft: false', french))).toMatchObject({
      outcome: 'published',
      version: 2,
    });
  });

  test('but not for what it has from its source', async () => {
    const source = file('draft: true\npublishDate: 2027-01-01');
    await desk.drop('ferry.md', source, { ready: 'true' });
    expect(await desk.drop('ferry.fr.md', file('draft: true\npublishDate: 2027-01-01', french))).toMatchObject({
      outcome: 'published',
    });
  });

  test('before its source too', async () => {
    expect(hold(await desk.drop('ferry.fr.md', file('draft: true', french)))).toMatchObject({
      code: 'SaysItIsNotReady',
    });
    await desk.drop('ferry.md', body);
    expect(desk.records.get('ferry')?.translations).toBeUndefined();
  });
});

describe('an embargo that has passed', () => {
  const lastYear = file('embargo: 2025-12-01T09:00 Europe/Rome');

  test('holds a first version, and names its line and what to type', async () => {
    const held = await desk.drop('ferry.md', lastYear);
    expect(hold(held)).toMatchObject({
      code: 'EmbargoPassed',
      line: 2,
      message: expect.stringMatching(/2025-12-01T08:00:00Z, 364 days ago.*--metadata embargo=none$/),
    });
    expect((await desk.drop('ferry.md', lastYear, { embargo: 'none' })).outcome).toBe('published');
  });

  test('of a day at most, and of what is public, is a warning once', async () => {
    const today = file('embargo: 2026-11-30T09:00:00Z');
    const first = await desk.drop('ferry.md', today);
    expect(first.outcome).toBe('published');
    const warned = desk.ingestedWarnings('ferry', 1);
    expect(warned).toMatchObject([{ code: 'embargo-passed', line: 2 }]);
    await desk.drop('ferry.md', today.replace('hour', 'half hour'));
    expect(desk.ingestedWarnings('ferry', 2)).toEqual([]);
    await desk.drop('ferry.md', lastYear);
    expect(desk.ingestedWarnings('ferry', 3)).toMatchObject([{ code: 'embargo-passed' }]);
  });

  test('says nothing more where the release went by it', async () => {
    const soon = file('embargo: 2026-12-01T09:00:00Z');
    expect((await desk.drop('ferry.md', soon)).report?.heldUntil).toBe('2026-12-01T09:00:00Z');
    desk.now = new Date('2026-12-24T09:00:00Z');
    // Not published yet, such as for want of the engine.
    expect((await desk.drop('ferry.md', soon.replace('hour', 'half hour'))).outcome).toBe('published');
    expect(desk.ingestedWarnings('ferry', 2)).toEqual([]);
    await desk.drop('ferry.files/map.png', 'x');
    expect(desk.ingestedWarnings('ferry', 3)).toEqual([]);
  });
});
