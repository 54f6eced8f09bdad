import { beforeEach, describe, expect, test, vi } from 'vitest';
import { languageError } from '../../../contracts/failures.ts';
import { schema } from '../../../contracts/messages.ts';
import { pageForFiles } from '../../../core/publication/pages/page-for-files.ts';
import { stylesheet, stylesheetKey } from '../../../core/publication/pages/stylesheet.ts';
import { notPublicUntil } from '../../../core/publication/preview/preview-store.ts';
import { preview } from '../../../functions/preview/preview.ts';
import { makeDocx } from '../../core/support/docx.ts';
import { wordLike } from '../../fixtures/docx/word-like.ts';
import { Embargoed, hour } from './embargoed.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

let desk: Embargoed;
beforeEach(() => {
  desk = new Embargoed();
});

describe('a release under embargo', () => {
  test('is shown to its editors as it will be published, to the byte but for banner and links', async () => {
    const { input, outcome } = await desk.show(
      'press/ferry.md',
      '# The ferry\n\nSee [the plan](ferry.files/plan.png).\n',
    );
    expect(outcome).toBe('shown');
    const shown = desk.objects('work', 'preview/press/ferry.files/r1/');
    expect([...desk.objects('publish', '').keys()]).toEqual([]);

    await desk.publish(input);
    const version = desk.objects('publish', 'releases/press/ferry/v1/');
    const fileOf = (key: string) => {
      if (key === stylesheetKey) return 'style.css';
      const [, tag] = /^(\w+)\/press\/ferry\/index\.html$/.exec(key) ?? [];
      if (tag !== undefined) return `${tag}/latest.html`;
      return key.startsWith('releases/press/ferry/v1/') ? key.slice('releases/press/ferry/v1/'.length) : undefined;
    };
    const asFile = (html: string, file: string) =>
      pageForFiles(html, file, { siteUrl: 'https://news.example.org', fileOf, notice: notPublicUntil(hour) });
    for (const tag of ['en', 'es', 'fr']) {
      expect(shown.get(`${tag}/index.html`)).toBe(asFile(version.get(`${tag}/index.html`) ?? '', `${tag}/index.html`));
      const [lasting = ''] = desk.objects('publish', `${tag}/press/ferry/index.html`).values();
      expect(shown.get(`${tag}/latest.html`)).toBe(asFile(lasting, `${tag}/latest.html`));
      for (const file of ['document.md', 'release.json', 'ninjs.json']) {
        expect(shown.get(`${tag}/${file}`)).toBe(version.get(`${tag}/${file}`));
      }
    }
    expect(shown.get('manifest.json')).toBe(version.get('manifest.json'));
    expect(shown.get('style.css')).toBe(stylesheet);
    expect([...shown.keys()].toSorted()).toEqual(
      [
        ...[...version.keys()].filter((key) => key !== 'manifest.json.sig'),
        ...['en', 'es', 'fr'].map((tag) => `${tag}/latest.html`),
        'index.html',
        'style.css',
      ].toSorted(),
    );
  });

  test('has pages whose links lead to each other and to its files, and a banner on each', async () => {
    await desk.drop('press/ferry.files/plan.png', 'a plan', {});
    await desk.show('press/ferry.md', '# The ferry\n\n![The plan](ferry.files/plan.png)\n');
    const [folder = ''] = [...desk.objects('work', 'preview/press/ferry.files/').keys()].map(
      (key) => key.split('/')[0],
    );
    const shown = desk.objects('work', `preview/press/ferry.files/${folder}/`);
    const pages = [...shown].filter(([key]) => key.endsWith('.html'));
    expect(pages).toHaveLength(7);
    for (const [key, html] of pages) {
      expect(
        html.match(/Preview:<\/strong> not public until <time datetime="2026-12-01T08:00:00Z">2026-12-01 08:00 UTC</g),
        key,
      ).toHaveLength(1);
      const body = html.slice(html.indexOf('<body>'));
      const links = [...`${body}${/<link rel="stylesheet"[^>]*>/.exec(html)?.[0]}`.matchAll(/(?:href|src)="([^"#]+)/g)];
      const relative = links.flatMap(([, link = '']) => (/^https:/.test(link) ? [] : [link]));
      expect(relative.length, key).toBeGreaterThan(3);
      for (const link of relative) {
        const target = new URL(link, `https://folder.invalid/${key}`).pathname.slice(1);
        expect(shown.has(decodeURIComponent(target)), `${key}: ${link}`).toBe(true);
      }
    }
    expect(shown.get('es/latest.html')).toContain('src="../assets/plan.png"');
    expect(shown.get('assets/plan.png')).toBe('a plan');
  });

  test('has in its report the languages, the warnings and the command that fetches the preview', async () => {
    const arrived = await desk.drop('press/ferry.md', '# The ferry\n\n![The plan](ferry.files/plan.png)\n');
    const input = await desk.translate(arrived, ([en, es]) => [
      ...(en && es ? [en, { language: es.language, status: 'awaiting-review' as const }] : []),
      { language: 'fr', status: 'failed', error: languageError('BudgetExceeded', 'Too much.') },
    ]);
    await preview(input, desk.services());
    const report = desk.report('press/ferry.md');
    expect(report).toMatchObject({
      outcome: 'held',
      heldUntil: arrived.result.outcome === 'held' ? arrived.result.until : '',
      revision: 1,
      preview: {
        folder: 'preview/press/ferry.files/r1/',
        fetch: 'aws s3 cp --recursive s3://work/preview/press/ferry.files/r1/ preview-ferry',
      },
      languages: {
        en: { status: 'ready' },
        es: { status: 'awaiting-review', review: 'review/press/ferry/r1/es' },
        fr: { status: 'failed', error: { code: 'BudgetExceeded' } },
      },
    });
    expect(report.languages['en']).not.toHaveProperty('url');
    expect(report).not.toHaveProperty('version');
    expect(report.warnings).toEqual([
      expect.objectContaining({ code: 'attachment-missing', message: expect.stringMatching(/^en: .*plan\.png/) }),
    ]);
    expect(report.options).toEqual([expect.objectContaining({ name: 'embargo' })]);
    const overview = desk.objects('work', 'preview/press/ferry.files/r1/').get('index.html') ?? '';
    expect(overview).toMatch(/awaits its review/);
    expect(overview).toMatch(/failed: BudgetExceeded/);
    expect(overview).toContain('href="en/latest.html"');
    // A text that waits for its review is not published at the hour.
    expect([...desk.objects('work', 'preview/press/ferry.files/r1/es').keys()]).toEqual([]);
  });

  test("is shown again with a person's translation, in the reports of both files", async () => {
    await desk.show('ferry.md', '# The ferry\n\nAll 12 ferries return in 2026.\n');
    const { input } = await desk.show('ferry.es.md', '# El ferry\n\nLos 12 ferris vuelven en 2026.\n', {});
    for (const key of ['ferry.md', 'ferry.es.md']) {
      expect(desk.report(key), key).toMatchObject({
        outcome: 'held',
        preview: { folder: 'preview/ferry.files/r2/' },
        languages: { es: { status: 'ready', words: [{ upload: { key: 'ferry.es.md' } }] } },
      });
    }
    expect(desk.objects('work', 'preview/ferry.files/r2/').get('es/latest.html')).toContain('Los 12 ferris vuelven');
    await desk.publish(input);
    expect(desk.report('ferry.md')).toMatchObject({ outcome: 'published', languages: { es: { status: 'published' } } });
  });

  test('is shown with the pictures of a Word document, whose links lead to them', async () => {
    await desk.show('ferry.docx', makeDocx(wordLike));
    const shown = desk.objects('work', 'preview/ferry.files/r1/');
    const [, picture = ''] = /src="\.\.\/(assets\/[^"]+)"/.exec(shown.get('es/latest.html') ?? '') ?? [];
    expect([...shown.keys()]).toEqual(expect.arrayContaining([picture, 'es/document.docx']));
  });

  test('keeps in its report who approved its cost', async () => {
    const { input, event } = await desk.show('ferry.md');
    const services = desk.services();
    const approved = { characters: 5, at: '2026-11-24T12:00:00.000Z' };
    await services.report({ ...desk.report('ferry.md'), approved });
    await preview(input, services);
    expect(event.detail.object.key).toBe('ferry.md');
    expect(desk.report('ferry.md')).toMatchObject({ approved, languages: { en: { status: 'ready' } } });
  });

  test('shows nothing once its time has come, or if it has no text in its own language', async () => {
    const arrived = await desk.drop('ferry.md', '# The ferry\n\nIt returns.\n');
    const input = await desk.translate(arrived);
    const [, ...others] = input.results;
    const error = languageError('TranslationFailed', 'It died.');
    const failed = [{ language: 'en', status: 'failed' as const, error }, ...others];
    expect(await preview({ ...input, results: failed }, desk.services())).toMatchObject({ outcome: 'none' });
    desk.now = new Date(hour);
    expect(await preview(input, desk.services())).toMatchObject({ outcome: 'none' });
    expect([...desk.objects('work', 'preview/')]).toEqual([]);
    expect(desk.report('ferry.md')).not.toHaveProperty('preview');
  });

  test('does not show a rendition that somebody put in the place of the translation', async () => {
    const { input } = await desk.show('ferry.md');
    const results = input.results.map((one) => ({ ...one, sha256: '0'.repeat(64) }));
    expect(await preview({ ...input, results }, desk.services())).toMatchObject({ schema, outcome: 'none' });
  });
});
