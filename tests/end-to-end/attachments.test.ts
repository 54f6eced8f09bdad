import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import { sha256 } from '../../contracts/sha256.ts';
import { engine } from './support/engine.ts';
import {
  drop,
  dropAndWait,
  fresh,
  latestOf,
  manifestOf,
  published,
  publishedKeys,
  remove,
  reportOf,
  versionBytes,
} from './support/releases.ts';

beforeEach(async () => {
  await engine.restore();
  await engine.resetStats();
});

const only = { metadata: { languages: 'es, fr' } };
const isHeld = ({ outcome }: Report) => outcome === 'held';
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const frenchPng = Buffer.concat([png, Buffer.from('fr')]);
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const text = `# The mill turns again

![A chart of the water](mill.files/chart.png)

The mill was repaired by 35 volunteers. [All figures](<mill.files/all figures (1).pdf>) are there.

![](mill.files/none.png)
`;

const names = (stem = 'mill') => {
  const key = fresh(`${stem}.md`);
  const slug = key.slice(0, -3);
  return { key, slug, file: (name: string) => `${slug}.files/${name}` };
};

const textOf = async (key: string) => (await published(key)).bytes.toString();

describe('attachments', () => {
  it('that are there before their source wait for it, and are published with it in every language', async () => {
    const { key, slug, file } = names();
    const early = [
      await drop(file('chart.png'), png),
      await drop(file('chart.fr.png'), frenchPng),
      await drop(file('all figures (1).pdf'), '%PDF-1.7'),
      await drop(file('logo.svg'), svg),
    ];
    for (const one of early) {
      expect(await reportOf(one, isHeld)).toMatchObject({ release: slug, errors: [{ code: 'SourceMissing' }] });
    }
    expect(await publishedKeys(`releases/${slug}/`)).toEqual([]);

    const report = await dropAndWait(key, text, only);
    expect(report).toMatchObject({ outcome: 'published', version: 1, release: slug });
    expect(report.warnings.filter(({ code }) => /attachment|image/.test(code))).toEqual([
      { code: 'attachment-missing', message: 'en: The text points to files that are missing: mill.files/none.png.' },
      {
        code: 'image-without-alternative',
        message: 'en: An image has no alternative text: mill.files/none.png.',
      },
    ]);
    for (const one of early) expect(await reportOf(one)).toMatchObject({ outcome: 'published', version: 1 });

    const folder = `releases/${slug}/v1/`;
    const { assets = {}, change } = await manifestOf(slug, 1);
    expect(change).toBe('first');
    expect(assets).toEqual({
      'all figures (1).pdf': {
        path: 'assets/all figures (1).pdf',
        mediaType: 'application/pdf',
        sha256: sha256('%PDF-1.7'),
        bytes: 8,
      },
      'chart.fr.png': {
        path: 'assets/chart.fr.png',
        mediaType: 'image/png',
        sha256: sha256(frenchPng),
        bytes: frenchPng.length,
        language: 'fr',
        replaces: 'chart.png',
      },
      'chart.png': { path: 'assets/chart.png', mediaType: 'image/png', sha256: sha256(png), bytes: png.length },
      'logo.svg': {
        path: 'assets/logo.svg',
        mediaType: 'image/svg+xml',
        sha256: sha256(svg),
        bytes: svg.length,
      },
    });
    const chart = await published(`${folder}assets/chart.png`);
    expect(chart).toMatchObject({ bytes: png, ContentType: 'image/png' });
    expect(chart.CacheControl).toContain('max-age=300');
    expect(chart.ContentDisposition).toBeUndefined();
    expect((await published(`${folder}assets/logo.svg`)).ContentDisposition).toBe('attachment');

    const pdf = '../assets/all%20figures%20%281%29.pdf';
    expect(await textOf(`${folder}en/document.md`)).toBe(
      text.replace('mill.files/chart.png', '../assets/chart.png').replace('mill.files/all figures (1).pdf', pdf),
    );
    expect(await textOf(`${folder}es/document.md`)).toContain('](../assets/chart.png)');
    expect(await textOf(`${folder}fr/document.md`)).toContain('](../assets/chart.fr.png)');
    const address = `/${folder.split('/').map(encodeURIComponent).join('/')}assets`;
    for (const page of [`${folder}en/index.html`, `en/${slug}/index.html`]) {
      expect(await textOf(page)).toContain(`<img src="${address}/chart.png"`);
      expect(await textOf(page)).toContain(`href="${address}/all%20figures%20%281%29.pdf"`);
    }
    expect(await textOf(`fr/${slug}/index.html`)).toContain(`<img src="${address}/chart.fr.png"`);
  });

  it('that change after it make the next version, and nothing of the text is billed again', async () => {
    const { key, slug, file } = names();
    await reportOf(await drop(file('chart.png'), png), isHeld);
    await dropAndWait(key, text, only);
    const before = await versionBytes(slug, 1);
    await engine.resetStats();

    expect(await dropAndWait(file('chart.png'), frenchPng)).toMatchObject({ outcome: 'published', version: 2 });
    expect(await manifestOf(slug, 2)).toMatchObject({
      change: 'update',
      previousVersion: 1,
      assets: { 'chart.png': { sha256: sha256(frenchPng) } },
    });
    expect(await engine.stats()).toMatchObject({ requests: 0 });
    expect(await versionBytes(slug, 1)).toEqual(before);

    expect(await dropAndWait(file('chart.png'), frenchPng)).toMatchObject({ outcome: 'unchanged', version: 2 });
    expect(await dropAndWait(key, text, only)).toMatchObject({ outcome: 'unchanged', version: 2 });

    const gone = await reportOf(await remove(file('chart.png')));
    expect(gone).toMatchObject({ outcome: 'published', version: 3 });
    expect(gone.warnings).toContainEqual({
      code: 'attachment-missing',
      message:
        'en: The text points to files that are missing: mill.files/chart.png, mill.files/all figures (1).pdf, mill.files/none.png.',
    });
    expect(await manifestOf(slug, 3)).not.toHaveProperty('assets');
    expect(await publishedKeys(`releases/${slug}/v3/assets/`)).toEqual([]);
    expect(await textOf(`releases/${slug}/v3/en/document.md`)).toBe(text);
  });

  it('that are dropped all at once are all there in the end, and each has its report', async () => {
    const { key, slug, file } = names();
    await dropAndWait(key, text, only);
    const many = await Promise.all(
      Array.from({ length: 6 }, (_, index) => drop(file(`${index}.png`), Buffer.concat([png, Buffer.of(index)]))),
    );
    const reports = await Promise.all(many.map((one) => reportOf(one, ({ outcome }) => outcome === 'published')));
    const last = Math.max(...reports.map(({ version = 0 }) => version));
    expect((await latestOf(slug))?.version).toBe(last);
    expect(Object.keys((await manifestOf(slug, last)).assets ?? {})).toEqual(many.map((_, index) => `${index}.png`));
  });

  it('of a release under embargo are not public before it', async () => {
    const { key, slug, file } = names();
    const embargo = new Date(Date.now() + 86_400_000).toISOString();
    await reportOf(await drop(key, text, { metadata: { languages: 'es', embargo } }), isHeld);
    const chart = await drop(file('chart.png'), png);
    expect(await reportOf(chart, isHeld)).toMatchObject({ heldUntil: expect.any(String) });
    for (const prefix of [`releases/${slug}/`, `latest/${slug}`, `es/${slug}/`, `en/${slug}/`]) {
      expect(await publishedKeys(prefix)).toEqual([]);
    }
    const lifted = await drop(key, text, { metadata: { languages: 'es', embargo: 'none' } });
    expect(await reportOf(lifted)).toMatchObject({ outcome: 'published', version: 1 });
    expect(await reportOf(chart)).toMatchObject({ outcome: 'published', version: 1 });
    expect(await publishedKeys(`releases/${slug}/v1/assets/`)).toEqual([`releases/${slug}/v1/assets/chart.png`]);
  });

  it('of an HTML page are pointed to from its markup', async () => {
    const key = fresh('mill.html');
    const slug = key.slice(0, -5);
    await reportOf(await drop(`${slug}.files/chart.png`, png), isHeld);
    const html = '<h1>The mill</h1>\n<p>It turns.</p>\n<img src="mill.files/chart.png" alt="A chart">\n';
    await dropAndWait(key, html, { metadata: { languages: 'es' } });
    expect(await textOf(`releases/${slug}/v1/es/document.html`)).toContain('<img src="../assets/chart.png"');
    expect(await textOf(`es/${slug}/index.html`)).toContain(`/releases/${slug}/v1/assets/chart.png"`);
  });

  it('left by an editor’s computer are ignored; one that climbs is refused', async () => {
    const { file } = names();
    expect(await dropAndWait(file('../chart.png'), png)).toMatchObject({
      outcome: 'rejected',
      errors: [{ code: 'InvalidKey' }],
    });
    await drop(file('.DS_Store'), 'x');
    const held = await reportOf(await drop(file('chart.png'), png), isHeld);
    expect(held.revision).toBe(1);
  });
});
