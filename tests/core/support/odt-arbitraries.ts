import fc from 'fast-check';
import { p, span, textStyle } from './odt.ts';

const words = fc
  .array(
    fc.constantFrom(
      ...'release opens Ünïted новости خبر 新闻 R&amp;D &lt;b&gt; https://example.org/a {{name}} 12 +44 . , — 👩‍👩‍👧 x<!--c-->y'.split(
        ' ',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.join(' '));
const space = fc.constantFrom('', ' ', '  ', '<text:s/>', '<text:s text:c="3"/>', '\n  ');

/** Styles that the bodies use; N is not seen, and B and B2 look alike. */
export const odtLooks = {
  automatic:
    textStyle('B', 'fo:font-weight="bold" officeooo:rsid="001a"') +
    textStyle('B2', 'fo:font-weight="bold" fo:language="de"') +
    textStyle('I', 'fo:font-style="italic"') +
    textStyle('U', 'style:text-underline-style="solid"') +
    textStyle('N', 'officeooo:rsid="001b" fo:language="fr" fo:country="FR"'),
};

const note = (text: string) =>
  `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p(text)}</text:note-body></text:note>`;
const noise = fc.constantFrom(
  '<text:bookmark-start text:name="b"/>',
  '<text:bookmark-end text:name="b"/>',
  '<text:soft-page-break/>',
  '<text:tab/>',
  'a<text:line-break/>b ',
  '<text:page-number text:select-page="current">3</text:page-number>',
  '<text:span text:style-name="B"/>',
  '<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>ruby</text:ruby-text></text:ruby>',
  'soft\u00adhyphen',
  note('A note on it'),
);

const inline = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(space, words, space).map((all) => all.join('')),
    noise,
    fc
      .tuple(fc.constantFrom('B', 'B2', 'I', 'U', 'N', 'None'), fc.array(tie('one'), { maxLength: 4 }))
      .map(([style, all]) => span(style, all.join(''))),
    fc
      .array(tie('one'), { maxLength: 3 })
      .map(
        (all) =>
          `<text:a xlink:href="https://example.org/">link${all.join('').replace(/<\/?text:a\b[^>]*>/g, '')}</text:a>`,
      ),
  ),
})).one;

const frame =
  '<draw:frame draw:name="a.png" text:anchor-type="paragraph"><draw:text-box><text:p>A box of it</text:p></draw:text-box><svg:desc>What it is</svg:desc></draw:frame>';

const block = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.array(inline, { maxLength: 8 }).map((all) => p(...all)),
    fc.tuple(words, inline).map(([first, after]) => p(frame, first, after)),
    fc.array(inline, { maxLength: 4 }).map((all) => `<text:h text:outline-level="2">${all.join('')}</text:h>`),
    fc
      .array(tie('one'), { minLength: 1, maxLength: 3 })
      .map((all) => `<text:list>${all.map((each) => `<text:list-item>${each}</text:list-item>`).join('')}</text:list>`),
    fc
      .array(tie('one'), { minLength: 1, maxLength: 3 })
      .map(
        (all) =>
          `<table:table><table:table-row>${all.map((each) => `<table:table-cell>${each}</table:table-cell>`).join('')}</table:table-row></table:table>`,
      ),
  ),
})).one;

/** Bodies of OpenDocument texts, with everything that editing leaves in them, in any order. */
export const anyOdtBody = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => `${p('A first line')}${blocks.join('')}`);
