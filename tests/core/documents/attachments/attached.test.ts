import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attached, lastingBody } from '../../../../core/documents/attachments/attach.ts';
import { attachmentFolder } from '../../../../core/documents/attachments/folder.ts';
import { makeRendition, sourceRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { anyCharacter } from '../../support/arbitraries.ts';
import { parse } from '../../support/parse.ts';

const names = ['chart.png', 'chart.fr.png', 'Über uns (1).pdf', '100%.png', 'img/a&b.png'];
const folder = (language: string) => attachmentFolder('2026/report', names, language);
const markdown = (text: string, language = 'en') => attached(text, 'markdown', folder(language));
const html = (text: string, language = 'en') => attached(text, 'html', folder(language));

describe('Markdown points to the version’s attachments', () => {
  test.each([
    ['![A chart](report.files/chart.png)', '![A chart](../assets/chart.png)'],
    ['![A chart](./report.files/chart.png "Title")', '![A chart](../assets/chart.png "Title")'],
    ['[About](<report.files/Über uns (1).pdf>)', '[About](<../assets/%C3%9Cber%20uns%20%281%29.pdf>)'],
    [
      '[About](report.files/%C3%9Cber%20uns%20(1).pdf#page=2)',
      '[About](../assets/%C3%9Cber%20uns%20%281%29.pdf#page=2)',
    ],
    ['[About](report.files/U\u0308ber%20uns%20\\(1\\).pdf)', '[About](../assets/%C3%9Cber%20uns%20%281%29.pdf)'],
    ['![a](report.files/100%.png)', '![a](../assets/100%25.png)'],
    ['![a](report.files/img/a&amp;b.png)', '![a](../assets/img/a%26b.png)'],
    ['![a][chart]\n\n[chart]: report.files/chart.png', '![a][chart]\n\n[chart]: ../assets/chart.png'],
    ['[![a](report.files/chart.png)](report.files/chart.png)', '[![a](../assets/chart.png)](../assets/chart.png)'],
    ['> ![a](report.files/chart.png)', '> ![a](../assets/chart.png)'],
    ['A <img src="report.files/chart.png" alt="a"> b', 'A <img src="../assets/chart.png" alt="a"> b'],
    ['<p>\n<img src=report.files/chart.png>\n</p>', '<p>\n<img src=../assets/chart.png>\n</p>'],
    [
      '---\ntitle: "![a](report.files/chart.png)"\n---\n\n![a](report.files/chart.png)',
      '---\ntitle: "![a](report.files/chart.png)"\n---\n\n![a](../assets/chart.png)',
    ],
    [
      '\ufeff---\ntitle: x\n---\n\n![a](report.files/chart.png)',
      '\ufeff---\ntitle: x\n---\n\n![a](../assets/chart.png)',
    ],
    ['![a](../assets/chart.png)', '![a](../assets/chart.png)'],
    // What comes after the name may hold signs that would end the address.
    ['[a](<report.files/chart.png?\\>\\) [b\\](/c)>)', '[a](<../assets/chart.png?%3E%29%20[b]%28/c%29>)'],
    ['![a](report.files/chart.png?\\(b)', '![a](../assets/chart.png?%28b)'],
    ['![a](report.files/chart.png?a&amp;copy;b)', '![a](../assets/chart.png?a&amp;copy;b)'],
  ])('%s', (source, expected) => {
    expect(markdown(source)).toBe(expected);
  });

  test.each([
    '![a](report.files/missing.png)',
    '![a](chart.png)',
    '![a](other.files/chart.png)',
    '![a](https://example.org/report.files/chart.png)',
    '`![a](report.files/chart.png)`',
    '    ![a](report.files/chart.png)',
    '![a](report.files/)',
    'report.files/chart.png',
  ])('and leaves alone: %s', (source) => {
    expect(markdown(source)).toBe(source);
  });

  test('a file for a language stands for the other in that language only', () => {
    expect(markdown('![a](report.files/chart.png)', 'fr')).toBe('![a](../assets/chart.fr.png)');
    expect(markdown('![a](report.files/chart.png)', 'es')).toBe('![a](../assets/chart.png)');
    expect(markdown('![a](report.files/chart.fr.png)', 'es')).toBe('![a](../assets/chart.fr.png)');
  });
});

describe('HTML points to the version’s attachments', () => {
  test.each([
    ['<img src="report.files/chart.png" alt="">', '<img src="../assets/chart.png" alt="">'],
    ["<a href='report.files/img/a&amp;b.png'>x</a>", "<a href='../assets/img/a%26b.png'>x</a>"],
    ['<video poster=report.files/chart.png src="x.mp4">', '<video poster=../assets/chart.png src="x.mp4">'],
    [
      '<img srcset="report.files/chart.png 1x, report.files/100%.png 2x,other.png" src="a.png">',
      '<img srcset="../assets/chart.png 1x, ../assets/100%25.png 2x,other.png" src="a.png">',
    ],
    ['<IMG SRC="report.files/chart.png">', '<IMG SRC="../assets/chart.png">'],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  test.each([
    '<script>"<img src=report.files/chart.png>"</script>',
    '<!-- <img src="report.files/chart.png"> -->',
    '<img alt="report.files/chart.png" src="report.files/none.png">',
    '<img src>',
  ])('and leaves alone: %s', (source) => {
    expect(html(source)).toBe(source);
  });
});

test('a text that points to no attachment stays as it is, to the byte', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('markdown' as const, 'html' as const),
      fc.string({ unit: anyCharacter }),
      (format, text) => {
        fc.pre(!text.includes('files') && !text.includes('assets'));
        expect(attached(text, format, folder('fr'))).toBe(text);
      },
    ),
  );
});

