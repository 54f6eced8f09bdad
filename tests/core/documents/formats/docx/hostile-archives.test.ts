import { describe, expect, it } from 'vitest';
import { sanitiseDocx } from '../../../../../core/documents/formats/docx/sanitise/sanitise.ts';
import { inflateEntry, readZip } from '../../../../../core/lib/zip/index.ts';
import { tier } from '../../../../support/runs.ts';
import { rejection } from '../../../rejection.ts';
import { docxEntries, entryOf, makeDocx, paragraph, parseDocx, run } from '../../../support/docx.ts';
import { readings } from '../../../support/parse.ts';
import { fieldOf, type Planting, plantedEntries } from '../../../support/planted-docx.ts';
import { makeZip } from '../../../support/zip.ts';

/** Of a secret, or of something that must not be published. */
const mark = 'PLANTED';
const said = 'The ferry is back';
const word = 'word/document.xml';

const planted = (...plantings: Planting[]) => makeZip(plantedEntries(...plantings));
/** A document with other text in some of its parts. */
const changed = (changes: Record<string, (xml: string) => string | Uint8Array>, parts = plantedEntries()) =>
  makeZip({
    ...parts,
    ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change(String(parts[name]))])),
  });

/** What would be published of an upload, which must be a document. */
function published(bytes: Uint8Array): { names: string[]; all: string; readings: string[]; bytes: Uint8Array } {
  const made = sanitiseDocx(bytes, { stripActive: false }).bytes;
  const { entries } = readZip(made);
  const contents = entries.map((entry) => Buffer.from(inflateEntry(entry, 1e8)).toString('latin1'));
  return {
    names: entries.map(({ name }) => name),
    all: contents.join('\n'),
    readings: readings(parseDocx(made, { allowHidden: true })),
    bytes: made,
  };
}

describe('names that lead out of a folder', () => {
  const names = [
    '../../etc/cron.d/x.xml',
    '/etc/x.xml',
    'C:\\x.xml',
    '..\\..\\x.xml',
    'word/../../x.xml',
    'word/./x.xml',
    'word//x.xml',
    'word/media/../../../x.png',
    '\u202exml.x',
    'word/CON',
    `word/${'x'.repeat(5_000)}.xml`,
    '',
    ' ',
    'word/document.xml/',
  ];

  it.each(names.map((name) => [name.slice(0, 40), name]))('are not in what is published: %j', (_, name) => {
    const found = published(makeZip({ ...plantedEntries(), [name]: mark }));
    expect(found.readings).toContain(said);
    expect(found.all).not.toContain(mark);
    for (const one of found.names) expect(one).toMatch(/^(?:\[Content_Types\]\.xml|(?:\w+\/)*[\w.]+)$/);
  });

  it.each(names.slice(0, 8))('lead nowhere from the document either: %j', (target) => {
    const bytes = planted({
      relations: { rIdA: ['image', target], rIdB: ['header', target], rIdC: ['styles', target] },
      entries: { [target]: mark },
    });
    const found = published(bytes);
    expect(found.all).not.toContain(mark);
    expect(
      [...found.all.matchAll(/Target="([^"]*)"/g)].map(([, to]) => to).filter((to) => /^[./\\]|:/.test(to ?? '')),
    ).toEqual([]);
  });
});

