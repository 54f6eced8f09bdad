import { expect, test } from 'vitest';
import { isPage, pageForFiles } from '../../../../core/publication/pages/page-for-files.ts';

const copies = { siteUrl: 'https://news.example', fileOf: (key: string) => key };
const link = (address: string, key = 'en/2026/ferry/index.html', more = {}) =>
  /href="([^"]*)"/.exec(pageForFiles(`<a href="${address}">x</a>`, key, { ...copies, ...more }))?.[1];

test.each([
  ['/assets/site-1.css', '../../../assets/site-1.css'],
  ['/fr/2026/ferry/', '../../../fr/2026/ferry/index.html'],
  ['/en/', '../../index.html'],
  ['/', '../../../index.html'],
  ['/en/feed.atom', '../../feed.atom'],
  ['/en/2026/ferry/', 'index.html'],
  ['/en/2026/ferry/#content', 'index.html#content'],
  ['/en/2026/a%20b%23c%3Fd/', '../a%20b%23c%3Fd/index.html'],
  ['/en/2026/a:b/', '../a%3Ab/index.html'],
  ['/releases/2026/ferry/v1/assets/a.png', '../../../releases/2026/ferry/v1/assets/a.png'],
])('%s becomes %s', (address, file) => {
  expect(link(address)).toBe(file);
});

test.each(['https://news.example/en/', '//other.example/x', '#content', '../fr/', 'mailto:a@b.example', '/%E0%A4%A/'])(
  '%s stays',
  (address) => {
    expect(link(address)).toBe(address);
  },
);

test('a page at the root, a site in a folder of its server, and what the copies lack', () => {
  expect(link('/en/', '404.html')).toBe('en/index.html');
  expect(link('/news/en/', 'fr/index.html', { siteUrl: 'https://a.example/news' })).toBe('../en/index.html');
  expect(link('/en/', 'fr/index.html', { siteUrl: 'https://a.example/news' })).toBe('/en/');
  const fileOf = (target: string) => (target.startsWith('releases/') ? undefined : target);
  expect(link('/releases/x/v1/en/', 'en/index.html', { fileOf })).toBe('https://news.example/releases/x/v1/en/');
  const escaping = (target: string) => target.replaceAll(':', '%3A');
  // A file whose name has a percent sign is linked with it written out.
  expect(link('/en/a:b/', 'en/index.html', { fileOf: escaping })).toBe('a%253Ab/index.html');
});

test('nothing but addresses changes, and none that is text', () => {
  const html = `<!doctype html><html lang="en"><head><title>href="/en/"</title><link rel=stylesheet href='/a.css'></head>
<body class="/en/"><p title="/en/">src="/en/" <img alt="/x" src=/i.png> &lt;a href="/en/"> <q cite="/en/q/">&amp;</q></p></body></html>
`;
  const changed = html
    .replace("href='/a.css'", 'href="../a.css"')
    .replace('src=/i.png', 'src="../i.png"')
    .replace('cite="/en/q/"', 'cite="q/index.html"');
  expect(pageForFiles(html, 'en/index.html', copies)).toBe(changed);
});

test.each([
  ['index.html', true],
  ['404.html', true],
  ['en/2026/ferry/index.html', true],
  ['releases/ferry/v1/en/index.html', true],
  ['releases/ferry/v1/en/document.html', false],
  ['releases/ferry/v1/assets/index.html', false],
  ['en/feed.json', false],
])('%s is a page: %s', (key, is) => {
  expect(isPage(key)).toBe(is);
});
