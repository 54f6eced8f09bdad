import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseDocx } from '../../../../../core/documents/formats/docx/sanitise/sanitise.ts';
import { inflateEntry, readZip } from '../../../../../core/lib/zip/index.ts';
import { runs } from '../../../../support/runs.ts';
import { rejection } from '../../../rejection.ts';
import { entryOf, makeDocx, paragraph, parseDocx, run } from '../../../support/docx.ts';
import { anyBody } from '../../../support/docx-arbitraries.ts';
import { readings, shapes } from '../../../support/parse.ts';
import {
  activeContents,
  fieldOf,
  jpegWith,
  marks,
  type Planting,
  plantedEntries,
} from '../../../support/planted-docx.ts';
import { makeZip } from '../../../support/zip.ts';

/** Everything that an archive says anywhere: names, contents, and what is between them. */
function allOf(bytes: Uint8Array): string {
  const entries = readZip(bytes).entries.map((entry) => Buffer.from(inflateEntry(entry, 1e8)));
  const texts = entries.flatMap((each) => [each.toString('latin1'), each.toString('utf16le')]);
  return Buffer.from(bytes).toString('latin1') + texts.join('');
}

const planted = (...plantings: Planting[]) => makeZip(plantedEntries(...plantings));
const sanitised = (bytes: Uint8Array, stripActive = false) => sanitiseDocx(bytes, { stripActive });
const readingsOf = (bytes: Uint8Array) => readings(parseDocx(bytes, { allowHidden: true }));

describe('who wrote a document, and where', () => {
  it.each(marks())('is dropped: $where', ({ mark, planting }) => {
    const before = planted(planting);
    expect(allOf(before)).toContain(mark);
    const { bytes, losses } = sanitised(before);
    expect(allOf(bytes)).not.toContain(mark);
    expect(losses.join(' ')).not.toContain(mark);
    expect(readingsOf(bytes)).toEqual(expect.arrayContaining(['The ferry is back']));
  });

  it('is dropped in all places at once, and the same upload becomes the same bytes', () => {
    const all = planted(...marks().map(({ planting }) => planting));
    const { bytes, losses } = sanitised(all);
    expect(allOf(bytes)).not.toContain('PLANTED');
    expect(Buffer.from(sanitised(all).bytes).equals(bytes)).toBe(true);
    expect(sanitised(bytes).losses).toEqual([]);
    expect(losses).toHaveLength(2);
  });

  it.each<[string, RegExp]>([
    ['template of another place', /left out a template of another place \(word\/settings.xml\)/],
    ['mail merge', /the source of a mail merge \(word\/settings.xml\)/],
    ['picture of another place', /a picture that is elsewhere \(word\/document.xml\)/],
    ['workbook of a chart', /the workbook behind a chart; its picture stays \(word\/embeddings\/book1.xlsx\)/],
    ['link to a share', /a link to a file .*\(word\/document.xml\)/],
    ['custom property', /what readers do not see: properties of the document \(docProps\/custom.xml\)/],
    ['label', /labels of an organisation/],
    ['building block', /building blocks/],
    ['variable', /variables of the document \(word\/settings.xml\)/],
  ])('is named where it was: %s', (where, says) => {
    const found = marks().find((each) => each.where === where);
    expect(sanitised(planted(found?.planting ?? {})).losses.join(' ')).toMatch(says);
  });

  it('leaves words, pictures, charts and how they look', () => {
    const { bytes } = sanitised(planted(...marks().map(({ planting }) => planting)));
    const words = ['The plan', 'Seen.', 'Controlled.', 'Tagged.', 'Edited.', '(Smith 2020)', 'Revised.'];
    expect(readingsOf(bytes)).toEqual(expect.arrayContaining(words));
    expect(entryOf(bytes, 'word/charts/chart1.xml')).toContain('<c:v>42</c:v>');
    expect(entryOf(bytes, 'word/charts/chart1.xml')).not.toContain('externalData');
    expect(readZip(bytes).entries.filter(({ name }) => name.startsWith('word/media/'))).toHaveLength(2);
  });
});

