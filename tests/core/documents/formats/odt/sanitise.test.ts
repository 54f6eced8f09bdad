import { describe, expect, it } from 'vitest';
import { sanitiseOdt } from '../../../../../core/documents/formats/odt/sanitise.ts';
import { unpackOdt } from '../../../../../core/documents/formats/odt/unpack.ts';
import { inflateEntry, readZip } from '../../../../../core/lib/zip/index.ts';
import { entryOf } from '../../../support/docx.ts';
import { makeOdt, type OdtFiles, p, textStyle } from '../../../support/odt.ts';
import { makeZip } from '../../../support/zip.ts';

const clean = (files: Partial<OdtFiles>, stripActive = false) =>
  sanitiseOdt(makeOdt({ body: p('The harbour'), ...files }), { stripActive });
const rejected = (code: string, message: RegExp) =>
  expect.objectContaining({ errors: [expect.objectContaining({ code, message: expect.stringMatching(message) })] });
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const frame = (href: string) => `<draw:frame><draw:image xlink:href="${href}"/></draw:frame>`;

it('names what it is first, not packed, and lists its files', () => {
  const { bytes } = clean({ body: p('A picture', frame('Pictures/ann.png')), more: { 'Pictures/ann.png': png } });
  expect(Buffer.from(bytes).toString('latin1', 30, 77)).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
  expect(readZip(bytes).entries.map(({ name }) => name)).toEqual([
    'mimetype',
    'Pictures/1.png',
    'content.xml',
    'styles.xml',
    'meta.xml',
    'META-INF/manifest.xml',
  ]);
  expect(entryOf(bytes, 'META-INF/manifest.xml')).toContain(
    'manifest:full-path="Pictures/1.png" manifest:media-type="image/png"',
  );
  expect(entryOf(bytes, 'content.xml')).toContain('xlink:href="Pictures/1.png"');
});

it('is the same when it is rewritten again', () => {
  const { bytes } = clean({ body: p('A picture', frame('Pictures/ann.png')), more: { 'Pictures/ann.png': png } });
  expect(Buffer.from(sanitiseOdt(bytes, { stripActive: false }).bytes).equals(Buffer.from(bytes))).toBe(true);
});

describe('what runs or fetches', () => {
  const listener = '<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:a"/>';
  it.each<[string, Partial<OdtFiles>, RegExp]>([
    [
      'a macro of the text',
      { body: `<office:event-listeners>${listener}</office:event-listeners>${p('x')}` },
      /a macro/,
    ],
    ['a macro button', { body: p('<text:execute-macro text:name="m">Go</text:execute-macro>') }, /a macro/],
    ['a script', { body: p('a<text:script xlink:href="x.js"/>') }, /a macro/],
    ['macros', { more: { 'Basic/Standard/Module1.xml': '<x/>' } }, /macros/],
    [
      'a part of another file',
      { body: '<text:section><text:section-source xlink:href="http://a.example/"/></text:section>' },
      /another file/,
    ],
    [
      'a DDE link',
      { body: '<text:dde-connection-decls><text:dde-connection-decl/></text:dde-connection-decls>' },
      /a DDE link/,
    ],
    ['an object', { body: p('<draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame>') }, /OLE/],
    [
      'a frame of another page',
      { body: p('<draw:frame><draw:floating-frame xlink:href="http://a.example/"/></draw:frame>') },
      /another file/,
    ],
    ['a program', { more: { 'more/a.exe': 'MZ' } }, /./],
  ])('%s is rejected, or taken out where the option says so', (_, files, says) => {
    expect(() => clean(files)).toThrow(rejected('ActiveContent', says));
    const { bytes } = clean(files, true);
    const all = readZip(bytes).entries.map((entry) => Buffer.from(inflateEntry(entry, entry.size)).toString());
    expect(all.join()).not.toMatch(/script:|a\.example|x\.js|object-ole|dde-connection|execute-macro|Basic|MZ/);
  });

  it('by another prefix too', () => {
    const body =
      '<t:section xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><t:section-source xlink:href="a"/></t:section>';
    expect(() => clean({ body })).toThrow(rejected('ActiveContent', /./));
  });
});

