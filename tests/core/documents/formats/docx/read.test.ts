import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph, parseDocx, run } from '../../../support/docx.ts';
import { readings, shapes } from '../../../support/parse.ts';

const bold = '<w:b/>';
const shapesOf = (...content: string[]) => shapes(parseDocx(makeDocx({ body: paragraph(...content) })));
const field = (code: string, ...result: string[]) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result.join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('a paragraph of a Word document', () => {
  const cases: [string, string[], string[]][] = [
    ['runs of one format are one text', [run('One '), run('two '), run('three.')], ['One two three.']],
    ['bold in mid-word', [run('un'), run('believ', bold), run('able')], ['un<1>believ</1>able']],
    [
      'what is mostly bold has the rest in tags',
      [run('Nearly all bold', bold), run(' but')],
      ['Nearly all bold<1> but</1>'],
    ],
    [
      'white space has no format of its own',
      [run('a', bold), run(' '), run('b', bold), run(' c and more')],
      ['<1>a b</1> c and more'],
    ],
    [
      'underlined white space has',
      [run('plain'), run(' ', '<w:u w:val="single"/>'), run('text')],
      ['plain<1> </1>text'],
    ],
    [
      'languages and spelling are nothing to a reader',
      [run('a ', '<w:lang w:val="fr-FR"/>'), run('b ', '<w:noProof/>'), run('c')],
      ['a b c'],
    ],
    [
      'spelling marks, bookmarks and page breaks of the last printing divide nothing',
      [
        run('spell'),
        '<w:proofErr w:type="spellStart"/>',
        run('ing '),
        '<w:bookmarkStart w:id="1" w:name="b"/>',
        '<w:r><w:lastRenderedPageBreak/><w:t>marks</w:t></w:r>',
        '<w:bookmarkEnd w:id="1"/>',
        run(' here'),
      ],
      ['spelling marks here'],
    ],
    [
      'revision ids divide nothing',
      ['<w:r w:rsidR="00A1"><w:t>re</w:t></w:r>', '<w:r w:rsidRPr="00B2"><w:t>vision</w:t></w:r>'],
      ['revision'],
    ],
    [
      'tabs and breaks stay',
      ['<w:r><w:t>Name</w:t><w:tab/><w:t>Office</w:t><w:br/><w:t>Street</w:t></w:r>'],
      ['Name<1/>Office<2/>Street'],
    ],
    ['hyphens that do not break', ['<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>'], ['a\u2011b']],
    ['soft hyphens are gone', ['<w:r><w:t>hy\u00adphen</w:t><w:softHyphen/><w:t>ated</w:t></w:r>'], ['hyphenated']],
    ['white space at the ends counts where it is preserved', ['<w:r><w:t> a </w:t></w:r>', run(' b')], ['a b']],
    ['entities are text', [run('R &amp; D &lt;b&gt;')], ['R & D <b>']],
    ['addresses are kept', [run('See https://example.org/a.')], ['See <1/>.']],
    ['an address in two runs is one', [run('See https://exam'), run('ple.org/a for more')], ['See <1/> for more']],
    [
      'a link',
      [run('See '), `<w:hyperlink r:id="r1">${run('the site')}</w:hyperlink>`, run('.')],
      ['See <1>the site</1>.'],
    ],
    [
      'a link as a field',
      [run('See '), field('HYPERLINK "https://example.org"', run('the site')), run('.')],
      ['See <1>the site</1>.'],
    ],
    [
      'a simple field',
      [run('See '), `<w:fldSimple w:instr=" REF _Ref1 ">${run('the section')}</w:fldSimple>`],
      ['See <1>the section</1>'],
    ],
    [
      'a page number',
      [run('Page '), field('PAGE', run('7')), run(' of '), field('NUMPAGES', run('9'))],
      ['Page <1/> of '],
    ],
    [
      'a field in a field',
      [run('Go to '), field('HYPERLINK \\l "x"', run('Part one '), field('PAGEREF x', run('3')), run(' now'))],
      ['Go to <1>Part one <2/> now</1>'],
    ],
    [
      'a field in one run',
      [
        run('Page '),
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r>',
        run(' ends'),
      ],
      ['Page <1/> ends'],
    ],
    [
      'a field that goes on in the next paragraph',
      [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run('First chapter'),
      ],
      ['First chapter'],
    ],
    [
      'a field that began in an earlier paragraph',
      [run('Last chapter'), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', run(' here')],
      ['Last chapter<1/> here'],
    ],
    [
      'an index entry',
      [
        run('The '),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "gate"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        run('gate'),
      ],
      ['The <1/>gate'],
    ],
    [
      'a content control',
      [run('To '), `<w:sdt><w:sdtPr/><w:sdtContent>${run('whom')}</w:sdtContent></w:sdt>`, run(' it concerns')],
      ['To <1>whom</1> it concerns'],
    ],
    [
      'a smart tag is nothing',
      [run('In '), `<w:smartTag>${run('Rome')}</w:smartTag>`, run(' today')],
      ['In Rome today'],
    ],
    ['a footnote', [run('True'), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(' enough')], ['True<1/> enough']],
    ['a formula', [run('If '), '<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>', run(' holds')], ['If <1/> holds']],
    [
      'reading aids are left out',
      [
        '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>',
        run('字'),
      ],
      ['漢字'],
    ],
    ['pictures at the ends stay outside', ['<w:r><w:drawing/></w:r>', run('Text'), '<w:r><w:br/></w:r>'], ['Text']],
    ['Google Docs switches rtl off everywhere', [run('a', '<w:rtl w:val="0"/>'), run('b')], ['ab']],
  ];
  it.each(cases)('%s', (_, content, expected) => {
    expect(shapesOf(...content)).toEqual(expected);
  });

  it('has no unit without a letter', () => {
    const document = parseDocx(
      makeDocx({
        body: paragraph(run('+44 1632 960 123')) + paragraph(run('https://example.org')) + paragraph(run('Words')),
      }),
    );
    expect(shapes(document)).toEqual(['Words']);
  });

  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

  it('has no unit where fields and elements cross, which stays as it is', () => {
    const link = `<w:hyperlink>${run('one')}${mark('end')}</w:hyperlink>`;
    const crossed = paragraph(run('Odd '), mark('begin'), mark('separate'), run('more '), link);
    expect(shapes(parseDocx(makeDocx({ body: crossed + paragraph(run('Even')) })))).toEqual(['Even']);
  });

  it('takes nothing in a field’s code for text', () => {
    const link = `<w:hyperlink>${mark('separate')}${run('one')}</w:hyperlink>`;
    expect(shapesOf(run('Odd '), mark('begin'), link)).toEqual(['Odd ']);
  });
});

describe('a Word document', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My heading"/><w:basedOn w:val="Titre1"/></w:style><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>';
  const styled = (style: string, text: string) => paragraph(`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`, run(text));
  const titleOf = (body: string) => parseDocx(makeDocx({ body, styles })).title;

  it.each([
    ['the document’s own title', styled('Titel', 'The title') + styled('Titre1', 'A heading'), 'The title', 'heading'],
    [
      'a heading of another language’s Word',
      paragraph(run('Before')) + styled('Titre1', 'A heading'),
      'A heading',
      'heading',
    ],
    ['a heading by inheritance', styled('Own', 'Own heading'), 'Own heading', 'heading'],
    ['the highest heading', styled('H2', 'Second') + styled('Titre1', 'First'), 'First', 'heading'],
    ['an outline level', paragraph('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', run('Outlined')), 'Outlined', 'heading'],
    [
      'else the first line that can be one',
      paragraph(run('FOR IMMEDIATE RELEASE')) + paragraph(run('The gate opens')) + paragraph(run('Text.')),
      'The gate opens',
      'line',
    ],
    ['else a sentence', paragraph(run(`${'Long '.repeat(50)}text. More.`)), undefined, 'sentence'],
  ])('has as its title %s', (_, body, text, from) => {
    const title = titleOf(body);
    expect(title.from).toBe(from);
    if (text) expect(title.text).toBe(text);
  });

  it('is read in all its parts: cells, notes, header, footer, text boxes, labels, alternative texts, properties', () => {
    const document = parseDocx(
      makeDocx({
        body:
          `<w:tbl><w:tblPr><w:tblDescription w:val="A table of years"/></w:tblPr><w:tr><w:tc>${paragraph(run('Cell'))}</w:tc></w:tr></w:tbl>` +
          paragraph('<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', run('Item')) +
          paragraph(
            run('Around '),
            `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr="A box &amp; more" name="Box 1"/><w:txbxContent>${paragraph(run('In the box'))}</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>`,
            run('the box'),
          ),
        header: paragraph(run('Header')),
        footer: paragraph(run('Footer')),
        footnotes: `<w:footnote w:id="1">${paragraph(run('Note'))}</w:footnote>`,
        numbering:
          '<w:abstractNum><w:lvl><w:numFmt w:val="decimal"/><w:lvlText w:val="Part %1 of %2"/></w:lvl><w:lvl><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>',
        core: '<dc:title>Property</dc:title><dc:creator>Somebody</dc:creator>',
      }),
    );
    expect(document.units.map(({ kind, parts }, index) => [kind, shapes(document)[index], parts.length > 0])).toEqual(
      [
        ['attribute', 'A table of years'],
        ['cell', 'Cell'],
        ['list-item', 'Item'],
        ['paragraph', 'Around <1/>the box'],
        ['attribute', 'A box & more'],
        ['paragraph', 'In the box'],
        ['paragraph', 'Header'],
        ['paragraph', 'Footer'],
        ['paragraph', 'Note'],
        ['attribute', 'Part <1/> of <2/>'],
        ['metadata', 'Property'],
      ].map((row) => [...row, true]),
    );
  });

  it('does not take a file name for an alternative text', () => {
    const document = parseDocx(
      makeDocx({ body: paragraph(run('Text'), '<w:r><w:drawing><wp:docPr descr="image1.png"/></w:drawing></w:r>') }),
    );
    expect(readings(document)).toEqual(['Text']);
  });
});
