import { docxEntries, paragraph, run } from './docx.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationshipsTag = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** One way to put something into a document. */
export interface Planting {
  /** Contents of the body, beside its text. */
  body?: string;
  settings?: string;
  core?: string;
  app?: string;
  comments?: string;
  footnotes?: string;
  /** Relationships of the body, as type and target; external ones end in `!`. */
  relations?: Record<string, readonly [type: string, target: string]>;
  /** Relationships of the package. */
  ofPackage?: Record<string, readonly [type: string, target: string]>;
  types?: Record<string, string>;
  entries?: Record<string, string | Uint8Array>;
}

/** A document with all of these in it, and a text. */
export function plantedEntries(...plantings: readonly Planting[]): Record<string, string | Uint8Array> {
  const joined = (key: 'body' | 'settings' | 'core' | 'app' | 'comments' | 'footnotes') =>
    plantings.map((each) => each[key] ?? '').join('');
  const some = (key: 'settings' | 'comments' | 'footnotes') => joined(key) || undefined;
  const entries: Record<string, string | Uint8Array> = docxEntries({
    body: `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('The ferry is back')}</w:p>${paragraph(run('It crosses the river again every quarter of an hour.'))}${joined('body')}`,
    styles: '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    core: `<dc:title>Ferry</dc:title>${joined('core')}`,
    app: joined('app'),
    ...Object.fromEntries((['settings', 'comments', 'footnotes'] as const).map((key) => [key, some(key)])),
  });
  const add = (name: string, before: string, content: string) => {
    entries[name] = String(entries[name]).replace(before, () => content + before);
  };
  for (const { relations = {}, ofPackage = {}, types = {}, entries: more = {} } of plantings) {
    add('word/_rels/document.xml.rels', '</Relationships>', relationsOf(relations));
    add('_rels/.rels', '</Relationships>', relationsOf(ofPackage));
    const overrides = Object.entries(types).map(([name, type]) =>
      name.startsWith('.')
        ? `<Default Extension="${name.slice(1)}" ContentType="${type}"/>`
        : `<Override PartName="/${name}" ContentType="${type}"/>`,
    );
    add('[Content_Types].xml', '</Types>', overrides.join(''));
    Object.assign(entries, more);
  }
  return entries;
}

function relationsOf(relations: NonNullable<Planting['relations']>): string {
  return Object.entries(relations)
    .map(([id, [type, target]]) => {
      const external = target.endsWith('!');
      const uri = type.includes('://') ? type : `${office}/${type}`;
      return `<Relationship Id="${id}" Type="${uri}" Target="${external ? target.slice(0, -1) : target}"${external ? ' TargetMode="External"' : ''}/>`;
    })
    .join('');
}

const relationsPart = (relations: NonNullable<Planting['relations']>): string =>
  `${relationshipsTag}${relationsOf(relations)}</Relationships>`;

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const drawing = (inner: string, name = 'Picture 1', descr = 'The ferry') =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="952500"/><wp:docPr id="1" name="${name}" descr="${descr}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${inner}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** A field of runs: its code in pieces. */
export const fieldOf = (pieces: readonly string[], result = 'result'): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((piece) => (piece.startsWith('<') ? piece : `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`)).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** A JPEG of eight by eight grey pixels; the mark stands in its EXIF, its comment, and behind its end. */
export function jpegWith(mark: string): Buffer {
  const [start, rest] = [Buffer.from('ffd8', 'hex'), Buffer.from(greyJpeg, 'hex')];
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0II*\0\b\0\0\0', 'latin1'),
    Buffer.from('020012010300010000000600000031010200', 'hex'),
    Buffer.from([mark.length, 0, 0, 0, 0x26, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from(mark),
  ]);
  return Buffer.concat([start, segment(0xe1, exif), segment(0xfe, Buffer.from(mark)), rest, Buffer.from(mark)]);
}

const greyJpeg =
  'ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080008000801011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbfca28a28a2803fffd9';

