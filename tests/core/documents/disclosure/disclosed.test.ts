import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { disclosed } from '../../../../core/documents/disclosure/disclosed.ts';
import { disclosureFields, disclosureOf } from '../../../../core/documents/disclosure/disclosure.ts';
import { packDocument } from '../../../../core/documents/render-document.ts';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { makeRendition, sourceRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import { runs } from '../../../support/runs.ts';
import { anyDocument } from '../../support/any-document.ts';
import { anyHtml, anyText } from '../../support/arbitraries.ts';
import { entryOf, parseDocx } from '../../support/docx.ts';
import { parse, readings, translated } from '../../support/parse.ts';
import { pseudo } from '../../support/pseudo.ts';

const disclosure = disclosureOf({ origin: 'machine', language: 'fr', engine: 'a-machine' }, 'en');
if (!disclosure) throw new Error('a machine discloses');
const fields = disclosureFields(disclosure);
const line = 'Traduit par *une machine* & <vérifié> par personne.';

const said = (format: FormatName, text: string, visibleLine?: string) =>
  disclosed(text, { format, language: 'fr' }, { disclosure, visibleLine });

test('plain text says nothing but a line', () => {
  expect(said('text', 'a\n')).toBe('a\n');
  expect(said('text', 'a\r\nb\r\n', line)).toBe(`a\r\nb\r\n\r\n${line}\r\n`);
  expect(said('text', 'a\n\nb', line)).toBe(`a\n\nb\n\n${line}`);
  expect(said('text', '\ufeffa\n', line)).toBe(`\ufeffa\n\n${line}\n`);
});

const yaml = fields.map(([name, value]) => `${name}: ${value}\n`).join('');
const comments = fields.map(([name, value]) => `# ${name}: ${value}\n`).join('');

describe('Markdown', () => {
  test.each([
    ['# T\n', `---\n${yaml}---\n\n# T\n`],
    ['# T\r\n', `---\r\n${yaml.replaceAll('\n', '\r\n')}---\r\n\r\n# T\r\n`],
    ['\ufeff# T\n', `\ufeff---\n${yaml}---\n\n# T\n`],
    ['---\ntitle: T\n---\n# T\n', `---\ntitle: T\n${yaml}---\n# T\n`],
    ['---\n---\n# T\n', `---\n${yaml}---\n# T\n`],
    ['---\n# none\n---\n# T\n', `---\n# none\n${yaml}---\n# T\n`],
    ['---\n{title: T}\n---\n# T\n', `---\n{title: T}\n${comments}---\n# T\n`],
    ['---\n  title: T\n---\n# T\n', `---\n  title: T\n${comments}---\n# T\n`],
    ['---\ntitle: T\n...\n---\n# T\n', `---\ntitle: T\n...\n${comments}---\n# T\n`],
    ['---\n? title\n: T\n---\n# T\n', `---\n? title\n: T\n${comments}---\n# T\n`],
    ['---\n"a: #b": T\n---\n# T\n', `---\n"a: #b": T\n${yaml}---\n# T\n`],
    ['---\na:b #c: T\n---\n# T\n', `---\na:b #c: T\n${comments}---\n# T\n`],
    ['---\na:b#c :\n  - T\n---\n# T\n', `---\na:b#c :\n  - T\n${yaml}---\n# T\n`],
    [
      '---\ntranslation-engine: x\n---\n',
      `---\ntranslation-engine: x\n${yaml.replace(/translation-engine.*\n/, '')}---\n`,
    ],
    [
      '---\n"translation-engine" : x\n---\n',
      `---\n"translation-engine" : x\n${yaml.replace(/translation-engine.*\n/, '')}---\n`,
    ],
  ])('%j has it in its front matter', (text, expected) => {
    expect(said('markdown', text)).toBe(expected);
  });

  test('has a line as a paragraph', () => {
    const text = '# T\n\n- a\n- b\n';
    expect(readings(parse('markdown', said('markdown', text, line)))).toEqual([
      ...readings(parse('markdown', text)),
      line,
    ]);
  });

  test.each(['```\ncode', '~~~\n\ncode\n', '<!-- a', '<script>\na\n', '<pre>a\n\nb', '---\ntitle: T\n---\n```\na\n'])(
    '%j has the line at its top, since its end is no place for one',
    (text) => {
      const after = said('markdown', text, line);
      expect(pageBody(parse('markdown', after), after, 'T')).toContain('<p>Traduit');
      expect(after.endsWith(text.slice(text.lastIndexOf('---\n') + (text.startsWith('---') ? 4 : 1)))).toBe(true);
    },
  );

  test.each(['- a', '> a', '> ```\n> a', '    code', '<div>\na', '[^1]: a', '```\na\n```', '| a |\n|-|\n| b |'])(
    '%j has the line at its end, outside of what stands there',
    (text) => {
      const after = said('markdown', text, line);
      expect(pageBody(parse('markdown', after), after, 'T')).toMatch(/(?:^|\n|>)<p>Traduit/);
      expect(after.trimEnd().split('\n').at(-1)).toMatch(/^Traduit/);
    },
  );

  test('any text keeps its units and its options, and has the fields besides', () => {
    const front = fc.constantFrom('', '---\ntitle: A b\nlanguages: [fr, es]\n---\n', '---\r\nx: |\r\n  y\r\n---\r\n');
    fc.assert(
      fc.property(front, anyText, (options, body) => {
        const text = options + body;
        const before = optionsOf(text);
        // What is no front matter is rejected long before.
        fc.pre(before !== undefined);
        const after = said('markdown', text);
        expect(optionsOf(after)).toEqual(new Map([...(before ?? []), ...fields]));
        expect(inPlace('markdown', after)).toEqual(inPlace('markdown', text));
      }),
      { numRuns: runs(500) },
    );
  });
});

/** The units that have a place in the text; a title that is guessed has none. */
function inPlace(format: FormatName, text: string): string[] {
  const document = parse(format, text);
  return readings({ ...document, units: document.units.filter(({ range }) => range !== null) }).map((reading) =>
    reading.trim(),
  );
}

function optionsOf(text: string): Map<string, unknown> | undefined {
  try {
    return new Map(readFrontMatter(text));
  } catch {
    return undefined;
  }
}

const metas = fields.map(([name, value]) => `<meta name="${name}" content="${value}" />`).join('');

describe('HTML', () => {
  test.each([
    [
      '<!doctype html><html><head><meta charset="utf-8"><title>T</title></head><p>a</p></html>',
      '<meta charset="utf-8">',
    ],
    ['<!doctype html><html><head><title>T</title></head><body><p>a</p></body></html>', '<head>'],
    ['<!doctype html><html><body><p>a</p></body></html>', '<html>'],
    ['<!doctype html>\n<p>a</p>', '<!doctype html>'],
    ['<p>a</p><meta charset="x">', ''],
  ])('%s has it in its head', (html, after) => {
    const text = said('html', html);
    if (after !== '') expect(text).toBe(html.replace(after, `${after}${metas}`));
    expect(metasOf(text)).toEqual(expect.arrayContaining(fields));
  });

  test('has a line at the end of its body', () => {
    const escaped = line.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
    const added = `<p lang="fr" dir="ltr">${escaped}</p>`;
    expect(said('html', '<body><p>a</p></body>', line)).toContain(`<p>a</p>${added}</body>`);
    expect(said('html', '<p>a</p>\n', line)).toMatch(/<\/p>\n<p lang="fr" dir="ltr">Traduit .*<\/p>$/);
  });

  test('any markup shows what it showed', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const text = said('html', html);
        expect(bodyOf(text)).toBe(bodyOf(html));
        expect(inPlace('html', text)).toEqual(inPlace('html', html));
      }),
      { numRuns: runs(1_000) },
    );
  });
});

