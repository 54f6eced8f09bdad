import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellingsOf } from '../../cli/withdrawn/spellings.ts';
import { publishKeys, siteKeys, urlPath } from '../../contracts/keys.ts';
import { engineCodes } from '../../contracts/locales.ts';
import { oddNames } from '../support/odd-names.ts';
import { runs, sampleOf } from '../support/runs.ts';
import { deployed, edge } from './edge.ts';
import { onlyResourceOf, templateOf } from './synth.ts';

const props = { languages: ['es', 'fr', 'pt-BR', 'zh-TW', 'zh', 'no', 'ar'] };
const ask = edge(props);

/** Where `/` leads with that header. */
function front(header: string | undefined, at = ask): string | undefined {
  return at('/', header === undefined ? {} : { 'accept-language': header }).headers['location']?.value;
}

describe('/', () => {
  test.each([
    [undefined, '/en/', 'nothing is asked for'],
    ['', '/en/', 'nothing is asked for'],
    ['fr', '/fr/', 'it is there'],
    ['FR', '/fr/', 'case means nothing'],
    ['fr-CA', '/fr/', 'a range is shortened from its end'],
    ['fr-Latn-CA-x-private', '/fr/', 'a singleton goes with what follows it'],
    ['de, fr;q=0.8, es;q=0.9', '/es/', 'the quality counts and not the place'],
    ['de;q=1.0, ar;q=0.7, fr;q=0.7', '/ar/', 'of equal ones the first'],
    ['fr;q=0, es;q=0.1', '/es/', 'quality 0 is not wanted'],
    ['fr ; q=0.5 , es ; q = 0.6', '/es/', 'there may be blanks'],
    ['de', '/en/', 'of what there is not the default'],
    ['*', '/en/', 'anything is the default'],
    ['de, *;q=0.5', '/en/', 'anything is the default'],
    ['pt-BR', '/pt-BR/', 'its own tag'],
    ['pt', '/pt-BR/', 'the only Portuguese there is'],
    ['pt-PT', '/pt-BR/', 'the only Portuguese there is'],
    ['zh-CN,zh;q=0.9', '/zh-Hans/', 'a region that means a script'],
    ['zh-HK', '/zh-Hant/', 'a region that means a script'],
    ['zh-Hant-TW', '/zh-Hant/', 'its own tag'],
    ['zh', '/zh-Hant/', 'the first Chinese of the configuration'],
    ['nn-NO, en;q=0.3', '/nb/', 'the other Norwegian'],
    ['fr;q=2', '/en/', 'no such quality'],
    ['fr;level=1', '/en/', 'no such parameter'],
    ['constructor, toString, __proto__', '/en/', 'names that objects have'],
  ] as [string | undefined, string, string][])('asked for %j leads to %s: %s', (header, to) => {
    expect(front(header)).toBe(to);
  });

  test('takes no time for what nobody reads', () => {
    expect(front(`${'x,'.repeat(5000)}fr`)).toBe('/en/');
  });

  test('is not kept, is told to vary, and is as protected as every page', () => {
    expect(ask('/', { 'accept-language': 'fr' })).toMatchObject({
      statusCode: 302,
      headers: {
        'cache-control': { value: 'no-store' },
        vary: { value: 'Accept-Language' },
        'strict-transport-security': { value: 'max-age=31536000' },
        'x-content-type-options': { value: 'nosniff' },
        'content-security-policy': { value: expect.stringContaining("default-src 'none'") },
      },
    });
  });

  test('leads to the first language where each text says its own', () => {
    expect(front('xx', edge({ sourceLanguage: 'auto', languages: ['de', 'en'] }))).toBe('/de/');
  });

  test('leads whatever is asked for to a language that there is', () => {
    const languages = ['en', 'es', 'fr', 'pt-BR', 'zh-Hant', 'zh-Hans', 'nb', 'ar'].map((tag) => `/${tag}/`);
    const range = fc.oneof(
      fc.constantFrom('fr', 'fr-CA', 'zh-TW', '*', 'x', 'valueof', 'hasownproperty', 'i-default'),
      fc.string({ maxLength: 12 }),
    );
    const header = fc
      .array(fc.tuple(range, fc.constantFrom('', ';q=0', ';q=0.5', ';q=1', ';q=')))
      .map((all) => all.map((each) => each.join('')).join(','));
    fc.assert(
      fc.property(fc.oneof(header, fc.string()), (given) => {
        expect(languages).toContain(front(given));
      }),
      {
        numRuns: runs(300),
      },
    );
  });
});

