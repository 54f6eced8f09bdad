import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { readToml } from '../../../../../core/documents/formats/markdown/front-matter/toml.ts';
import { tomlString } from '../../../../../core/documents/formats/markdown/front-matter/toml-string.ts';
import { parse, readings, render } from '../../../support/parse.ts';

const french = "L'été : « 5 # 3 »";
const rendered = (front: string, to = french) => render(parse('markdown', `${front}\n\nText.\n`), () => to);
const yamlOf = (text: string) => parseYaml(text.split('---\n')[1] ?? '');

describe('a title in YAML is translated in its style', () => {
  test.each([
    [
      'folded',
      'title: >-\n  The council opens the crossing\n  on Monday\ndate: 2026-05-04',
      `title: >-\n  ${french}\ndate: 2026-05-04`,
    ],
    ['folded, with its line end', 'title: >\n  The park\nx: 1', `title: >\n  ${french}\nx: 1`],
    ['literal', 'title: |\n    The park\n    opens\n\nx: 1', `title: |\n    ${french}\n\nx: 1`],
    ['with a comment', 'title: |- # short\n  The park\nx: 1', `title: |- # short\n  ${french}\nx: 1`],
    ['below a blank line', 'title: >-\n\n  The park\nx: 1', `title: >-\n\n  ${french}\nx: 1`],
    ['over lines', 'title: The park opens\n  on Monday\nx: 1', `title: "${french}"\nx: 1`],
    ['in quotes over lines', "title: 'The park\n  opens'\nx: 1", `title: '${french.replace("'", "''")}'\nx: 1`],
    ['with a capital', 'Title: The park\nx: 1', `Title: "${french}"\nx: 1`],
    ['with an anchor', 'title: &t The park\nx: *t', `title: &t "${french}"\nx: *t`],
  ])('%s', (_, yaml, expected) => {
    const written = rendered(`---\n${yaml}\n---`);
    expect(written).toBe(`---\n${expected}\n---\n\n${french}\n`);
    const { title, Title } = yamlOf(written) as Record<string, string>;
    expect(String(title ?? Title).trim()).toBe(french);
  });

  test('CRLF and a rendition that a block cannot hold', () => {
    const text = 'title: >-\r\n  The park\r\nx: 1';
    expect(rendered(`---\r\n${text}\r\n---`)).toContain(`title: >-\r\n  ${french}\r\nx: 1\r\n`);
    expect(rendered(`---\r\n${text}\r\n---`, 'a\u0007b')).toContain('title: "a\\u0007b"\r\nx: 1\r\n');
  });

  test('it is the title, and the description is not', () => {
    const document = parse(
      'markdown',
      '---\ndescription: What it is\ntitle: >-\n  The park\n  opens\nlayout: post\n---\n\nText.\n',
    );
    expect(document.title).toMatchObject({ text: 'The park opens', from: 'option' });
    expect(readings(document)).toEqual(['What it is', 'The park opens', 'Text.']);
  });
});

describe('front matter in TOML', () => {
  const toml = `title = "The library opens"\ndate = 2026-03-02T09:00:00Z\ndraft = false\ntags = ["library"]\n[params]\ntitle = "not this"`;

  test('stays to the byte but for title and description', () => {
    const document = parse('markdown', `+++\n${toml}\n+++\n\nText.\n`);
    expect(document.title).toMatchObject({ text: 'The library opens', from: 'option' });
    expect(readings(document)).toEqual(['The library opens', 'Text.']);
    expect(render(document, (text) => text)).toBe(document.text);
    const written = render(document, () => 'La « "bibliothèque" »');
    expect(written).toBe(
      `+++\n${toml.replace('The library opens', 'La « \\"bibliothèque\\" »')}\n+++\n\nLa « "bibliothèque" »\n`,
    );
  });

  test.each([
    ["title = 'The park'", "title = 'A b'", 'A b'],
    ["title = 'The park'", `title = "L'été"`, "L'été"],
    ["title = '''\nThe park\nopens'''", `title = "L'été"`, "L'été"],
    ['title = """The\npark""" # x', 'title = "A b" # x', 'A b'],
    ['"title" = "The park"', '"title" = "A b"', 'A b'],
    ['Title="The park"', 'Title="A b"', 'A b'],
    ['title = "The park"\ndescription = "What it is"', 'title = "A b"\ndescription = "A b"', 'A b'],
  ])('%s', (source, expected, to) => {
    expect(rendered(`+++\n${source}\n+++`, to)).toBe(`+++\n${expected}\n+++\n\n${to}\n`);
  });

  test('any text is a string that means it', () => {
    for (const text of ['', 'a"b\\c', "'", 'a\u0000\u007f\u0085b', 'é😀', '\t\r\n']) {
      for (const syntax of ['toml:"', "toml:'"]) {
        const read = readToml(`a = ${tomlString(text, syntax)}`);
        expect('entries' in read && read.entries[0]?.value).toBe(text);
      }
    }
    expect(tomlString('a\ud800', "toml:'")).toBe("'a\ufffd'");
  });
});
