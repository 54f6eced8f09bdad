import { describe, expect, test } from 'vitest';
import { Rejection } from '../../../../contracts/failures.ts';
import { parseXliff } from '../../../../core/people/xliff/parse-xliff.ts';
import { readIdentity, readXliff } from '../../../../core/people/xliff/read-xliff.ts';
import { reviewed } from '../../../../core/people/xliff/reviewed.ts';
import { writeXliff } from '../../../../core/people/xliff/write-xliff.ts';
import { XliffError } from '../../../../core/people/xliff/xliff-error.ts';
import { parse } from '../../support/parse.ts';
import { identity, packageOf } from './packages.ts';

const document = parse('markdown', 'Read *this* now.\n\nOr call `help` today.\n\nIt is late.');
const file = writeXliff(packageOf(document)).replaceAll('state="translated"', 'state="final"');
const lineOf = (text: string, needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length;

function problems(text: string) {
  try {
    reviewed(parseXliff(text), document, 'fr');
  } catch (error) {
    if (error instanceof XliffError) return error.problems;
    throw error;
  }
  return [];
}

const target = (id: string, change: (content: string) => string) =>
  file.replace(
    new RegExp(`(<unit id="${id}"[\\s\\S]*?<target>)([\\s\\S]*?)(</target>)`),
    (_, open, content, close) => open + change(content) + close,
  );

describe('a broken file is rejected with line and reason', () => {
  test.each<[string, string, number, string | undefined, RegExp]>([
    ['empty', '', 1, undefined, /well-formed/],
    [
      'cut off',
      file.slice(0, file.indexOf('</segment>')),
      lineOf(file, '<segment'),
      undefined,
      /well-formed XML: <segment> is never closed/,
    ],
    [
      'badly nested',
      target('b3', (content) => `${content}<mrk id="m">`),
      lineOf(file, 'Îţ îš ļàţé'),
      undefined,
      /well-formed/,
    ],
    [
      'with an unknown entity',
      target('b3', () => '&eacute;'),
      lineOf(file, 'Îţ îš ļàţé'),
      undefined,
      /well-formed XML: "&eacute;" is not an entity/,
    ],
    [
      'with a document type',
      file.replace('<xliff', '<!DOCTYPE xliff [<!ENTITY a "b">]>\n<xliff'),
      2,
      undefined,
      /document type/,
    ],
    ['no XLIFF', '<?xml version="1.0"?>\n\n<html/>', 3, undefined, /not XLIFF: it begins with <html>/],
    [
      'XLIFF 1.2 without languages',
      '<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file/></xliff>',
      2,
      undefined,
      /languages are missing: "source-language"/,
    ],
    ['XLIFF 2.2', file.replace('version="2.1"', 'version="2.2"'), 2, undefined, /is XLIFF 2\.2; 1\.2, 2\.0 and 2\.1/],
    ['without languages', file.replace(' trgLang="fr"', ''), 2, undefined, /languages are missing/],
    [
      'in another language',
      file.replace('trgLang="fr"', 'trgLang="de"'),
      1,
      undefined,
      /trgLang is "de", but must be "fr"/,
    ],
    [
      'with a unit of another text',
      file.replaceAll('"b3"', '"b9"'),
      lineOf(file, '<unit id="b3"'),
      'b9',
      /no such segment/,
    ],
    [
      'with another source',
      file.replace('<source>It is late', '<source>It is too late'),
      lineOf(file, '<unit id="b3"'),
      'b3',
      /another version/,
    ],
    ['with a unit twice', file.replace('"b3"', '"b2"'), lineOf(file, '<unit id="b3"'), 'b2', /twice/],
    [
      'with a split unit',
      file.replace(
        '<segment state="final">\n        <source>It',
        '<segment><source>It</source></segment>\n<segment>\n        <source>It',
      ),
      lineOf(file, '<source>It'),
      'b3',
      /split into 2 segments/,
    ],
    [
      'with an unknown state',
      file.replace('state="final"', 'state="signed-off"'),
      lineOf(file, '<segment state'),
      'b1',
      /"signed-off" is not a state/,
    ],
    ['with a lost tag', target('b2', () => 'Appelez aujourd’hui.'), lineOf(file, 'Öŕ çàļļ'), 'b2', /lacks tag 1/],
    [
      'with a lost pair',
      target('b1', () => 'Lisez.'),
      lineOf(file, 'Ŕéàď'),
      'b1',
      /lacks the beginning of tag 1, the end of tag 1/,
    ],
    [
      'with a repeated tag',
      target('b2', (content) => `${content} <ph id="1"/>`),
      lineOf(file, 'Öŕ çàļļ'),
      'b2',
      /tag 1 more than once/,
    ],
    [
      'with a tag of another',
      target('b3', (content) => `${content}<ph id="1"/>`),
      lineOf(file, 'Îţ îš'),
      'b3',
      /has tag 1, which the source has not/,
    ],
    [
      'with an invented tag',
      target('b3', (content) => `${content}<ph id="new"/>`),
      lineOf(file, 'Îţ îš'),
      'b3',
      /has tag of another id/,
    ],
    [
      'with ends of tags only',
      target('b1', () => '<ec startRef="1"/>a<sc id="1"/>'),
      lineOf(file, 'Ŕéàď'),
      'b1',
      /overlap/,
    ],
    ['with an empty target', target('b3', () => ' '), lineOf(file, 'Îţ îš'), 'b3', /empty/],
    [
      'with markup of its own',
      target('b3', () => 'a <b>b</b>'),
      lineOf(file, 'Îţ îš'),
      'b3',
      /<b> is not allowed in a text/,
    ],
    [
      'finished without a target',
      file.replace(/<target>Îţ.*\n/, ''),
      lineOf(file, '<unit id="b3"'),
      'b3',
      /is final and has no target/,
    ],
  ])('%s', (_, text, line, unit, message) => {
    const [first] = problems(text);
    expect(first).toMatchObject({ line, message: expect.stringMatching(message) });
    expect(first?.unit).toBe(unit);
  });

  test('with every problem that it has', () => {
    const broken = target('b2', () => 'Appelez.').replace('<source>It is late', '<source>It');
    expect(problems(broken).map(({ unit }) => unit)).toEqual(['b2', 'b3']);
  });
});

describe('what programs do is taken', () => {
  const taken = (text: string) => [...readXliff(text, document, 'fr')].filter(([id]) => id !== 'b2');
  const asSent = taken(file);

  test.each<[string, string]>([
    [
      'attributes in another order, over several lines',
      file.replace('<unit id="b1" canResegment="no">', "<unit\n canResegment='no'\n\tid='b1' >"),
    ],
    ['a prefix', file.replace(/<(\/?)(?!\/|mda|\?)/g, '<$1x:').replace('xmlns=', 'xmlns:x=')],
    ['line ends of Windows, and a byte order mark', `\ufeff${file.replaceAll('\n', '\r\n')}`],
    [
      'notes, modules and comments',
      file
        .replaceAll('<notes>', '<!-- c --><notes><note>n</note>')
        .replace(
          '<unit id="b1" canResegment="no">',
          '<unit id="b1" canResegment="no"><m:matches xmlns:m="urn:m"><m:match/></m:matches>',
        ),
    ],
    ['groups', file.replace('<unit id="b1"', '<group id="g"><unit id="b1"').replace('</unit>', '</unit></group>')],
    [
      'codes as two ends',
      target('b1', (content) => content.replace(/<pc ([^>]*)>(.*)<\/pc>/, '<sc id="1"/>$2<ec startRef="1"/>')),
    ],
    [
      'annotations',
      target('b3', (content) => `<mrk id="m1" type="term">${content}</mrk><sm id="m2"/><em startRef="m2"/>`),
    ],
    [
      'CDATA and references',
      target(
        'b3',
        (content) =>
          `<![CDATA[${content.slice(0, 4)}]]>${[...content.slice(4)].map((character) => `&#${character.codePointAt(0)};`).join('')}`,
      ),
    ],
    [
      'other white space',
      file.replace(/<target>(Îţ)/, '<target>\n          $1').replace('<source>It is late.', '<source>It  is\nlate.'),
    ],
    ['version 2.0', file.replace('version="2.1"', 'version="2.0"')],
    ['no metadata', file.replace(/<mda:metadata>[\s\S]*<\/mda:metadata>/, '')],
  ])('%s', (_, text) => {
    expect(taken(text)).toEqual(asSent);
    expect(readIdentity(text)).toEqual({ slug: identity.slug, revision: identity.revision, language: 'fr' });
  });

  test('a part of the segments, the others in any state', () => {
    const half = target('b2', () => 'à faire').replace(/(<unit id="b2"[\s\S]*?state=")final/, '$1initial');
    for (const text of [half, file.replace(/<unit id="b2"[\s\S]*?<\/unit>/, '')]) {
      expect(taken(text)).toEqual(asSent);
      expect(readXliff(text, document, 'fr').get('b2')).toMatchObject({ finished: false });
    }
  });

  test('markup in words is words', () => {
    const units = readXliff(
      target('b3', () => '&lt;x1/&gt; &amp;amp; *a*'),
      document,
      'fr',
    );
    expect(units.get('b3')?.parts).toEqual([{ type: 'text', value: '<x1/> &amp; *a*' }]);
  });
});

test('a hundred thousand nested tags end in an error, not in a crash', () => {
  const deep = target('b3', () => '<mrk id="m">'.repeat(100_000));
  expect(problems(deep)[0]?.message).toMatch(/nests deeper/);
});

describe('a report says', () => {
  const rejection = (read: () => unknown) => {
    try {
      read();
    } catch (error) {
      if (error instanceof Rejection) return error.errors[0];
    }
    return undefined;
  };

  test('that a file is broken, with every place', () => {
    const text = target('b2', () => 'Appelez.');
    expect(rejection(() => readXliff(text, document, 'fr'))).toMatchObject({
      code: 'InvalidXliff',
      message: `Line ${lineOf(text, 'Appelez')}, segment b2: The target lacks tag 1, which the source has.`,
    });
    expect(rejection(() => readIdentity('<a>'))).toMatchObject({
      code: 'InvalidXliff',
      message: expect.stringMatching(/^Line 1: /),
    });
  });

  test('that it is of another text', () => {
    const other = parse('markdown', 'Another text.');
    expect(rejection(() => readXliff(file, other, 'fr'))).toMatchObject({ code: 'ForeignXliff' });
    expect(rejection(() => readXliff(file, document, 'de'))).toMatchObject({ code: 'ForeignXliff' });
    const anybodys = file
      .replace(/<mda:metadata>[\s\S]*<\/mda:metadata>/, '')
      .replace(/<file id="[^"]*"/, '<file id="f1"');
    expect(rejection(() => readIdentity(anybodys))).toMatchObject({ code: 'ForeignXliff' });
  });
});