describe('passed on as they are', () => {
  test.each([
    '/robots.txt',
    '/sitemap.xml',
    '/sitemaps/2026-11-0001.xml',
    '/404.html',
    '/index.html',
    '/assets/site-0a1b2c.css',
    '/latest/2026/q1.report.json',
    '/versions/2026/ferry.json',
    '/catalogue/index.json',
    '/schemas/manifest.json',
    '/fr/feed.atom',
    '/fr/feed.json',
    '/fr/index.html',
    '/fr/2026/ferry/index.html',
    '/releases/2026/ferry/v1/manifest.json',
    '/releases/2026/ferry/v1/fr/document.md',
    '/releases/2026/ferry/v1/assets/fr',
    '/releases/2026/ferry/v1/assets/chart.png',
    '/releases/2026/ferry/v1/assets/v2/fr',
    '/favicon.ico',
    '/nowhere',
  ])('%j', (uri) => {
    expect(ask(uri)).toMatchObject({ uri });
  });
});

describe('one spelling of an address', () => {
  test.each([
    ['/latest/c%2B%2B.json', '/latest/c++.json', 'a + is itself, and not a space'],
    ['/latest/%C3%A9t%C3%A9.json', '/latest/%c3%a9t%c3%a9.json', 'escapes in lower case'],
    ['/latest/%C3%BCbung.json', '/latest/übung.json', 'what nobody escaped'],
    ["/latest/it's(a)~b*!.json", '/latest/it%27s%28a%29%7eb%2a%21.json', 'signs that need no escape'],
    ['/latest/a%26b%3D%24%2C%3A%40.json', '/latest/a&b=$,:@.json', 'signs that urlPath escapes'],
    ['/latest/100%25.json', '/latest/100%25.json', 'a percent sign'],
    ['/latest/a%252Fb.json', '/latest/a%252Fb.json', 'an escape that is part of a name'],
  ])('%s is what %s becomes: %s', (uri, asked) => {
    expect(ask(asked)).toMatchObject({ uri });
    expect(ask(uri)).toMatchObject({ uri });
  });

  test.each([
    ['/%72eleases/ferry/v1/en/document.md', '/releases/ferry/v1/en/document.md'],
    ['/releases/f%65rry/v1/en/', '/releases/ferry/v1/en/'],
    ['/latest/ferry%2Ejson', '/latest/ferry.json'],
    ['/fr/q1%2dreport/', '/fr/q1-report/'],
    ['/fr/%4Eews', '/fr/News/'],
  ])('%s hides from CloudFront which headers it needs, and leads to %s', (asked, location) => {
    expect(ask(asked)).toMatchObject({ statusCode: 301, headers: { location: { value: location } } });
  });

  test.each([
    '/releases%2Fferry%2Fv1%2Fen%2Fdocument.md',
    '/releases/ferry%5cv1',
    '/fr/\\evil.example',
    '//evil.example/fr',
    '/fr//ferry/',
    '/fr/./ferry/',
    '/fr/%2e%2E/ferry/',
    '/fr/ferry%00',
    '/fr/%',
    '/fr/%zz',
    '/fr/%e9',
    '/fr/%c0%af',
    `/fr/${'x'.repeat(3072)}`,
  ])('%j is nowhere', (uri) => {
    expect(ask(uri)).toMatchObject({ uri: '/-' });
  });

  test('every spelling of an object is the address that an invalidation names, or nowhere', () => {
    const canonical = (path: string): string => {
      const [uri = ''] = path.split('?');
      const { statusCode, headers, uri: to = '' } = ask(uri);
      return statusCode === 301 ? canonical(headers['location']?.value ?? '') : to;
    };
    for (const name of oddNames) {
      const page = publishKeys.version(name, 2) + publishKeys.page('fr');
      for (const key of [page, publishKeys.sitePage('fr', name), publishKeys.latest(name)]) {
        // A string of the test is not the bytes that CloudFront reads.
        const spellings = spellingsOf(key).filter(({ how }) => how !== 'bytes of UTF-8');
        const found = spellings.map(({ path }) => canonical(path));
        expect(found.length).toBeGreaterThan(15);
        const meant = `/${urlPath(key)}`;
        expect(found.filter((uri) => uri === meant).length, name).toBeGreaterThan(5);
        // What is another name is another object's address, such as `a+b` for `a b`, and `a%2520b`.
        const others = [`/${urlPath(key.replaceAll(' ', '+'))}`, meant.replaceAll('%', '%25')];
        expect(
          found.filter((uri) => uri !== meant && uri !== '/-' && !others.includes(uri)),
          name,
        ).toEqual([]);
      }
    }
  });
});