const chart = (mark: string) =>
  `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'C:\\${mark}\\[book.xlsx]Sheet'!$A$1</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>42</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;

/**
 * Marks, each in a place where readers do not look and others do; every place that is not their text. The number
 * of the place is part of the mark.
 */
export function marks(): { where: string; mark: string; planting: Planting }[] {
  const place = (where: string, planting: (mark: string) => Planting) => ({ where, planting });
  const places = [
    place('creator', (mark) => ({ core: `<dc:creator>${mark}</dc:creator>` })),
    place('last editor', (mark) => ({ core: `<cp:lastModifiedBy>${mark}</cp:lastModifiedBy>` })),
    place('description', (mark) => ({ core: `<dc:description>${mark}</dc:description>` })),
    place('keywords', (mark) => ({ core: `<cp:keywords>${mark}</cp:keywords>` })),
    place('category', (mark) => ({ core: `<cp:category>${mark}</cp:category>` })),
    place('status', (mark) => ({ core: `<cp:contentStatus>${mark}</cp:contentStatus>` })),
    place('company', (mark) => ({ app: `<Company>${mark}</Company>` })),
    place('manager', (mark) => ({ app: `<Manager>${mark}</Manager>` })),
    place('template', (mark) => ({ app: `<Template>${mark}.dotm</Template>` })),
    place('base of links', (mark) => ({ app: `<HyperlinkBase>file:///C:/${mark}/</HyperlinkBase>` })),
    place('custom property', (mark) => ({
      ofPackage: { rIdP: ['custom-properties', 'docProps/custom.xml'] },
      types: { 'docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml' },
      entries: { 'docProps/custom.xml': `<Properties><property name="x"><vt>${mark}</vt></property></Properties>` },
    })),
    place('custom XML', (mark) => ({
      relations: { rIdX: ['customXml', '../customXml/item1.xml'] },
      entries: { 'customXml/item1.xml': `<a>${mark}</a>` },
    })),
    place('preview', (mark) => ({
      ofPackage: {
        rIdT: [
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail',
          'docProps/thumbnail.jpeg',
        ],
      },
      types: { '.jpeg': 'image/jpeg' },
      entries: { 'docProps/thumbnail.jpeg': jpegWith(mark) },
    })),
    place('label', (mark) => ({
      ofPackage: {
        rIdL: [
          'http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels',
          'docMetadata/LabelInfo.xml',
        ],
      },
      entries: {
        'docMetadata/LabelInfo.xml': `<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label siteId="${mark}"/></clbl:labelList>`,
      },
    })),
    place('camera', (mark) => ({
      body: drawing('<a:blip r:embed="rIdJ"/>'),
      relations: { rIdJ: ['image', 'media/image9.jpg'] },
      entries: { 'word/media/image9.jpg': jpegWith(mark) },
    })),
    place('name of a picture', (mark) => ({
      body: drawing('<a:blip r:embed="rIdK"/>', `C:\\Users\\${mark}\\ferry.jpg`, `C:\\Users\\${mark}\\ferry.jpg`),
      relations: { rIdK: ['image', `media/${mark}.jpg`] },
      entries: { [`word/media/${mark}.jpg`]: jpegWith('') },
    })),
    place('printer', (mark) => ({
      relations: { rIdS: ['printerSettings', 'printerSettings1.bin'] },
      entries: { 'word/printerSettings1.bin': Buffer.from(mark, 'utf16le') },
    })),
    place('building block', (mark) => ({
      relations: { rIdG: ['glossaryDocument', 'glossary/document.xml'] },
      types: { 'word/glossary/document.xml': `${word}.document.glossary+xml` },
      entries: {
        'word/glossary/document.xml': `<w:glossaryDocument ${w}><w:docParts><w:docPart><w:docPartBody><w:p><w:ins w:author="${mark}"><w:r><w:t>${mark}</w:t></w:r></w:ins></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>`,
      },
    })),
    place('variable', (mark) => ({ settings: `<w:docVars><w:docVar w:name="x" w:val="${mark}"/></w:docVars>` })),
    place('template of another place', (mark) => ({
      settings: '<w:attachedTemplate r:id="rId1"/>',
      entries: {
        'word/_rels/settings.xml.rels': relationsPart({
          rId1: ['attachedTemplate', `https://example.net/${mark}.dotm!`],
        }),
      },
    })),
    place('mail merge', (mark) => ({
      settings: `<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT * FROM ${mark}"/></w:mailMerge>`,
    })),
    place('revision', (mark) => ({
      settings: `<w:rsids><w:rsidRoot w:val="${mark}"/></w:rsids>`,
      body: `<w:p w:rsidR="${mark}" w14:paraId="${mark}"><w:r w:rsidRPr="${mark}"><w:t>Revised.</w:t></w:r></w:p>`,
    })),
    place('author of a change', (mark) => ({
      body: `<w:p><w:ins w:id="7" w:author="${mark}" w:date="2026-01-0${mark}"><w:r><w:t>Inserted.</w:t></w:r></w:ins></w:p>`,
    })),
    place('author of a comment', (mark) => ({
      comments: `<w:comment w:id="0" w:author="${mark}" w:initials="${mark}"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>`,
    })),
    place('person', (mark) => ({
      relations: { rIdQ: ['http://schemas.microsoft.com/office/2011/relationships/people', 'people.xml'] },
      types: { 'word/people.xml': `${word}.people+xml` },
      entries: {
        'word/people.xml': `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="${mark}"/></w15:people>`,
      },
    })),
    place('who may edit', (mark) => ({
      body: `<w:p><w:permStart w:id="1" w:ed="${mark}"/><w:r><w:t>Edited.</w:t></w:r><w:permEnd w:id="1"/></w:p>`,
    })),
    place('workbook of a chart', (mark) => ({
      body: `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="3000000" cy="2000000"/><wp:docPr id="3" name="Chart 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdC"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
      relations: { rIdC: ['chart', 'charts/chart1.xml'] },
      types: { 'word/charts/chart1.xml': 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml' },
      entries: {
        'word/charts/chart1.xml': chart(mark),
        'word/charts/_rels/chart1.xml.rels': relationsPart({ rId1: ['package', '../embeddings/book1.xlsx'] }),
        'word/embeddings/book1.xlsx': Buffer.from(`PK\x03\x04 ${mark}`),
      },
    })),
    place('picture of another place', (mark) => ({
      body: drawing('<a:blip r:link="rIdY"/>'),
      relations: { rIdY: ['image', `https://example.net/${mark}.png!`] },
    })),
    place('link to a share', (mark) => ({
      body: `<w:p><w:hyperlink r:id="rIdU"><w:r><w:t>The plan</w:t></w:r></w:hyperlink></w:p>`,
      relations: { rIdU: ['hyperlink', `file:///\\\\server\\${mark}\\plan.docx!`] },
    })),
    place('element of nobody', (mark) => ({
      body: `<w:p><x:note xmlns:x="urn:nobody" a="${mark}">${mark}</x:note><!-- ${mark} --><w:r><w:t>Seen.</w:t></w:r></w:p>`,
    })),
    place('tag of a content control', (mark) => ({
      body: `<w:sdt><w:sdtPr><w:tag w:val="${mark}"/><w:dataBinding w:xpath="/${mark}" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent></w:sdt>`,
    })),
    place('smart tag', (mark) => ({
      body: `<w:p><w:smartTag w:uri="urn:x" w:element="${mark}"><w:smartTagPr><w:attr w:name="n" w:val="${mark}"/></w:smartTagPr><w:r><w:t>Tagged.</w:t></w:r></w:smartTag></w:p>`,
    })),
    place('data of a reference manager', (mark) => ({
      body: paragraph(fieldOf([` ADDIN ZOTERO_ITEM {"user":"${mark}"} `], '(Smith 2020)')),
    })),
    place('part that nothing leads to', (mark) => ({ entries: { 'word/notes.bin': mark } })),
  ];
  return places.map(({ where, planting }, index) => {
    const mark = `PLANTED${String(index).padStart(3, '0')}`;
    return { where, mark, planting: planting(mark) };
  });
}