describe('what is active', () => {
  it.each(Object.entries(activeContents))('is rejected: %s', (_, planting) => {
    const found = rejection(() => sanitised(planted(planting)));
    expect(found.code).toBe('ActiveContent');
    expect(found.message).toMatch(/^The document contains (?:an? |another |macros|menus).*\(.+\)\.$/);
    expect(found.message).not.toContain('ACTIVEMARK');
    expect(found.hint).toContain('strip-active=true');
  });

  it.each(Object.entries(activeContents))('is left out where the editor says so: %s', (_, planting) => {
    const { bytes, losses } = sanitised(planted(planting), true);
    expect(allOf(bytes)).not.toContain('ACTIVEMARK');
    expect(losses.join(' ')).toContain('Dragoman left out what is active: ');
    expect(readingsOf(bytes)).toContain('The ferry is back');
    expect(sanitised(bytes).losses).toEqual([]);
  });

  it('keeps what a reader saw of a field', () => {
    const { bytes } = sanitised(planted(activeContents['a DDE field in pieces'] ?? {}), true);
    expect(readingsOf(bytes)).toContain('result');
    expect(entryOf(bytes, 'word/document.xml')).not.toContain('fldChar');
  });

  it.each(['document', 'template'])('a renamed %s with macros', (kind) => {
    const entries = plantedEntries();
    const types = String(entries['[Content_Types].xml']).replace(
      /"[^"]*document\.main\+xml"/,
      `"application/vnd.ms-word.${kind}.macroEnabled${kind === 'template' ? 'Template' : ''}.main+xml"`,
    );
    const bytes = makeZip({ ...entries, '[Content_Types].xml': types });
    expect(rejection(() => sanitised(bytes))).toMatchObject({ code: 'ActiveContent' });
    const stripped = sanitised(bytes, true).bytes;
    expect(readingsOf(stripped)).toContain('The ferry is back');
    expect(allOf(stripped)).not.toContain('macroEnabled');
  });

  it.each([
    ['links', fieldOf([' HYPERLINK "https://example.org/a" '], 'a link')],
    ['page numbers', fieldOf([' PAGE '], '7')],
    ['references', fieldOf([' REF DDE \\h '], 'see there')],
    ['conditions', fieldOf([' IF ', fieldOf([' PAGE ']), ' = 1 "a" "b" '], 'a')],
    ['conditions without spaces', fieldOf(['IF', fieldOf([' PAGE ']), '= 1 "a" "b" '], 'a')],
    ['places to type', fieldOf([' MACROBUTTON NoMacro Click here '], 'Click here')],
    ['sums', fieldOf([' =', fieldOf([' PAGE '], '7'), ' + 1 '], '8')],
  ])('fields that do nothing stay: %s', (_, body) => {
    const { bytes, losses } = sanitised(planted({ body: paragraph(body) }));
    expect(losses).toEqual([]);
    expect(entryOf(bytes, 'word/document.xml')).toContain('instrText');
  });

  it.each([
    '../../C:/Users/tom/a',
    '../C%3A/a',
    '/Users/tom/a',
    'javascript:alert(1)',
    'file:///c:/a',
    '\\\\\\\\server\\\\a',
    'ms-word:ofe|u|https://a',
    'java\tscript:a',
  ])('a field that links to %s is text', (target) => {
    const { bytes, losses } = sanitised(planted({ body: paragraph(fieldOf([`HYPERLINK "${target}"`], 'here')) }));
    expect(losses.join()).toContain('a link to a file');
    expect(entryOf(bytes, 'word/document.xml')).not.toContain('HYPERLINK');
    expect(readingsOf(bytes)).toContain('here');
  });
});