describe('a directory', () => {
  test.each(['/fr/', '/fr/2026/ferry/', '/fr/months/2026-11/', '/releases/2026/ferry/v1/fr/', '/fr/2026/q1.report/'])(
    '%s is its index',
    (uri) => {
      expect(ask(uri)).toMatchObject({ uri: `${uri}index.html` });
    },
  );

  test.each([
    '/fr',
    '/zh-Hans',
    '/fr/2026/ferry',
    '/fr/2026/q1.report',
    '/fr/press/feed.json',
    '/fr/caf%C3%A9%20au%20lait',
    '/fr/months',
    '/fr/months/2026-11',
    '/releases/2026/ferry/v12/fr',
    '/releases/2026/q1.report/v1/zh-Hans',
  ])('%s gets its slash', (uri) => {
    expect(ask(uri)).toMatchObject({ statusCode: 301, headers: { location: { value: `${uri}/` } } });
  });

  test('is found for every slug, with the slash and without', () => {
    const slug = fc
      .array(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('/'))
      // Names of the lists' own, and what S3 or a browser would make something else of.
      .filter((name) => !/^(months|feed\.(atom|json)|index\.html)/.test(name))
      .filter((name) => name.split('/').every((part) => !/^(\.{0,2}|index\.html)$/.test(part)))
      .filter((name) => name.isWellFormed() && !/[\\\0]/.test(name));
    fc.assert(
      fc.property(slug, fc.constantFrom('fr', 'zh-Hant'), (name, language) => {
        for (const key of [
          publishKeys.sitePage(language, name),
          publishKeys.version(name, 3) + publishKeys.page(language),
        ]) {
          const page = `/${urlPath(key)}`;
          const address = page.slice(0, -'index.html'.length);
          expect(ask(address)).toMatchObject({ uri: page });
          expect(ask(address.slice(0, -1))).toMatchObject({
            statusCode: 301,
            headers: { location: { value: address } },
          });
        }
        const latest = `/${urlPath(publishKeys.latest(name))}`;
        expect(ask(latest)).toMatchObject({ uri: latest });
      }),
      { numRuns: runs(200) },
    );
  });

  test('of what the site writes is never taken for a page', () => {
    const files = [
      siteKeys.atom('fr'),
      siteKeys.jsonFeed('fr'),
      siteKeys.sitemap('2026-11', 1),
      siteKeys.catalogueShard(1),
    ];
    for (const key of files) expect(ask(`/${key}`)).toMatchObject({ uri: `/${key}` });
  });
});

/** Where a browser on the site goes when it is sent to an address. */
const hostOf = (location: string) => new URL(location, 'https://news.example.org/a/b').host;