describe('is rejected', () => {
  const entries = plantedEntries();
  const overlap = () => {
    const bytes = makeZip(entries);
    const directory = bytes.readUInt32LE(bytes.length - 6);
    const second = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'), directory + 4);
    bytes.writeUInt32LE(bytes.readUInt32LE(directory + 42), second + 42);
    return bytes;
  };
  const mebibytes = (count: number) => count * 1024 * 1024;
  const sized = (sizes: Record<string, number>, more: Record<string, string> = {}) =>
    makeZip({ ...entries, ...more }, { declaredSize: (name) => sizes[name] });
  const many = Array.from({ length: 300 }, (_, n) => `word/media/image${n}.png`);
  const doctype = (inner: string) => (xml: string) => xml.replace(/^(<\?xml[^>]*\?>)?\s*/, `$1<!DOCTYPE x ${inner}>`);
  const external = doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]');
  const withEntity = (inner: string) => (xml: string) => doctype(inner)(xml).replace(said, '&x;');

  it.each<[string, () => Uint8Array, string]>([
    ['a part twice', () => makeZip([...Object.entries(entries), [word, '<a/>']]), 'UnreadableDocument'],
    [
      'a twin in other case',
      () => makeZip([...Object.entries(entries), ['WORD/Document.xml', '<a/>']]),
      'UnreadableDocument',
    ],
    [
      'a twin of the list of types',
      () => makeZip([['[content_types].XML', '<a/>'], ...Object.entries(entries)]),
      'UnreadableDocument',
    ],
    ['a name with NUL', () => makeZip({ ...entries, 'word/a\0.xml': 'a' }), 'UnreadableDocument'],
    ['entries that share their bytes', overlap, 'UnreadableDocument'],
    ['a part of 33 MiB', () => sized({ [word]: mebibytes(33) }), 'TooLarge'],
    [
      '300 pictures of 1 MiB',
      () =>
        sized(
          Object.fromEntries(many.map((name) => [name, mebibytes(1)])),
          Object.fromEntries(many.map((name) => [name, ''])),
        ),
      'TooLarge',
    ],
    ['a part that says it is 4 GiB', () => sized({ [word]: 0xfffffffe }), 'TooLarge'],
    ['a part that says it is smaller', () => sized({ [word]: 100 }), 'UnreadableDocument'],
    ['a part that says it is empty', () => sized({ [word]: 0 }), 'UnreadableDocument'],
    ['a list of types that says it is smaller', () => sized({ '[Content_Types].xml': 10 }), 'UnreadableDocument'],
    [
      'a file of the machine as an entity, in the text',
      () => changed({ [word]: withEntity('[<!ENTITY x SYSTEM "file:///etc/passwd">]') }),
      'UnreadableDocument',
    ],
    ['one in the styles', () => changed({ 'word/styles.xml': external }), 'UnreadableDocument'],
    ['one in the list of types', () => changed({ '[Content_Types].xml': external }), 'UnreadableDocument'],
    ['one in the relationships', () => changed({ '_rels/.rels': external }), 'UnreadableDocument'],
    ['one in the properties', () => changed({ 'docProps/core.xml': external }), 'UnreadableDocument'],
    [
      'a DTD of another place',
      () => changed({ [word]: doctype('SYSTEM "http://example.org/x.dtd"') }),
      'UnreadableDocument',
    ],
    [
      'a parameter entity',
      () => changed({ [word]: doctype('[<!ENTITY % p SYSTEM "http://example.org/x.dtd">%p;]') }),
      'UnreadableDocument',
    ],
    [
      'entities of entities',
      () => changed({ [word]: withEntity('[<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;">]') }),
      'UnreadableDocument',
    ],
    [
      'a DOCTYPE in other case',
      () => changed({ [word]: (xml) => xml.replace('<w:document', '<!doctype x><w:document') }),
      'UnreadableDocument',
    ],
    [
      'one in UTF-16',
      () => changed({ [word]: (xml) => Buffer.from(`\ufeff${external(xml)}`, 'utf16le') }),
      'UnreadableDocument',
    ],
    [
      'UTF-16 that does not say so',
      () => changed({ [word]: (xml) => Buffer.from(xml, 'utf16le') }),
      'UnreadableDocument',
    ],
    [
      'UTF-32',
      () =>
        changed({ [word]: (xml) => Buffer.from([...`\ufeff${xml}`].map((sign) => `${sign}\0`).join(''), 'utf16le') }),
      'UnreadableDocument',
    ],
    [
      'bytes that UTF-8 does not have',
      () => changed({ [word]: (xml) => Buffer.from(xml.replace(said, '\xc0\xbcscript\xc0\xbe'), 'latin1') }),
      'UnreadableDocument',
    ],
  ])('%s', (_, make, code) => {
    const found = rejection(() => published(make()));
    expect(found.code).toBe(code);
    expect(found.message).not.toMatch(/root:|undefined|\[object/);
  });
});