describe('what a document means by its namespaces', () => {
  const wordml = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  const hidden =
    '<z:p><z:r><z:rPr><z:vanish/></z:rPr><z:t>secret</z:t></z:r><z:del z:id="1"><z:r><z:delText>gone</z:delText></z:r></z:del></z:p>';
  const withBody = (body: string, change = (xml: string) => xml) => {
    const entries = plantedEntries({ body });
    return makeZip({ ...entries, 'word/document.xml': change(String(entries['word/document.xml'])) });
  };
  const hiddenIn = (bytes: Uint8Array) => rejection(() => parseDocx(sanitised(bytes).bytes));

  it.each<[string, Uint8Array]>([
    ['bound twice', withBody(hidden.replaceAll('<z:p>', `<z:p xmlns:z="${wordml}">`))],
    [
      'of Strict',
      withBody(hidden, (xml) => xml.replaceAll(wordml, strict).replace('<w:body>', `<w:body xmlns:z="${strict}">`)),
    ],
    [
      'throughout',
      withBody(hidden.replaceAll('z:', 'w:'), (xml) =>
        xml.replaceAll(/(?<=[</ ]|xmlns:)w:|xmlns:w(?==)/g, (at) => at.replace('w', 'q')),
      ),
    ],
    [
      'by default',
      withBody(hidden.replace('<z:p>', `<p xmlns="${wordml}">`).replace('</z:p>', '</p>').replaceAll('z:', '')),
    ],
  ])('hidden text is hidden under any prefix: %s', (_, bytes) => {
    expect(hiddenIn(bytes)).toMatchObject({ code: 'HiddenContent' });
  });

  it('a prefix that means something else means something else', () => {
    const bytes = withBody(
      `<w:p xmlns:q="${wordml}"><q:r xmlns:w="urn:other"><w:t>not Word</w:t><q:t>Word</q:t></q:r></w:p>`,
    );
    const found = readingsOf(sanitised(bytes).bytes);
    expect(found).toContain('Word');
    expect(found.join()).not.toContain('not Word');
  });

  it.each([
    [
      'the fallback',
      '<mc:Choice Requires="wps"><w:r><w:t>seen</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>secret</w:t></w:r></mc:Fallback>',
    ],
    ['the choice', '<mc:Choice Requires="w14"><w:r><w:t>secret</w:t></w:r></mc:Choice><mc:Fallback/>'],
    [
      'a box that is not shown',
      '<mc:Choice Requires="wps"><w:r><w:drawing><wp:inline><wp:docPr id="1" name="" hidden="1"/><w:txbxContent><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:txbxContent></wp:inline></w:drawing></w:r></mc:Choice>',
    ],
  ])('what one program shows and another does not is hidden: %s', (_, inner) => {
    const bytes = withBody(`<w:p><mc:AlternateContent>${inner}</mc:AlternateContent></w:p>`);
    expect(hiddenIn(bytes)).toMatchObject({ code: 'HiddenContent' });
  });

  it('text too small to see is hidden', () => {
    const bytes = withBody(paragraph(run('secret', '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>')));
    expect(hiddenIn(bytes)).toMatchObject({ code: 'HiddenContent' });
  });

  it('alternatives of programs to come are not shown by what comes instead', () => {
    const bytes = withBody(
      '<w:p><mc:AlternateContent><mc:Choice xmlns:f="urn:future" Requires="f"><w:r><w:t>secret</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>seen</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>',
    );
    const document = parseDocx(sanitised(bytes).bytes);
    expect(readings(document)).toContain('seen');
    expect(document.text).not.toContain('secret');
  });

  it('a prefix without a namespace is not XML that Word reads', () => {
    expect(rejection(() => sanitised(withBody('<u:p/>')))).toMatchObject({ code: 'UnreadableDocument' });
  });
});

