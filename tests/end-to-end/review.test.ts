import { GetObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import { s3, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import {
  drop,
  dropAndWait,
  fresh,
  latestOf,
  manifestOf,
  newestReport,
  published,
  reportOf,
} from './support/releases.ts';

/** What a person approved in one test is theirs in the next, so no two share a sentence. */
const text = (town: string) => `# The library of ${town} opens late

From 3 March the library of ${town} is open until 22:00. *Students* of ${town} asked for it.

The reading room of ${town} has 80 seats and a view of the river.
`;
const reviewed = { metadata: { languages: 'es, fr', 'after-review': 'fr' } };
const isHeld = ({ outcome }: Report) => outcome === 'held';

async function work(key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: stack.workBucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

/** As a translator's tool would: every segment approved, one of them in other words. */
function approve(xliff: string, from?: string, to?: string): string {
  const all = xliff.replaceAll(/state="(initial|translated)"/g, 'state="final"');
  if (from === undefined || to === undefined) return all;
  expect(all).toContain(from);
  return all.replaceAll(`<target>${from}</target>`, `<target>${to}</target>`);
}

beforeEach(() => engine.restore());

describe('a language that is published after review', () => {
  it('is absent until it is approved, then a person’s; a change waits for its paragraph alone', async () => {
    const english = text('Marrow');
    const key = fresh('library.md');
    const slug = key.slice(0, -3);
    const report = await dropAndWait(key, english, reviewed);
    expect(report).toMatchObject({ outcome: 'partial', version: 1 });
    const place = `review/${slug}/r1/fr`;
    expect(report.languages['fr']).toEqual({ status: 'awaiting-review', review: place });
    expect((await manifestOf(slug, 1)).languages['fr']).toMatchObject({ status: 'awaiting-review' });
    expect(await latestOf(slug)).toMatchObject({ status: 'partial', languages: { fr: { status: 'awaiting-review' } } });
    expect(await dropAndWait(key, english, reviewed)).toMatchObject({ outcome: 'unchanged', version: 1 });
    await expect(published(`fr/${slug}/index.html`)).rejects.toThrow();

    const machine = await work(`${place}.md`);
    expect(machine.split('\n')[0]).toMatch(/^# /);
    const page = await work(`${place}.html`);
    expect(page).toContain('The reading room of Marrow has 80 seats');
    const xliff = await work(`${place}.xlf`);
    const title = machine.split('\n')[0]?.slice(2) ?? '';

    const half = await drop(`${slug}.fr.xlf`, xliff.replace(/state="(initial|translated)"/, 'state="reviewed"'));
    expect(await reportOf(half, isHeld)).toMatchObject({ errors: [{ code: 'ReviewIncomplete' }] });
    expect((await latestOf(slug))?.version).toBe(1);

    const approved = await dropAndWait(`${slug}.fr.xlf`, approve(xliff, title, 'La bibliothèque ferme plus tard'));
    expect(approved).toMatchObject({ outcome: 'published', version: 2 });
    const { fr } = (await manifestOf(slug, 2)).languages;
    expect(fr).toMatchObject({
      status: 'published',
      origin: 'human',
      title: 'La bibliothèque ferme plus tard',
      review: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const document = (await published(`releases/${slug}/v2/fr/document.md`)).bytes.toString();
    expect(document).toBe(machine.replace(title, 'La bibliothèque ferme plus tard'));

    const changed = await dropAndWait(key, english.replace('80 seats', '96 seats'), reviewed);
    expect(changed).toMatchObject({
      outcome: 'partial',
      version: 3,
      languages: { fr: { status: 'awaiting-review' } },
    });
    expect(await latestOf(slug)).toMatchObject({
      status: 'partial',
      languages: { fr: { version: 2, status: 'stale' } },
    });
    const next = await work(`review/${slug}/r${changed.revision}/fr.xlf`);
    expect(next.match(/state="final"/g)).toHaveLength(3 - 1);
    expect(next.match(/state="translated"/g)).toHaveLength(1);

    const again = await dropAndWait(`${slug}.fr.xlf`, approve(next));
    expect(again).toMatchObject({ outcome: 'published', version: 4, languages: { fr: { status: 'published' } } });
    expect(await latestOf(slug)).toMatchObject({ status: 'published', version: 4 });
    // The report of the source says that its review has come.
    const { upload } = changed;
    expect(await reportOf(upload, ({ outcome }) => outcome === 'published')).toMatchObject({ version: 4, upload });
    await expect.poll(() => newestReport(key)).toMatchObject({ outcome: 'published', version: 4, upload });
  });

  it('is approved by its document as well', async () => {
    const english = text('Tolland');
    const key = fresh('library.md');
    const slug = key.slice(0, -3);
    await dropAndWait(key, english, reviewed);
    const machine = await work(`review/${slug}/r1/fr.md`);
    expect(await dropAndWait(`${slug}.fr.md`, machine)).toMatchObject({ outcome: 'published', version: 2 });
    const { fr } = (await manifestOf(slug, 2)).languages;
    expect(fr).toMatchObject({ status: 'published', origin: 'human', review: { at: expect.any(String) } });
  });

  it.each([
    ['broken', (xliff: string) => xliff.replace('</unit>', ''), 'InvalidXliff', /\d+/],
    ['not XLIFF at all', () => '<html><body>Bonjour</body></html>', 'InvalidXliff', /./],
    ['of another release', (xliff: string) => xliff.replaceAll('library', 'brewery'), 'ForeignXliff', /brewery/],
  ])('is not approved by a file that is %s', async (_, alter, code, says) => {
    const key = fresh('library.md');
    const slug = key.slice(0, -3);
    await dropAndWait(key, text('Overbridge'), reviewed);
    const xliff = await work(`review/${slug}/r1/fr.xlf`);
    const report = await dropAndWait(`${slug}.fr.xlf`, alter(approve(xliff)));
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code }] });
    expect(report.errors[0]?.message).toMatch(says);
    expect((await latestOf(slug))?.version).toBe(1);
  });
});