describe('a part in another encoding', () => {
  const encoded = (encoding: string, text = said) =>
    changed({ [word]: (xml) => xml.replace('encoding="UTF-8"', `encoding="${encoding}"`).replace(said, text) });

  it('of the two that XML parts may have is read', () => {
    const wide = changed({
      [word]: (xml) => Buffer.from(`\ufeff${xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le'),
    });
    const found = published(wide);
    expect(found.readings).toContain(said);
    expect(found.all).not.toMatch(/encoding="utf-16/i);
  });

  it.each(['UTF-7', 'utf-7', 'ISO-2022-JP', 'IBM037', 'Shift_JIS', 'UTF-16', 'x-user-defined'])(
    'that only says %s means the same to every program that opens it, or is rejected',
    (encoding) => {
      const text = '+ADw-script+AD4- said';
      let found: ReturnType<typeof published>;
      try {
        found = published(encoded(encoding, text));
      } catch (error) {
        expect(error).toMatchObject({ name: 'Rejection' });
        return;
      }
      expect(found.readings).toContain(text);
      expect(entryOf(found.bytes, word)).not.toMatch(new RegExp(`encoding=["']${encoding}["']`, 'i'));
    },
  );
});

it('an archive in the archive is not published, nor read', () => {
  const inner = makeZip({ 'a.txt': mark, 'word/document.xml': mark }, { stored: true });
  const places: Planting[] = [
    { entries: { 'word/embeddings/inner.zip': inner } },
    { entries: { 'word/media/image1.png': inner }, relations: { a: ['image', 'media/image1.png'] } },
    { entries: { 'inner.docx': inner } },
    { entries: { 'word/embeddings/a.docx': inner }, relations: { a: ['package', 'embeddings/a.docx'] } },
    {
      entries: { 'word/glossary/document.xml': inner },
      relations: { a: ['glossaryDocument', 'glossary/document.xml'] },
    },
  ];
  for (const planting of places) {
    const made = sanitiseDocx(planted(planting), { stripActive: true }).bytes;
    expect(Buffer.from(made).toString('latin1')).not.toContain(mark);
    expect(readings(parseDocx(made))).toContain(said);
  }
});

it('many relationships take no longer than as many words', () => {
  const count = tier === 'thorough' ? 100_000 : 1_000;
  const links = Object.fromEntries(Array.from({ length: count }, (_, n) => [`r${n}`, `https://example.org/${n}`]));
  const bytes = makeDocx({ body: paragraph(`<w:hyperlink r:id="r7">${run('here')}</w:hyperlink>`), links });
  expect(published(bytes).readings).toEqual(['here']);
});

describe('a link that a reader’s program would follow to something else', () => {
  const schemes = [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#x9;script:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>'.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    'file:///etc/passwd',
    '\\\\server\\share\\a',
    '//server/share/a',
    'smb://server/a',
    'ms-word:ofe|u|https://example.org/a.docx',
    'search-ms:query=a&amp;crumb=location:\\\\server',
    'ms-msdt:/id',
    'ldap://server/a',
    'jar:https://example.org/a.jar!/',
    'view-source:https://example.org',
    'blob:https://example.org/1',
    'mhtml:https://example.org/a!b',
  ];

  it.each(schemes)('is text: %s', (target) => {
    const body = paragraph(`<w:hyperlink r:id="rIdEvil">${run('here it is')}</w:hyperlink>`);
    const found = published(planted({ body, relations: { rIdEvil: ['hyperlink', `${target}!`] } }));
    expect(found.readings.join('\n')).toContain('here it is');
    expect(found.all).not.toContain('rIdEvil');
    expect(found.all).not.toMatch(/script:|server|msdt|passwd|view-source|blob:|mhtml|jar:/i);
  });

  it.each<[string, string]>([
    ['as a field', fieldOf(['HYPERLINK "javascript:alert(1)"'], 'here it is')],
    ['in pieces', fieldOf(['HYPER', 'LINK "java', 'script:alert(1)"'], 'here it is')],
    ['in lower case', fieldOf(['hyperlink "javascript:alert(1)"'], 'here it is')],
    ['without quotes', fieldOf(['HYPERLINK javascript:alert(1)'], 'here it is')],
    ['behind a switch', fieldOf(['HYPERLINK \\n "javascript:alert(1)"'], 'here it is')],
    ['behind a switch with a word', fieldOf(['HYPERLINK \\t "_blank" "file://server/a"'], 'here it is')],
    ['behind a tip', fieldOf(['HYPERLINK \\o "See: the plan" "file://server/a"'], 'here it is')],
    ['behind two switches', fieldOf(['HYPERLINK \\n\\h \\\\\\\\server\\\\a'], 'here it is')],
    ['behind another address', fieldOf(['HYPERLINK "https://example.org" "javascript:alert(1)"'], 'here it is')],
    ['without a blank', fieldOf(['HYPERLINK"javascript:alert(1)"'], 'here it is')],
    ['in curly quotes', fieldOf(['HYPERLINK “javascript:alert(1)”'], 'here it is')],
    ['in apostrophes', fieldOf(["HYPERLINK 'javascript:alert(1)'"], 'here it is')],
    ['with quotes that do not close', fieldOf(['HYPERLINK \\h "javascript:alert(1)'], 'here it is')],
    ['with a place in it', fieldOf(['HYPERLINK "file://server/a" \\l "b"'], 'here it is')],
    ['with a tip', fieldOf(['HYPERLINK "javascript:alert(1)" \\o "https://example.org"'], 'here it is')],
    [
      'as a simple field',
      `<w:fldSimple w:instr=" HYPERLINK &quot;javascript:alert(1)&quot; ">${run('here it is')}</w:fldSimple>`,
    ],
    ['in a field', fieldOf(['IF 1 = 1 ', fieldOf(['HYPERLINK "javascript:alert(1)"'], 'here it is')], 'here it is')],
  ])('is text: %s', (_, inner) => {
    const found = published(planted({ body: paragraph(inner) }));
    expect(found.readings.join('\n')).toContain('here it is');
    expect(found.all).not.toMatch(/script:|server/i);
  });

  it.each(['https://example.org/a?b=c', 'http://example.org', 'mailto:a@example.org', 'tel:+1', 'plan.pdf'])(
    'is a link still: %s',
    (target) => {
      const body = paragraph(`<w:hyperlink r:id="rIdGood">${run('here it is')}</w:hyperlink>`);
      expect(published(planted({ body, relations: { rIdGood: ['hyperlink', `${target}!`] } })).all).toContain(
        `Target="${target}"`,
      );
    },
  );
});

it.each([
  'HYPERLINK "https://example.org/a?b=c" \\o "Note: the plan" \\t "_blank"',
  'HYPERLINK \\l "part"',
  'HYPERLINK \\o "The plan: see there" https://example.org \\* MERGEFORMAT',
  'HYPERLINK "mailto:a@example.org?subject=a%20b" \\h',
])('a field that links to the web stays one: %s', (code) => {
  const found = published(planted({ body: paragraph(fieldOf([code], 'here it is')) }));
  expect(found.all.replaceAll('&quot;', '"')).toContain(code);
});

it('a document of none of these loses no text', () => {
  expect(published(makeZip(docxEntries({ body: paragraph(run(said)) }))).readings).toEqual([said]);
});
