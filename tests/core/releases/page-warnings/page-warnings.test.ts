import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { pageWarnings } from '../../../../core/releases/page-warnings/page-warnings.ts';
import { parse } from '../../support/parse.ts';

const place = { slug: '2026/ferry', siteUrl: 'https://news.example', languages: ['en', 'fr', 'zh-Hans'] };

const warningsOf = (text: string, format: FormatName = 'markdown', more = {}) =>
  pageWarnings(parse(format, text), { ...place, ...more });
const codesOf = (text: string, format?: FormatName, more = {}) =>
  warningsOf(text, format, more).map(({ code }) => code);
const link = (address: string) => `# T\n\nSee [this](<${address}>).\n`;
const image = (address: string) => `# T\n\n![What it shows](<${address}>)\n`;

describe('a link', () => {
  test.each([
    ['press.md', 'https://news.example/<language>/<release>/'],
    ['press', 'https://news.example/<language>/<release>/'],
    ['./press.html#part', 'write the whole address'],
    ['../q1/report.docx', 'write the whole address'],
    ['../press/', 'write the whole address'],
    ['index.php?option=com_content&id=3', 'write the whole address'],
    ['plans/harbour.pdf', '"ferry.files/harbour.pdf"'],
    ['/en/press/', 'the page in "en"'],
    ['/zh-hans/press/', 'the page in "zh-Hans"'],
    ['https://news.example/fr/press/', 'the page in "fr"'],
    ['/press/', 'https://news.example/press/'],
    ['file:///C:/Users/Ann/plan.docx', 'your computer'],
    ['C:\\Users\\Ann\\plan.docx', 'your computer'],
    ['\\server\\share\\plan.docx', 'your computer'],
    ['{{site.baseurl}}/press/', 'another program'],
    ['{% link press.md %}', 'another program'],
    ['javascript:alert(1)', 'https:'],
    ['#opening', '<a id="opening"></a>'],
  ])('that leads nowhere or leaves the language is named, with what to do: %s', (address, says) => {
    const [warning, ...more] = warningsOf(link(address));
    expect(warning).toMatchObject({ code: 'link-broken', line: 3 });
    expect(warning?.message).toContain(`The link "${address}"`);
    expect(warning?.message).toContain(says);
    expect(more).toEqual([]);
  });

  test.each([
    'https://other.example/en/press/',
    'http://other.example/',
    '//other.example/a',
    'mailto:press@example.org',
    'tel:+15550100199',
    '#top',
    '?print',
    'ferry.files/timetable.pdf',
    './ferry.files/time%20table.pdf',
    '../assets/timetable.pdf',
    'https://news.example/',
    '/releases/2026/ferry/v1/assets/timetable.pdf',
  ])('that leads somewhere is none: %s', (address) => {
    expect(warningsOf(link(address))).toEqual([]);
  });

  test('is found wherever Markdown and HTML have links', () => {
    expect(codesOf('# T\n\n[this][a]\n\n[a]: press.md\n')).toEqual(['link-broken']);
    expect(codesOf('# T\n\n<p><a href="press.md">this</a></p>\n')).toEqual(['link-broken']);
    expect(codesOf('<h1>T</h1><a href="press.md">this</a>', 'html')).toEqual(['link-broken']);
    expect(codesOf('# T\n\n`[this](press.md)`\n')).toEqual([]);
  });

  test('to a place of the page needs that place', () => {
    expect(codesOf('<h1 id="a">T</h1><p><a href="#a">a</a> <a href="#b">b</a></p><a name="b"></a>', 'html')).toEqual(
      [],
    );
    expect(codesOf('# T\n\n[a](#a)\n\n<a id="a"></a> Here.\n')).toEqual([]);
    expect(codesOf('# T\n\nText[^1]\n\n[^1]: A note\n')).toEqual([]);
  });

  test('in a text of JSON is named by the line of that text', () => {
    const json =
      '{\n  "title": "The ferry",\n  "body": "<p>See <a href=\\"press.html\\">the other release</a>.</p>"\n}\n';
    expect(warningsOf(json, 'json')).toMatchObject([{ code: 'link-broken', line: 3 }]);
  });

  test('of a site below a path is told by that path', () => {
    const site = { siteUrl: 'https://example.org/news' };
    expect(warningsOf(link('/news/en/press/'), 'markdown', site)[0]?.message).toContain('the page in "en"');
    expect(codesOf(link('/news/releases/a/v1/assets/a.pdf'), 'markdown', site)).toEqual([]);
  });

  test('is nothing in plain text, and no style sheet is a link', () => {
    expect(codesOf('T\n\nSee [this](press.md).\n', 'text')).toEqual([]);
    expect(codesOf('<link rel="stylesheet" href="style.css"><h1>T</h1>', 'html')).toEqual([]);
  });
});