describe('an address that would lead elsewhere', () => {
  const elsewhere = [
    'evil.example',
    'evil.example/fr',
    'evil.example%2ffr',
    'fr@evil.example',
    'https:/evil.example/fr',
    'https://evil.example/fr',
  ];
  // Each begins with a slash, as every path that CloudFront takes.
  // biome-ignore format: a table to skim
  const openings = [
    '/', '//', '///', '////', '/\\', '/\\/', '/\\\\', '/\t/', '/\n/', '/\r\n/', '/%09/', '/%0a/', '/%0d%0a/', '/%5c', '/%5C%5c', '/%2f', '/%2F%2f', '/%252f',
    '/.//', '/..//', '/./', '/../', '/%2e/', '/%2e%2e/', '/%2e%2e//', '/.%2e/', '/;/', '/:', '/@', '/:@', '/%40', '/%3a//', '/fr//', '/fr/..//', '/fr/%2e%2e//',
    '/releases//', '/\ufeff/', '/\u3000/', '/\u2028/', '/%e3%80%82', '/。', '/\u202e/', '/?', '/#', '/ ', '/%20/', '/https:', '/javascript:', '/http:%5c%5c',
  ];

  test('is answered on the site or nowhere, and with one line', () => {
    const all = openings.flatMap((opening) =>
      elsewhere.flatMap((rest) => [`${opening}${rest}`, `${opening}${rest}/`, `/fr${opening}${rest}`]),
    );
    expect(all.length).toBeGreaterThan(800);
    let redirects = 0;
    for (const uri of sampleOf(all, 450)) {
      const { headers, uri: to = '' } = ask(uri);
      const location = headers?.['location']?.value;
      if (location === undefined) expect(to, uri).not.toBe('');
      else {
        redirects++;
        expect(location, uri).toMatch(/^\/(?![/\\])[!-~]*$/);
        expect(hostOf(location), uri).toBe('news.example.org');
      }
    }
    expect(redirects).toBeGreaterThan(25);
  });

  test.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'http:evil.example'])(
    'would be found out: %j',
    (location) => {
      expect(hostOf(location)).toBe('evil.example');
    },
  );
});

describe('an Accept-Language that no browser sends', () => {
  const names = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
    'length',
    'name',
  ];
  const long = (unit: string) => unit.repeat(5_120 / unit.length);
  test.each([
    ...names,
    ...names.map((name) => `${name};q=1, ${name}-fr;q=0.9`),
    names.join(','),
    ...[
      ',',
      ';',
      '-',
      'a',
      'a-',
      'a,',
      '*',
      '*,',
      ';q=',
      'q=0.5;',
      ' ',
      '\t',
      '\r\n',
      '0',
      '%',
      'fr-',
      'zh-Hant-',
      '\u0000',
      'é',
    ].map(long),
    'fr\r\nLocation: https://evil.example',
    '//evil.example',
    'evil.example/..',
    '../..',
  ])('leads to a language that there is: %j', (header) => {
    expect(['/en/', '/fr/', '/zh-Hant/']).toContain(front(header));
    const { headers } = ask('/', { 'accept-language': header });
    for (const { value } of Object.values(headers)) expect(value).toMatch(/^[ -~]*$/);
  });
});

test('a redirect stays on the site, and its header is one line', () => {
  const hostile = fc.array(
    fc.constantFrom(
      '/',
      '//',
      '\\',
      'fr',
      '..',
      '.',
      '%2f',
      '%0d%0a',
      '\r\n',
      'evil.example',
      '@',
      ':',
      '?',
      '#',
      'releases',
      'v1',
      'https:',
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      hostile.map((parts) => `/${parts.join('')}`),
      (uri) => {
        const location = ask(uri).headers['location']?.value;
        if (location === undefined) return;
        expect(location).toMatch(/^\/[a-z][!-~]*$/);
        expect(new URL(location, 'https://news.example.org').host).toBe('news.example.org');
      },
    ),
    { numRuns: runs(1000) },
  );
});

test('is published by itself, for the newer runtime', () => {
  const [, { Properties }] = onlyResourceOf(templateOf(props), 'AWS::CloudFront::Function', 'Edge');
  expect(Properties).toMatchObject({ AutoPublish: true, FunctionConfig: { Runtime: 'cloudfront-js-2.0' } });
});

test('with every language it stays under 8 KB', () => {
  const languages = engineCodes.filter((code) => code !== 'en');
  expect(Buffer.byteLength(deployed({ languages }))).toBeLessThan(8192);
});
