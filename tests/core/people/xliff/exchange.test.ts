import { describe, expect, test } from 'vitest';
import { Rejection } from '../../../../contracts/failures.ts';
import { readIdentity, readXliff } from '../../../../core/people/xliff/read-xliff.ts';
import { writeXliff } from '../../../../core/people/xliff/write-xliff.ts';
import { writeXliff1 } from '../../../../core/people/xliff/write-xliff-1.ts';
import { parse, shape } from '../../support/parse.ts';
import { fair, ferry, identity, packageOf } from './packages.ts';

const document = parse('markdown', 'Read *the rules* of `x` now.\n\nIt is late & dark.');
const file = writeXliff(packageOf(document)).replaceAll('state="translated"', 'state="final"');
const file1 = writeXliff1(packageOf(document));
const shapesOf = (text: string): [string, boolean][] =>
  [...readXliff(text, document, 'fr').values()].map(({ parts, finished }) => [shape(parts), finished]);
const [first = '', second = ''] = shapesOf(file).map(([text]) => text);

describe('languages as programs write them', () => {
  test.each([
    ['fr-FR', 'en-US'],
    ['fr_fr', 'EN'],
    ['fr-BE', 'en-GB'],
    ['FR', 'en-us'],
  ])('%s and %s are taken', (target, source) => {
    const written = file.replace('trgLang="fr"', `trgLang="${target}"`).replace('srcLang="en"', `srcLang="${source}"`);
    expect(shapesOf(written)).toEqual(shapesOf(file));
  });

  test.each(['de', 'fr-CA', 'es-FR', 'x'])('%s is not French', (language) => {
    expect(() => shapesOf(file.replace('trgLang="fr"', `trgLang="${language}"`))).toThrow(Rejection);
  });
});

describe('XLIFF 1.2', () => {
  test.each([ferry, fair])('comes back as it was sent', (example) => {
    const parts = packageOf(example);
    const back = readXliff(writeXliff1(parts).replaceAll('approved="no"', 'approved="yes"'), example, 'fr');
    for (const [id, unit] of back) expect(unit).toMatchObject({ finished: true, parts: parts.translations.get(id) });
    expect(readIdentity(writeXliff1(parts))).toEqual({
      slug: identity.slug,
      revision: identity.revision,
      language: 'fr',
    });
  });

  test.each<[string, string, [string, boolean][]]>([
    [
      'as it was sent',
      file1,
      [
        [first, false],
        [second, false],
      ],
    ],
    [
      'approved',
      file1.replaceAll('approved="no"', 'approved="yes"'),
      [
        [first, true],
        [second, true],
      ],
    ],
    [
      'signed off',
      file1.replaceAll('needs-review-translation', 'signed-off'),
      [
        [first, true],
        [second, true],
      ],
    ],
    [
      'without a namespace',
      file1.replace(/ xmlns="[^"]*"/, ''),
      [
        [first, false],
        [second, false],
      ],
    ],
    [
      'with codes of other kinds, marks, matches and groups',
      file1
        .replaceAll(
          /<g id="1">(.*?)<\/g>/g,
          '<bpt id="7" rid="1">*</bpt><mrk mtype="seg">$1</mrk><ept id="8" rid="1">*</ept>',
        )
        .replaceAll(/<x id="2"[^>]*>/g, '<ph id="2">`x`</ph>')
        .replace('</source>', '</source><seg-source>x</seg-source><alt-trans><target>y</target></alt-trans>')
        .replace('<body>', '<body><group>')
        .replace('</body>', '</group></body>'),
      [
        [first, false],
        [second, false],
      ],
    ],
    [
      'with regions',
      file1.replace('="fr"', '="fr-FR"').replace('="en"', '="en-US"'),
      [
        [first, false],
        [second, false],
      ],
    ],
  ])('is read %s', (_, text, expected) => {
    expect(shapesOf(text)).toEqual(expected);
    expect(readIdentity(text)).toMatchObject({ language: 'fr', revision: identity.revision });
  });

  test.each([
    [
      'a lost tag',
      file1.replaceAll('approved="no"', 'approved="yes"').replace(/(<target.*?)<x [^>]*>/, '$1'),
      /lacks tag 2/,
    ],
    ['another language', file1.replace('target-language="fr"', 'target-language="de"'), /trgLang is "de"/],
    ['a source of another version', file1.replace('It is late', 'It was late'), /source is not that of the text/],
    ['a unit that is there twice', file1.replace('id="b2"', 'id="b1"'), /there twice/],
  ])('with %s is rejected', (_, text, message) => {
    expect(() => shapesOf(text)).toThrow(message);
  });
});