describe('an image or a recording', () => {
  test.each([
    ['images/b.png', '"ferry.files/b.png"'],
    ['./b.png', '"ferry.files/b.png"'],
    ['/img/b.png', '"ferry.files/b.png"'],
    ['other.files/b.png', '"ferry.files/b.png"'],
    ['C:\\Pictures\\b.png', 'your computer'],
    ['http://other.example/b.png', 'https:'],
  ])('outside of the folder is named, with what to do: %s', (address, says) => {
    const [warning, ...more] = warningsOf(image(address));
    expect(warning).toMatchObject({ code: 'image-outside', line: 3 });
    expect(warning?.message).toContain(`"${address}"`);
    expect(warning?.message).toContain(says);
    expect(more).toEqual([]);
  });

  test.each(['ferry.files/b.png', '../assets/b.png', 'https://other.example/b.png'])(
    'that is shown is none: %s',
    (to) => {
      expect(warningsOf(image(to))).toEqual([]);
    },
  );

  test('of another site is not shown where the configuration excludes those', () => {
    const of = (address: string) => warningsOf(image(address), 'markdown', { externalImages: false });
    expect(of('https://other.example/b.png')).toMatchObject([
      { code: 'image-outside', message: expect.stringContaining("this site's pages show only its own images") },
    ]);
    expect(of('ferry.files/b.png')).toEqual([]);
  });

  test('of HTML is looked for in each of its addresses', () => {
    const html =
      '<h1>T</h1><video poster="p.jpg"><source src="a.mp4"></video><img alt="" src="a.png" srcset="b.png 2x">';
    expect(codesOf(html, 'html')).toEqual(Array(4).fill('image-outside'));
  });

  test('that is data in the text is not on the page, as Google Docs exports them', () => {
    const docs =
      '# T\n\n![][image1] ![][image2]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>\n\n[image2]: <data:image/png;base64,iVBORw0KGgp=>\n';
    expect(warningsOf(docs)).toMatchObject([{ code: 'not-on-page', line: 5 }]);
    expect(warningsOf(docs)[0]?.message).toContain('2 images');
  });
});

describe('what no page shows', () => {
  const html = `<h1>T</h1>
<iframe src="https://video.example/1"></iframe>
<form><label>Name <input name="n"></label><button>Send</button></form>
<script src="https://charts.example/a.js"></script>
<iframe src="https://video.example/2"></iframe>
<canvas></canvas><svg viewBox="0 0 9 9"><a href="x.md"></a></svg><svg aria-hidden="true"></svg>
<math><mi>x</mi></math><input type="hidden"><script type="application/ld+json">{}</script>`;

  test('is one warning for each kind, with the line of the first', () => {
    const warnings = warningsOf(html, 'html').filter(({ code }) => code === 'not-on-page');
    expect(warnings.map(({ line }) => line)).toEqual([2, 3, 4, 6, 6, 7]);
    expect(warnings[0]?.message).toBe('The page does not show 2 embedded pages or programs. Write a link to it there.');
    expect(warnings[1]?.message).toMatch(/does not show a form\./);
  });

  test('is one thing with its sign: a button to enlarge an image', () => {
    const button = '<h1>T</h1><button type="button"><svg><path d="M1 1"/></svg></button>';
    expect(warningsOf(button, 'html').map(({ message }) => message)).toEqual([
      expect.stringContaining('a field or button of a form'),
    ]);
  });

  test('is found in the HTML of Markdown, where a task is none', () => {
    expect(codesOf('# T\n\n- [x] Done\n\n<iframe src="https://video.example/"></iframe>\n')).toEqual(['not-on-page']);
    expect(codesOf('# T\n\n```html\n<iframe src="https://video.example/"></iframe>\n```\n')).toEqual([]);
  });

  test('of a head is no business of the page', () => {
    const head = '<html><head><script src="a.js"></script><title>T</title></head><body><p>Text.</p></body></html>';
    expect(codesOf(head, 'html')).toEqual([]);
  });
});

test('many addresses are counted, and one that is there often is named once', () => {
  const links = Array.from({ length: 25 }, (_, index) => `[a](page-${index}.md) [a](page-${index}.md)`).join('\n\n');
  const warnings = warningsOf(`# T\n\n${links}\n`);
  expect(warnings).toHaveLength(11);
  expect(warnings.at(-1)).toEqual({ code: 'link-broken', message: 'And 15 more of the kind.' });
});

test('a long address is shortened, and a report stays small', () => {
  const [warning] = warningsOf(link(`${'a'.repeat(5_000)}.md`));
  expect(warning?.message.length).toBeLessThan(400);
});
