import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import { s3, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { paste } from './support/paste.ts';
import { drop, dropAndWait, fresh, publishedKeys, reportOf } from './support/releases.ts';

const isHeld = ({ outcome }: Report) => outcome === 'held';
const english = (say: string) => `# The ferry of Tallow Point\n\nFrom 3 March the ferry of Tallow Point ${say}.\n`;

beforeEach(() => engine.restore());

describe('options that stay', () => {
  it('an edit without them goes by what metadata said before, and so does a file beside it', async () => {
    const key = fresh('ferry.md');
    const slug = key.slice(0, -3);
    const metadata = { languages: 'es fr', 'after-review': 'fr' };
    const first = await drop(key, english('runs'), { metadata });
    expect((await reportOf(first)).options).toEqual([
      { name: 'languages', value: 'es, fr', from: 'metadata' },
      { name: 'after-review', value: 'fr', from: 'metadata' },
    ]);

    const since = { key, versionId: first.versionId, at: expect.any(String) };
    const remembered = [
      { name: 'languages', value: 'es, fr', from: 'remembered', since },
      { name: 'after-review', value: 'fr', from: 'remembered', since },
    ];
    const second = await dropAndWait(key, english('runs late'));
    expect(second).toMatchObject({ version: 2, options: remembered });
    expect(second.languages).toMatchObject({ es: { status: 'published' }, fr: { status: 'awaiting-review' } });
    expect(Object.keys(second.languages).toSorted()).toEqual(['en', 'es', 'fr']);
    expect(await publishedKeys(`fr/${slug}/`)).toEqual([]);

    expect(await dropAndWait(key, english('runs late'), { metadata })).toMatchObject({ outcome: 'unchanged' });
    const beside = await dropAndWait(`${slug}.files/map.txt`, 'a map');
    expect(beside).toMatchObject({ version: 3, options: remembered, languages: { fr: { status: 'awaiting-review' } } });
    expect(Object.keys(beside.languages).toSorted()).toEqual(['en', 'es', 'fr']);

    const cleared = await dropAndWait(key, english('runs late'), { metadata: { 'after-review': 'configured' } });
    expect(cleared).toMatchObject({ outcome: 'published', languages: { fr: { status: 'published' } } });
    expect((await dropAndWait(key, english('runs on Sundays'))).options).toEqual([remembered[0]]);
  });

  it('a source whose name ends in its own language stays the source', async () => {
    const key = fresh('bac.fr.md');
    const french = (say: string) => `# Le bac de la pointe\n\nÀ partir du 3 mars, le bac de la pointe ${say}.\n`;
    const metadata = { languages: 'es', 'source-language': 'fr' };
    expect(await dropAndWait(key, french('circule'), { metadata })).toMatchObject({ outcome: 'published', version: 1 });
    const edited = await dropAndWait(key, french('circule tard'));
    expect(edited).toMatchObject({ outcome: 'published', version: 2, languages: { fr: {}, es: {} } });
    expect(Object.keys(edited.languages)).toHaveLength(2);
  });

  it('an embargo that disappears from the front matter is held until somebody confirms it', async () => {
    const key = fresh('embargoed ferry.md');
    const slug = key.slice(0, -3);
    const until = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+/, '');
    const more = { contentType: 'text/markdown; charset=utf-8', metadata: { languages: 'es', desk: 'Port & sea' } };
    await reportOf(await drop(key, `---\nembargo: ${until}\n---\n${english('sails')}`, more), isHeld);

    const without = await drop(key, english('sails'), more);
    const report = await reportOf(without, isHeld);
    expect(report).toMatchObject({ errors: [{ code: 'OptionTakenBack' }], options: [{ name: 'languages' }] });
    expect(report).not.toHaveProperty('heldUntil');
    expect(await publishedKeys(`releases/${slug}/`)).toEqual([]);

    const message = report.errors[0]?.message ?? '';
    const confirmed = await paste(message.slice(message.indexOf('aws s3 cp')), key);
    expect(await reportOf(confirmed)).toMatchObject({ outcome: 'published', version: 1 });
    expect(await reportOf(without)).toMatchObject({ outcome: 'superseded' });
    const { ContentType, Metadata } = await s3.send(new HeadObjectCommand({ Bucket: stack.uploadBucket, Key: key }));
    expect({ ContentType, Metadata }).toEqual({
      ContentType: more.contentType,
      Metadata: { ...more.metadata, embargo: 'none' },
    });
  });
});