it('takes out names, times, unsafe links and what belongs to a program', () => {
  const { bytes, losses } = clean({
    body: p(
      'By <text:author-name>Ann</text:author-name>, ',
      '<text:a xlink:href="file:///home/ann/a.odt">here</text:a> ',
      '<text:a xlink:href="javascript:alert(1)">there</text:a> ',
      frame('https://tracker.example/a.png'),
      '<!-- note --><text:span officeooo:rsid="1" text:style-name="T">end</text:span>',
    ),
    meta: '<dc:title>T</dc:title><meta:initial-creator>Ann</meta:initial-creator><meta:generator>G</meta:generator>',
    more: { 'settings.xml': '<a/>', 'Thumbnails/thumbnail.png': png, 'Configurations2/menubar/': '' },
  });
  const text = entryOf(bytes, 'content.xml');
  expect(/<text:p>(.*)<\/text:p>/.exec(text)?.[1]).toBe(
    'By Ann, here there <draw:frame></draw:frame><text:span text:style-name="T">end</text:span>',
  );
  expect(entryOf(bytes, 'meta.xml')).not.toMatch(/Ann|generator/);
  expect(readZip(bytes).entries.map(({ name }) => name)).not.toContain('settings.xml');
  expect(losses.join(' ')).toMatch(/a link to a file.*a picture that is elsewhere/);
});

describe('what cannot be read', () => {
  it('is said', () => {
    expect(() => clean({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })).toThrow(
      rejected('UnreadableDocument', /opendocument\.spreadsheet/),
    );
    expect(() => clean({ mimetype: '' })).toThrow(rejected('UnreadableDocument', /does not say what it is/));
    const manifest = `<m:manifest xmlns:m="u"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`;
    expect(() => clean({ manifest })).toThrow(rejected('UnreadableDocument', /encrypted with a password/));
    expect(() => clean({ more: { 'encrypted-package': 'x' } })).toThrow(rejected('UnreadableDocument', /encrypted/));
    expect(() => sanitiseOdt(Buffer.from('%PDF-1.7'), { stripActive: false })).toThrow(
      rejected('UnreadableDocument', /a PDF/),
    );
    expect(() => clean({ body: '<text:p>' })).toThrow(rejected('UnreadableDocument', /does not close/));
    const dtd = '<!DOCTYPE a [<!ENTITY b "c">]><office:document-content/>';
    expect(() => clean({ more: { 'content.xml': dtd } })).toThrow(rejected('UnreadableDocument', /document type/));
    expect(() => clean({ body: '<text:section>'.repeat(20_000) })).toThrow(rejected('TooDeeplyNested', /deeper/));
  });

  it('as a bomb is not unpacked', () => {
    const bomb = makeZip(
      { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' },
      { declaredSize: (name) => (name === 'content.xml' ? 40 * 1024 * 1024 : undefined) },
    );
    expect(() => sanitiseOdt(bomb, { stripActive: false })).toThrow(rejected('TooLarge', /more than/));
  });
});

describe('what readers do not see', () => {
  const hidden = textStyle('H', 'text:display="none"') + textStyle('S', 'fo:font-size="1pt"');
  it.each([
    [
      'tracked changes',
      '<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>',
      '1 tracked change',
    ],
    ['comments', p('a<office:annotation><text:p>secret</text:p></office:annotation>'), '1 comment'],
    ['hidden text', p('<text:span text:style-name="H">secret</text:span>'), '1 piece of hidden text'],
    ['tiny text', p('<text:span text:style-name="S">secret</text:span>'), '1 piece of hidden text'],
    ['hidden sections', `<text:section text:display="none">${p('secret')}</text:section>`, '1 piece of hidden text'],
    ['text under a condition', p('a<text:hidden-text text:string-value="secret"/>'), '1 piece of hidden text'],
  ])('is rejected, unless the option allows it: %s', (_, body, says) => {
    const { bytes } = clean({ body: body + p('The harbour'), automatic: hidden });
    expect(() => unpackOdt(bytes)).toThrow(rejected('HiddenContent', new RegExp(says)));
    expect(unpackOdt(bytes, { allowHidden: true })).toContain('The harbour');
  });

  it('does not name who commented', () => {
    const { bytes } = clean({
      body: p(
        'a<office:annotation><dc:creator>Ann</dc:creator><dc:date>2026-01-01</dc:date><text:p>b</text:p></office:annotation>',
      ),
    });
    expect(unpackOdt(bytes, { allowHidden: true })).not.toMatch(/Ann|2026/);
  });
});