function part(html: string, name: 'head' | 'body'): Element | undefined {
  const isElement = (node: Nodes): node is Element => node.type === 'element';
  const root = fromHtml(html).children.find(isElement);
  return root?.children.filter(isElement).find(({ tagName }) => tagName === name);
}

const bodyOf = (html: string) => toHtml(part(html, 'body')?.children ?? []).trim();

function metasOf(html: string): [unknown, unknown][] {
  return (part(html, 'head')?.children ?? []).flatMap((node) =>
    node.type === 'element' && node.tagName === 'meta'
      ? [[node.properties['name'], node.properties['content']] as [unknown, unknown]]
      : [],
  );
}

const note = fields.map(([name, value]) => `${name}: ${value}\n`).join('');
const cue = '00:01.000 --> 00:02.000\nA text.\n';

describe('WebVTT', () => {
  test.each([
    [`WEBVTT\n\n${cue}`, `WEBVTT\n\nNOTE\n${note}\n${cue}`],
    [`\ufeffWEBVTT - T\nKind: captions\n\n\n${cue}`, `\ufeffWEBVTT - T\nKind: captions\n\nNOTE\n${note}\n\n${cue}`],
    [`WEBVTT\n${cue}`, `WEBVTT\n${cue}\nNOTE\n${note}`],
    [`WEBVTT\nid\n${cue}\n${cue}`, `WEBVTT\nid\n${cue}\n${cue}\nNOTE\n${note}`],
    [cue.trimEnd(), `${cue}\nNOTE\n${note.trimEnd()}`],
  ])('%j has it in a comment', (text, expected) => {
    expect(said('vtt', text)).toBe(expected);
    expect(said('vtt', text.replaceAll('\n', '\r\n'))).toBe(expected.replaceAll('\n', '\r\n'));
  });

  test('has the line in it, without an arrow', () => {
    expect(said('vtt', `WEBVTT\n\n${cue}`, 'Une machine --> cela.')).toContain('\nNOTE\nUne machine > cela.\n');
  });

  test('any file keeps its cues', () => {
    fc.assert(
      fc.property(anyDocument.vtt, (text) => {
        expect(readings(parse('vtt', said('vtt', text, line)))).toEqual(readings(parse('vtt', text)));
      }),
      { numRuns: runs(500) },
    );
  });
});