test('whatever a file is called, its address is read back as its name', () => {
  const name = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((one) => !/[/\ud800-\udfff\0]/.test(one.normalize('NFC')) && one.trim() !== '');
  fc.assert(
    fc.property(name, (one) => {
      const own = one.normalize('NFC');
      const made = attachmentFolder('a', [own], 'en');
      const address = `a.files/${encodeURIComponent(own)}`;
      const changed = made.addressOf(address);
      expect(decodeURIComponent(changed ?? '')).toBe(`../assets/${own}`);
      expect(changed).toMatch(/^[\w.%/~-]+$/);
    }),
  );
});

test('the page shows what the document points to, from wherever it is read', () => {
  const source =
    '# Title\n\n![A chart](report.files/chart.png) [about](report.files/%C3%9Cber%20uns%20(1).pdf#page=2) ![b](../assets/other.png)\n';
  const { body } = makeRendition(parse('markdown', source), 'fr', new Map(), { folder: folder('fr') });
  expect(body).toContain('<img src="../assets/chart.fr.png" alt="A chart">');
  const lasting = lastingBody(body, { slug: '2026/report', version: 3, names: new Set(names) });
  expect(lasting).toContain('<img src="/releases/2026/report/v3/assets/chart.fr.png" alt="A chart">');
  expect(lasting).toContain('href="/releases/2026/report/v3/assets/%C3%9Cber%20uns%20%281%29.pdf#page=2"');
  expect(lasting).toContain('src="../assets/other.png"');
});

describe('what is looked for and not there', () => {
  const warnings = (format: 'markdown' | 'html', text: string) =>
    sourceRendition(parse(format, text), { folder: folder('en') }).warnings;

  test('is a warning with its names', () => {
    expect(warnings('markdown', '# T\n\n![a](report.files/none.png) [b](report.files/no%20more.pdf#x)\n')).toEqual([
      {
        code: 'attachment-missing',
        message: 'The text points to files that are missing: report.files/none.png, report.files/no more.pdf.',
      },
    ]);
  });

  test('an image without a text is a warning; one that says it is only for the eye is none', () => {
    expect(
      warnings('markdown', '# T\n\n![](report.files/chart.png) ![ ][x] ![b](b.png)\n\n[x]: c.png\n'),
    ).toMatchObject([
      {
        code: 'image-without-alternative',
        message: expect.stringContaining('text: report.files/chart.png, ![ ][x].'),
      },
    ]);
    expect(warnings('html', '<h1>T</h1><img src="a.png"><img src="b.png" alt=""><img src="c.png" alt="c">')).toEqual([
      { code: 'image-without-alternative', message: 'An image has no alternative text: a.png.' },
    ]);
  });

  test('many are named and counted', () => {
    const text = Array.from({ length: 9 }, (_, index) => `[a](report.files/${index}.png)`).join(' ');
    expect(warnings('markdown', `# T\n\n${text}\n`)[0]?.message).toMatch(/4\.png, and 4 more\.$/);
  });
});