/** What runs, fetches or opens something at the reader's. */
export const activeContents: Readonly<Record<string, Planting>> = {
  'a DDE field': { body: paragraph(fieldOf([' DDEAUTO c:\\\\windows\\\\cmd.exe "/k ACTIVEMARK" '])) },
  'a DDE field in pieces': { body: paragraph(fieldOf([' D', 'DE', 'AU', 'TO c:\\\\cmd "ACTIVEMARK"'])) },
  'a DDE field over paragraphs, in odd case': {
    body: `${paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>\u00a0 dDe\u200bAuto </w:instrText></w:r>')}${paragraph('<w:r><w:instrText>ACTIVEMARK</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')}`,
  },
  'a DDE field in a field': { body: paragraph(fieldOf([' IF 1 = 1 ', fieldOf(['DDE ACTIVEMARK x'])])) },
  'a field whose name is put together': { body: paragraph(fieldOf([fieldOf(['QUOTE 68 68 69']), ' ACTIVEMARK'])) },
  'a DDE field in the simple form': {
    body: paragraph(`<w:fldSimple w:instr=" DDEAUTO &quot;ACTIVEMARK&quot; ">${run('result')}</w:fldSimple>`),
  },
  'a DDE field under another prefix': {
    body: `<z:p xmlns:z="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><z:r><z:fldChar z:fldCharType="begin"/><z:instrText>DDEAUTO ACTIVEMARK</z:instrText><z:fldChar z:fldCharType="end"/></z:r></z:p>`,
  },
  'a DDE field in a footnote': {
    footnotes: `<w:footnote w:id="2">${paragraph(fieldOf(['DDE ACTIVEMARK']))}</w:footnote>`,
  },
  'a text of another file': { body: paragraph(fieldOf([' INCLUDETEXT "\\\\\\\\server\\\\ACTIVEMARK.docx" '])) },
  'a picture that a field fetches': {
    body: paragraph(fieldOf([' INCLUDEPICTURE "https://example.net/ACTIVEMARK.png" \\d '])),
  },
  'a macro button': { body: paragraph(fieldOf([' MACROBUTTON ACTIVEMARK Click here '])) },
  'another document inside': {
    body: '<w:altChunk r:id="rIdA"/>',
    relations: { rIdA: ['aFChunk', 'chunk.html'] },
    types: { '.html': 'text/html' },
    entries: { 'word/chunk.html': '<script>ACTIVEMARK</script>' },
  },
  'an object': {
    body: paragraph(
      '<w:r><w:object><v:shape id="s" style="width:50pt;height:50pt"/><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Package" ShapeID="s" DrawAspect="Icon" ObjectID="ACTIVEMARK" r:id="rIdO"/></w:object></w:r>',
    ),
    relations: { rIdO: ['oleObject', 'embeddings/oleObject1.bin'] },
    types: { '.bin': 'application/vnd.openxmlformats-officedocument.oleObject' },
    entries: {
      'word/embeddings/oleObject1.bin': Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('ACTIVEMARK'),
      ]),
    },
  },
  'a linked object': {
    body: paragraph(
      '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" r:id="rIdO"/></w:object></w:r>',
    ),
    relations: { rIdO: ['oleObject', 'https://example.net/ACTIVEMARK!'] },
  },
  'an embedded workbook': {
    relations: { rIdE: ['package', 'embeddings/book.xlsx'] },
    entries: { 'word/embeddings/book.xlsx': 'PK ACTIVEMARK' },
  },
  macros: {
    relations: { rIdV: ['http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'] },
    types: { 'word/vbaProject.bin': 'application/vnd.ms-office.vbaProject' },
    entries: { 'word/vbaProject.bin': 'ACTIVEMARK' },
  },
  'macros that nothing leads to': { entries: { 'word/vbaData.xml': '<a>ACTIVEMARK</a>' } },
  'a program': { entries: { 'word/evil.exe': 'MZ ACTIVEMARK' } },
  'a program under another name': {
    relations: { rIdI: ['image', 'media/image5.png'] },
    entries: { 'word/media/image5.png': 'MZ ACTIVEMARK' },
  },
  'a control': {
    body: paragraph('<w:r><w:object><w:control r:id="rIdN" w:name="ACTIVEMARK"/></w:object></w:r>'),
    relations: { rIdN: ['control', 'activeX/activeX1.xml'] },
    types: { 'word/activeX/activeX1.xml': 'application/vnd.ms-office.activeX+xml' },
    entries: { 'word/activeX/activeX1.xml': '<a>ACTIVEMARK</a>' },
  },
  'menus of an add-in': {
    ofPackage: {
      rIdM: ['http://schemas.microsoft.com/office/2007/relationships/ui/extensibility', 'customUI/customUI14.xml'],
    },
    entries: { 'customUI/customUI14.xml': '<a>ACTIVEMARK</a>' },
  },
  'an add-in': {
    ofPackage: {
      rIdW: [
        'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes',
        'word/webextensions/taskpanes.xml',
      ],
    },
    entries: { 'word/webextensions/taskpanes.xml': '<a>ACTIVEMARK</a>' },
  },
  'a part that is read from another file': {
    body: '<w:subDoc r:id="rIdB"/>',
    relations: { rIdB: ['subDocument', 'https://example.net/ACTIVEMARK.docx!'] },
  },
};
