import fc from 'fast-check';
import { paragraph, run } from './docx.ts';

const words = fc
  .array(
    fc.constantFrom(
      ...'release opens Ünïted новости خبر 新闻 R&amp;D &lt;b&gt; https://example.org/a {{name}} 12 +44 . , — 👩‍👩‍👧 <!--c-->'.split(
        ' ',
      ),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((list) => list.join(' '));
const space = fc.constantFrom('', ' ', '  ');
const properties = fc.constantFrom(
  '',
  '',
  '',
  '<w:b/>',
  '<w:b/><w:bCs/>',
  '<w:i/>',
  '<w:u w:val="single"/>',
  '<w:lang w:val="fr-FR"/>',
  '<w:noProof/>',
  '<w:rtl w:val="0"/>',
  '<w:rStyle w:val="Strong"/><w:color w:val="FF0000"/>',
);
const textRun = fc.tuple(space, words, space, properties).map(([a, text, b, look]) => run(a + text + b, look));
const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const noise = fc
  .constantFrom(
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="1" w:name="b"/>',
    '<w:bookmarkEnd w:id="1"/>',
    '<w:r><w:lastRenderedPageBreak/></w:r>',
    '<w:r><w:tab/></w:r>',
    '<w:r><w:t>a</w:t><w:br/><w:t xml:space="preserve">b </w:t></w:r>',
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    '<w:r/>',
    '<w:p/>',
    '<w:r><w:rPr/><w:t/></w:r>',
    '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>',
    '<w:r><w:drawing><wp:docPr id="1" name="P" descr="A picture of it"/></w:drawing></w:r>',
    mark('begin'),
    mark('separate'),
    mark('end'),
    `${mark('begin')}<w:r><w:instrText> PAGE </w:instrText></w:r>${mark('separate')}${run('3')}${mark('end')}`,
  )
  .filter((xml) => xml !== '<w:p/>');

const inline = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    textRun,
    textRun,
    noise,
    fc
      .array(tie('one'), { maxLength: 4 })
      .map((all) => `<w:hyperlink r:id="r1">${all.join('').replace(/<\/?w:hyperlink[^>]*>/g, '')}</w:hyperlink>`),
    fc.array(textRun, { maxLength: 4 }).map((all) => `<w:smartTag>${all.join('')}</w:smartTag>`),
    fc
      .array(tie('one'), { maxLength: 4 })
      .map((all) => `<w:sdt><w:sdtPr/><w:sdtContent>${all.join('')}</w:sdtContent></w:sdt>`),
    fc
      .array(tie('one'), { maxLength: 4 })
      .map(
        (all) =>
          `${mark('begin')}<w:r><w:instrText>HYPERLINK "u"</w:instrText></w:r>${mark('separate')}${all.join('')}${mark('end')}`,
      ),
    fc
      .array(tie('one'), { maxLength: 3 })
      .map(
        (all) =>
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${paragraph(...all)}</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>`,
      ),
  ),
})).one;

const block = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.array(inline, { maxLength: 8 }).map((all) => paragraph(...all)),
    fc.array(inline, { maxLength: 4 }).map((all) => paragraph('<w:pPr><w:jc w:val="left"/></w:pPr>', ...all)),
    fc
      .array(tie('one'), { minLength: 1, maxLength: 3 })
      .map((all) => `<w:tbl><w:tblPr/><w:tr>${all.map((each) => `<w:tc>${each}</w:tc>`).join('')}</w:tr></w:tbl>`),
  ),
})).one;

/** Bodies of Word documents, with everything that editing leaves in them, in any order. */
export const anyBody = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => `${paragraph(run('A first line'))}${blocks.join('')}`);
