import { GetObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import { wording } from '../../core/publication/pages/wording.ts';
import { until } from '../../terminal/until.ts';
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
  remove,
  reportOf,
} from './support/releases.ts';

const english = `# The harbour opens

The harbour opens on 4 May with room for 120 boats. It took three years to build.

Visitors find the timetable at https://example.org/harbour every morning.

The mayor, Ana Duarte, thanks 35 volunteers who planted the trees along the quay.
`;
const french = `# Le port ouvre

Le port ouvre le 4 mai et offre 120 places. Sa construction a duré trois ans.

Les visiteurs trouvent l’horaire sur https://example.org/harbour chaque matin.

La maire, Ana Duarte, remercie les 35 bénévoles qui ont planté les arbres du quai.
`;
/** Only what was built changes; the sentence before it stays. */
const edited = english.replace('It took three years to build.', 'It took nearly four years to build.');

const only = { metadata: { languages: 'es, fr' } };
const isHeld = ({ outcome }: Report) => outcome === 'held';
const names = (file: string) => {
  const key = fresh(`${file}.md`);
  return { key, slug: key.slice(0, -3), french: `${key.slice(0, -3)}.fr.md` };
};

async function workText(key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: stack.workBucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

async function frenchOf(slug: string, version: number) {
  const entry = (await manifestOf(slug, version)).languages['fr'];
  const text = (await published(`releases/${slug}/v${version}/fr/document.md`)).bytes.toString();
  const page = (await published(`releases/${slug}/v${version}/fr/index.html`)).bytes.toString();
  return { entry, text, page };
}

beforeEach(async () => {
  await engine.restore();
  await engine.resetStats();
});

describe("a person's translation", () => {
  it('is published as it is, and the other languages cost nothing', async () => {
    const name = names('harbour');
    await dropAndWait(name.key, english, only);
    await engine.resetStats();
    expect(await dropAndWait(name.french, french)).toMatchObject({ outcome: 'published', version: 2 });
    expect(await engine.stats()).toMatchObject({ requests: 0 });

    expect(await manifestOf(name.slug, 2)).toMatchObject({ change: 'translation', previousVersion: 1 });
    const { entry, text, page } = await frenchOf(name.slug, 2);
    expect(entry).toMatchObject({ status: 'published', origin: 'human', title: 'Le port ouvre' });
    expect(entry).not.toHaveProperty('engine');
    expect(text).toBe(french);
    expect(page).not.toContain('machine');
    expect((await manifestOf(name.slug, 2)).languages['es']).toMatchObject({ origin: 'machine', charactersBilled: 0 });

    const other = await dropAndWait(fresh('borrows.md'), english, only);
    expect(other.warnings).toMatchObject([{ code: 'words-of-another-release' }]);
    expect(other.languages['fr']?.words).toMatchObject([{ upload: { key: expect.stringMatching(/\.fr\.md$/) } }]);

    expect(await dropAndWait(name.french, french)).toMatchObject({ outcome: 'unchanged', version: 2 });
    expect(await dropAndWait(name.key, english, only)).toMatchObject({ outcome: 'unchanged', version: 2 });
  });

  it('stays where the source did not change: a sentence is the machine’s, the rest to the byte', async () => {
    const name = names('harbour');
    await dropAndWait(name.key, english, only);
    await dropAndWait(name.french, french);
    await engine.resetStats();
    expect(await dropAndWait(name.key, edited, only)).toMatchObject({ outcome: 'published', version: 3 });

    const { entry, text, page } = await frenchOf(name.slug, 3);
    expect(entry).toMatchObject({ status: 'published', origin: 'mixed' });
    const blocks = text.split('\n\n');
    const persons = french.split('\n\n');
    expect(blocks).toHaveLength(persons.length);
    expect(blocks.filter((block, index) => block !== persons[index])).toHaveLength(1);
    expect(blocks[1]).toMatch(/^Le port ouvre le 4 mai et offre 120 places\. /);
    expect(blocks[1]).not.toBe(persons[1]);
    expect(page).toContain(wording('fr').words.mixed);
    const { byTarget } = await engine.stats();
    expect(byTarget['fr']?.characters).toBe('It took nearly four years to build.'.length);

    // Back to what the person translated: theirs alone again, and nothing is paid.
    await engine.resetStats();
    expect(await dropAndWait(name.key, english, only)).toMatchObject({ version: 4 });
    expect(await frenchOf(name.slug, 4)).toMatchObject({ entry: { origin: 'human' }, text: french });
    expect(await engine.stats()).toMatchObject({ requests: 0 });
  });

  it('that comes before its source waits for it', async () => {
    const name = names('early');
    const early = await drop(name.french, french);
    expect(await reportOf(early, isHeld)).toMatchObject({ outcome: 'held', errors: [{ code: 'SourceMissing' }] });
    expect(await dropAndWait(name.key, english, only)).toMatchObject({ outcome: 'published', version: 1 });
    expect(await reportOf(early)).toMatchObject({ outcome: 'published', version: 1 });
    expect(await frenchOf(name.slug, 1)).toMatchObject({ entry: { origin: 'human' }, text: french });

    // Its words are known as if it had come after: of the edited paragraph only the edited sentence is the machine's.
    expect(await dropAndWait(name.key, edited, only)).toMatchObject({ outcome: 'published', version: 2 });
    const { text } = await frenchOf(name.slug, 2);
    const [title, paragraph, ...rest] = text.split('\n\n');
    const [frenchTitle, , ...frenchRest] = french.split('\n\n');
    expect([title, ...rest]).toEqual([frenchTitle, ...frenchRest]);
    expect(paragraph).toMatch(/^Le port ouvre le 4 mai et offre 120 places\. /);
  });

  it('is withdrawn alone, and what it said with it', async () => {
    const name = names('gone');
    // What other tests' files say of the same sentences would stay.
    const own = (text: string) => text.replace(/^# .*$/m, '$& (Calder)').replace(/\.(?=\s)/g, ' (Calder).');
    await dropAndWait(name.key, own(english), only);
    expect(await dropAndWait(name.french, own(french))).toMatchObject({ outcome: 'published', version: 2 });
    const gone = await remove(name.french);
    expect(await reportOf(gone)).toMatchObject({ outcome: 'published', version: 3 });
    const { entry, text } = await frenchOf(name.slug, 3);
    expect(entry).toMatchObject({ origin: 'machine', segments: { human: 0 } });
    expect(text).not.toContain('Ana Duarte, remercie');
  });

  it('of an older version is brought up to date where it aligns, and never shown as if it were the newest', async () => {
    const name = names('late');
    await dropAndWait(name.key, english, only);
    await dropAndWait(name.key, edited, only);
    const report = await dropAndWait(name.french, french, { metadata: { 'source-version': '1' } });
    expect(report).toMatchObject({ outcome: 'published', version: 3 });
    const { entry, text } = await frenchOf(name.slug, 3);
    expect(entry).toMatchObject({ origin: 'mixed', sourceVersion: 1 });
    expect(text).not.toContain('a duré trois ans');
    expect(text).toContain('La maire, Ana Duarte, remercie les 35 bénévoles');
  });

  it('of a source that is another text by now stays as it is, stale, with a notice', async () => {
    const name = names('other');
    await dropAndWait(name.key, english, only);
    await dropAndWait(
      name.key,
      '# Tram line closed\n\nFrom 12 June no tram runs on line 9.\n\n- Buses run every 10 minutes.\n- Tickets stay valid.\n',
      only,
    );
    const report = await dropAndWait(name.french, french, { metadata: { 'source-version': '1' } });
    const place = `review/${name.slug}/r${report.revision}/fr`;
    expect(report.languages['fr']).toMatchObject({ status: 'stale', review: place });
    for (const file of ['md', 'html', 'xlf']) expect(await workText(`${place}.${file}`)).toContain('9');
    const { entry, text, page } = await frenchOf(name.slug, 3);
    expect(entry).toMatchObject({ status: 'stale', origin: 'human' });
    expect(text).toBe(french);
    expect(page).toContain(wording('fr').words.outdated);
    expect((await latestOf(name.slug))?.languages['fr']).toEqual({ version: 3, status: 'stale' });
  });

  it('whose paragraphs are in another order teaches the memory nothing wrong', async () => {
    const name = names('order');
    const [title = '', ...rest] = french.trimEnd().split('\n\n');
    const shuffled = `${[title, ...rest.toReversed()].join('\n\n')}\n`;
    await dropAndWait(name.key, english, only);
    await dropAndWait(name.french, shuffled);
    expect((await frenchOf(name.slug, 2)).text).toBe(shuffled);

    const other = names('beside');
    await dropAndWait(other.key, english.replace('# The harbour opens', '# The harbour is open'), only);
    const { text } = await frenchOf(other.slug, 1);
    const paragraph = text.split('\n\n')[1] ?? '';
    expect(paragraph).not.toContain('Ana Duarte');
  });

  it('outruns no embargo', async () => {
    const name = names('embargoed');
    const embargo = new Date(Date.now() + 86_400_000).toISOString();
    const source = await drop(name.key, english, { metadata: { languages: 'fr', embargo } });
    await reportOf(source, isHeld);
    const persons = await drop(name.french, french);
    expect(await reportOf(persons, isHeld)).toMatchObject({ heldUntil: expect.any(String), revision: 2 });
    await until('the report of the source', async () => {
      const report = await newestReport(name.key);
      return report?.outcome === 'held' && report.revision === 2 ? true : undefined;
    });
    expect(await latestOf(name.slug)).toBeUndefined();
  });

  it('in another format is refused, and its source untouched', async () => {
    const name = names('format');
    await dropAndWait(name.key, english, only);
    const report = await dropAndWait(`${name.slug}.fr.txt`, french);
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'TranslationFormat' }] });
    expect((await latestOf(name.slug))?.version).toBe(1);
  });
});
