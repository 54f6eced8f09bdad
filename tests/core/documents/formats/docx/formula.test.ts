import { describe, expect, it } from 'vitest';
import { formula, formulaText } from '../../../../../core/documents/formats/docx/formula.ts';
import { parseXml } from '../../../../../core/lib/xml/index.ts';
import { pageBody } from '../../../../../core/publication/pages/body/page-body.ts';
import { makeDocx, paragraph, parseDocx, run } from '../../../support/docx.ts';
import { shapes } from '../../../support/parse.ts';

const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
const e = (inner: string) => `<m:e>${inner}</m:e>`;
const math = (inner: string) => `<m:oMath>${inner}</m:oMath>`;
const textOf = (inner: string) => {
  const xml = math(inner);
  return formulaText(formula(xml, parseXml(xml)));
};
const pageOf = (...content: string[]) => {
  const document = parseDocx(
    makeDocx({
      body: paragraph('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', run('The result')) + paragraph(...content),
    }),
  );
  return pageBody(document, document.text, document.title.text).replace('<h1>The result</h1>', '');
};

describe('a formula in one line', () => {
  it.each([
    ['a fraction', `<m:f><m:fPr/><m:num>${r('a+b')}</m:num><m:den>${r('2')}</m:den></m:f>`, '(a+b)/2'],
    ['a power', `<m:sSup>${e(r('x'))}<m:sup>${r('2')}</m:sup></m:sSup>${r('+1')}`, 'x^2+1'],
    ['an index', `<m:sSub>${e(r('x'))}<m:sub>${r('n+1')}</m:sub></m:sSub>`, 'x_(n+1)'],
    ['a root', `<m:rad><m:radPr/><m:deg/>${e(r('a+b'))}</m:rad>`, '√(a+b)'],
    [
      'a sum',
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${r('i=1')}</m:sub><m:sup>${r('n')}</m:sup>${e(r('i'))}</m:nary>`,
      '∑_(i=1)^ni',
    ],
    [
      'brackets',
      `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>${e(r('a'))}${e(r('b'))}</m:d>`,
      '[a|b]',
    ],
    ['a matrix', `<m:m><m:mr>${e(r('1'))}${e(r('0'))}</m:mr><m:mr>${e(r('0'))}${e(r('1'))}</m:mr></m:m>`, '1 0; 0 1'],
    ['a function', `<m:func><m:fName>${r('sin')}</m:fName>${e(r('x'))}</m:func>`, 'sin x'],
  ])('%s', (_, inner, expected) => {
    expect(textOf(inner)).toBe(expected);
  });
});

it('formulas and signs are on pages, and whole in their sentence', () => {
  const power = math(`<m:sSup>${e(r('x'))}<m:sup>${r('2')}</m:sup></m:sSup>`);
  expect(pageOf(run('It is '), power, run(' metres.'))).toBe('<p>It is x<sup>2</sup> metres.</p>');
  expect(pageOf(`<m:oMathPara>${power}</m:oMathPara>`)).toBe('<p>x<sup>2</sup></p>');
  const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
  expect(
    pageOf(
      run('So '),
      sign('Wingdings', 'F0E0'),
      run(' here, '),
      sign('Symbol', '0061'),
      run(' and '),
      sign('Arial', '20AC'),
    ),
  ).toBe('<p>So → here, α and €</p>');
  const document = parseDocx(makeDocx({ body: paragraph(run('It is '), power, run(' metres.')) }));
  expect(shapes(document)).toEqual(['It is <1/> metres.']);
});

it('a title read off a text has the words of its fields', () => {
  const field = (code: string, text: string) => `<w:fldSimple w:instr=" ${code} ">${run(text)}</w:fldSimple>`;
  const title = (...content: string[]) => parseDocx(makeDocx({ body: paragraph(...content) })).title.text;
  expect(title(field('DATE', '4 May 2026'), run(' is the day of release.'))).toBe('4 May 2026 is the day of release.');
  expect(title(run('The bridge opens on '), field('DATE', '04.05.2026'))).toBe('The bridge opens on 04.05.2026');
  expect(title(run('The bridge opens, page '), field('PAGE', '3'))).toBe('The bridge opens, page');
});