describe('an archive that is something else too', () => {
  const bytes = planted();
  const directory = bytes.readUInt32LE(bytes.length - 6);
  /** An entry between the last one and the directory, which the directory does not list. */
  const unlisted = () => {
    const extra = makeZip({ 'word/ghost.xml': 'secret' });
    const local = extra.subarray(0, extra.readUInt32LE(extra.length - 6));
    const end = Buffer.from(bytes.subarray(directory));
    end.writeUInt32LE(directory + local.length, end.length - 6);
    return Buffer.concat([bytes.subarray(0, directory), local, end]);
  };
  const renamed = () => {
    const copy = Buffer.from(bytes);
    copy.write('X', directory + 46);
    return copy;
  };
  it.each<[string, Uint8Array, RegExp]>([
    ['a page before it', Buffer.concat([Buffer.from('<html><script>'), bytes]), /damaged|before its first entry/],
    ['a page before it, with its places moved', moved(bytes, '<html><script>'), /before its first entry/],
    ['something behind it', Buffer.concat([bytes, Buffer.from('<script>')]), /follows its end/],
    ['two ends', Buffer.concat([bytes.subarray(0, -2), Buffer.from([22, 0]), bytes.subarray(-22)]), /ends in two ways/],
    ['an entry that is not listed', unlisted(), /does not list/],
    ['another name in its place', renamed(), /has another name/],
  ])('is rejected: %s', (_, broken, message) => {
    const found = rejection(() => sanitised(broken));
    expect(found.code).toBe('UnreadableDocument');
    expect(found.message).toMatch(message);
  });

  it('comments, times and additions of entries are gone', () => {
    const { bytes: made } = sanitised(makeZip(plantedEntries(), { comment: 'PLANTED', streamed: true }));
    expect(allOf(made)).not.toContain('PLANTED');
    expect(Buffer.from(made).readUInt32LE(10)).toBe(0x00210000);
  });
});

/** Puts bytes before an archive, and corrects where it says its entries are. */
function moved(archive: Buffer, before: string): Buffer {
  const copy = Buffer.from(archive);
  const start = copy.readUInt32LE(copy.length - 6);
  for (let at = start; copy.readUInt32LE(at) === 0x02014b50; ) {
    copy.writeUInt32LE(copy.readUInt32LE(at + 42) + before.length, at + 42);
    at += 46 + copy.readUInt16LE(at + 28) + copy.readUInt16LE(at + 30) + copy.readUInt16LE(at + 32);
  }
  copy.writeUInt32LE(start + before.length, copy.length - 6);
  return Buffer.concat([Buffer.from(before), copy]);
}

it('a DOCTYPE in relationships is a reason to reject, not a fault of the pipeline', () => {
  const entries = plantedEntries();
  const rels = String(entries['word/_rels/document.xml.rels']).replace('<Rel', '<!DOCTYPE a><Rel');
  const bytes = makeZip({ ...entries, 'word/_rels/document.xml.rels': rels });
  expect(rejection(() => sanitised(bytes))).toMatchObject({ code: 'UnreadableDocument' });
});

describe('the documents that programs write', () => {
  it.each(['word', 'google-docs', 'libreoffice', 'python-docx'])('%s: reads as before', (name) => {
    const bytes = readFileSync(new URL(`../../../../fixtures/docx/${name}.docx`, import.meta.url));
    const { bytes: made } = sanitised(bytes);
    const seen = readingsOf(bytes).filter((reading) => reading !== 'generated by python-docx');
    expect(readingsOf(made)).toEqual(seen);
    const pictures = (of: Uint8Array) => parseDocx(of).pictures?.map(({ mediaType }) => mediaType);
    expect(pictures(made)).toEqual(pictures(bytes));
    expect(sanitised(made).losses).toEqual([]);
  });
});

it('any document without active content reads as before', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const bytes = makeDocx({ body });
      const isActive = sanitised(bytes, true).losses.some((loss) => loss.includes('active'));
      fc.pre(!isActive);
      const { bytes: made } = sanitised(bytes);
      expect(shapes(parseDocx(made))).toEqual(shapes(parseDocx(bytes)));
    }),
    { numRuns: runs(200) },
  );
});

it('a picture keeps how it is turned', () => {
  const { bytes } = sanitised(
    planted({
      relations: { a: ['image', 'media/image1.jpg'] },
      entries: { 'word/media/image1.jpg': jpegWith('PLANTED') },
    }),
  );
  const made = readZip(bytes).entries.find(({ name }) => name.startsWith('word/media/'));
  const picture = Buffer.from(made ? inflateEntry(made, 1e6) : []);
  expect(picture.includes(Buffer.from('Exif\0\0II*\0', 'latin1'))).toBe(true);
  expect(picture.readUInt16LE(30)).toBe(6);
  expect(picture.includes('PLANTED')).toBe(false);
});

it('a plain document loses nothing', () => {
  expect(sanitised(makeDocx({ body: paragraph(run('Text')) })).losses).toEqual([]);
});