test.each(['srt', 'json'] as const)('%s has no place for it, and stays as it is', (format) => {
  const text = { srt: cue, json: '{"text": "A text."}' }[format];
  expect(said(format, text, line)).toBe(text);
});

describe.each(['word', 'libreoffice', 'google-docs'])('a document of %s', (program) => {
  const document = parseDocx(readFileSync(`tests/fixtures/docx/${program}.docx`));
  const { text } = makeRendition(document, 'fr', translated(document, pseudo), {
    inDocument: { disclosure, visibleLine: line },
  });
  const packed = Buffer.from(packDocument(document, text) ?? []);

  test('says it among its properties', () => {
    const expected = `<cp:contentStatus>${fields.map(([name, value]) => `${name}: ${value}`).join('; ')}</cp:contentStatus>`;
    expect(entryOf(packed, 'docProps/core.xml')).toContain(expected);
  });

  test('has the line as one paragraph more', () => {
    const again = parseDocx(packed);
    expect(readings(again).filter((reading) => reading === line)).toHaveLength(1);
    expect(again.units).toHaveLength(document.units.length + 1);
  });
});

describe('a rendition', () => {
  const document = parse('markdown', '# A title\n\nA text.\n');
  const translations = translated(document, pseudo);

  test('says it in the document and not once more on its page', () => {
    const { text, body } = makeRendition(document, 'fr', translations, {
      inDocument: { disclosure, visibleLine: line },
    });
    expect(text).toMatch(/^---\ntranslation-origin: machine\n/);
    expect(text).toContain('Traduit par');
    expect(body).not.toMatch(/translation-origin|Traduit par/);
  });

  test('says nothing in the document unless it is asked to, and the source never', () => {
    expect(makeRendition(document, 'fr', translations).text).not.toContain('translation-origin');
    expect(sourceRendition(document).text).toBe(document.text);
  });
});
