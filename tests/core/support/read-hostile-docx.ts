/**
 * Makes a hostile document, or reads one in a process whose memory can be measured:
 * node read-hostile-docx.ts make NAME FILE; node read-hostile-docx.ts read FILE
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { journey } from '../../hostile/journey.ts';
import { docxEntries, makeDocx, paragraph, run } from './docx.ts';
import { makeZip } from './zip.ts';

const many = 100_000;
const text = paragraph(run('Text'));
const main = 'word/document.xml';
const withMain = (xml: string | Buffer) => makeZip({ ...docxEntries({ body: text }), [main]: xml });
const document = (prolog: string, body: string) =>
  `<?xml version="1.0"?>${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

const documents: Record<string, () => Buffer> = {
  bomb: () => withMain(Buffer.alloc(200 * 1024 * 1024, ' ')),
  lyingBomb: () =>
    makeZip(
      { ...docxEntries({ body: text }), [main]: Buffer.alloc(200 * 1024 * 1024, ' ') },
      { declaredSize: (name) => (name === main ? 1_000 : undefined) },
    ),
  pictureBomb: () =>
    makeZip(
      { ...docxEntries({ body: text }), 'word/media/a.bmp': Buffer.alloc(1_000_000) },
      { declaredSize: (name) => (name.endsWith('.bmp') ? 1024 * 1024 * 1024 : undefined) },
    ),
  overlap: () => {
    const bytes = makeDocx({ body: text });
    const directory = bytes.readUInt32LE(bytes.length - 6);
    const second = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'), directory + 4);
    bytes.writeUInt32LE(bytes.readUInt32LE(directory + 42), second + 42);
    return bytes;
  },
  entities: () =>
    withMain(
      document(
        `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}]>`,
        paragraph(run('&j;')),
      ),
    ),
  externalEntity: () =>
    withMain(document('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>', paragraph(run('&a;')))),
  nested: () => makeDocx({ body: '<w:tbl><w:tr><w:tc>'.repeat(many) + text + '</w:tc></w:tr></w:tbl>'.repeat(many) }),
  nestedLinks: () =>
    makeDocx({ body: paragraph('<w:hyperlink>'.repeat(many), run('Text'), '</w:hyperlink>'.repeat(many)) }),
  elements: () => makeDocx({ body: text + '<w:a/>'.repeat(5_000_000) }),
  styles: () =>
    makeDocx({
      body: paragraph('<w:pPr><w:pStyle w:val="0"/></w:pPr>', run('Text')),
      styles: Array.from(
        { length: 100_000 },
        (_, n) => `<w:style w:styleId="${n}"><w:basedOn w:val="${n + 1}"/></w:style>`,
      ).join(''),
    }),
  runs: () =>
    makeDocx({
      body: paragraph(...Array.from({ length: many / 2 }, (_, n) => run('word ', `<w:sz w:val="${n + 10}"/>`))),
    }),
  fields: () =>
    makeDocx({
      body: paragraph(
        ...Array.from({ length: many / 4 }, () => mark('begin') + mark('separate') + run('word ') + mark('end')),
      ),
    }),
  openFields: () =>
    makeDocx({
      body: paragraph(...Array.from({ length: many / 4 }, () => mark('begin') + mark('separate') + run('word '))),
    }),
  text: () => makeDocx({ body: paragraph(run('word '.repeat((3 / 5) * 1024 * 1024))) }),
  longText: () => makeDocx({ body: paragraph(run('word '.repeat(4 * 1024 * 1024))) }),
  longAttribute: () =>
    makeDocx({ body: paragraph(run('Text'), `<w:r a${'a'.repeat(20 * 1024 * 1024)}="1"><w:t>a</w:t></w:r>`) }),
  largest: () =>
    makeDocx({
      body: paragraph(run('A sentence of some words, and of some more. '), run('And bold', '<w:b/>')).repeat(100_000),
      more: { 'word/media/a.jpg': randomBytes(19 * 1024 * 1024) },
    }),
};

const [action, name = '', file = ''] = process.argv.slice(2);
if (action === 'make') writeFileSync(file, documents[name]?.() ?? '');
else {
  const bytes = readFileSync(name);
  // The pipeline's own log lines.
  console.info = () => {};
  const { outcome, message } = await journey(bytes, 'docx');
  // In KiB, also where the operating system counts in bytes.
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ outcome, message, mebibytes }));
}
