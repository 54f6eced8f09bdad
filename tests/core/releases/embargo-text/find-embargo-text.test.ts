import { describe, expect, test } from 'vitest';
import { embargoHold } from '../../../../core/releases/embargo-text/embargo-hold.ts';
import { findEmbargoText } from '../../../../core/releases/embargo-text/find-embargo-text.ts';
import { makeDocx, paragraph, parseDocx, run } from '../../support/docx.ts';
import { parse } from '../../support/parse.ts';

const prose = 'The bridge opens on Monday, and everybody who has waited for it is invited to walk over it first.';
const body = (count: number) => Array.from({ length: count }, (_, index) => `${prose} (${index + 1})`).join('\n\n');

describe('the line of an embargo is found', () => {
  test('in the letterhead of a plain text, with its unit', () => {
    const document = parse(
      'text',
      `Example Ltd\n12 May 2026\n\nEMBARGOED UNTIL 9 A.M.\n\nThe bridge opens\n\n${body(20)}\n`,
    );
    expect(findEmbargoText(document)).toEqual({ line: 'EMBARGOED UNTIL 9 A.M.', unit: 'b3' });
  });

  test('in Markdown: as a line of the first paragraph, behind emphasis and in a quotation', () => {
    const of = (top: string) =>
      findEmbargoText(parse('markdown', `${top}\n\n# The bridge opens\n\n${body(20)}\n`))?.line;
    expect(of('PRESS RELEASE\nEMBARGOED UNTIL 9 A.M.\nContact: Ana')).toBe('EMBARGOED UNTIL 9 A.M.');
    expect(of('**Press release**\\\n**Under embargo** until *Monday*')).toBe('Under embargo until Monday');
    expect(of('> Embargo: 12 May')).toBe('Embargo: 12 May');
  });

  test('in HTML, behind a line break and in a cell', () => {
    const of = (top: string) => findEmbargoText(parse('html', `<body>${top}<p>${prose}</p></body>`))?.line;
    expect(of('<p>Press release<br>Embargo: 12 May</p>')).toBe('Embargo: 12 May');
    expect(of('<table><tr><td>Contact</td><td><b>Under</b> embargo</td></tr></table>')).toBe('Under embargo');
  });

  test('in a Word document, in its source language', () => {
    const file = makeDocx({ body: paragraph(run('SPERRFRIST: '), run('12. Mai')) + paragraph(run('Die Brücke')) });
    expect(findEmbargoText(parseDocx(file, { language: 'de' }))?.line).toBe('SPERRFRIST: 12. Mai');
  });

  test('at the end', () => {
    const document = parse(
      'text',
      `The bridge opens\n\n${body(20)}\n\nUnder embargo until 12 May\n\nContact: ana@example.org\n`,
    );
    expect(findEmbargoText(document)?.line).toBe('Under embargo until 12 May');
  });
});

describe('none is found', () => {
  test('in the middle of the text', () => {
    expect(findEmbargoText(parse('text', `${body(10)}\n\nUnder embargo\n\n${body(10)}\n`))).toBeUndefined();
  });

  test('where prose about an embargo is wrapped so that a line begins with it', () => {
    const wrapped =
      'The Council has decided that the member states keep their long-standing oil\nembargo until 2027, and that the steel trade is to be watched by the Member\nEmbargo until 2027 Committee and others.';
    for (const format of ['markdown', 'text'] as const) {
      expect([format, findEmbargoText(parse(format, `# Steel\n\n${wrapped}\n\n${wrapped}\n`))]).toEqual([
        format,
        undefined,
      ]);
    }
  });

  test('in keys of front matter, code and alternative texts', () => {
    const text = `---\nnote: Under embargo\n---\n\n# Steel\n\n![Under embargo](a.png)\n\n\`embargo: 12 May\`\n\n${body(3)}\n`;
    expect(findEmbargoText(parse('markdown', text))).toBeUndefined();
  });
});

test('a release that says it waits, with the line in its report', () => {
  const commandWith = (metadata: object) => `again with ${JSON.stringify(metadata)}`;
  expect(embargoHold(parse('markdown', '**EMBARGOED** until 9 a.m.\n\n# The bridge opens\n'), commandWith)).toEqual({
    code: 'EmbargoTextWithoutOption',
    message:
      'The text says that it is under embargo: "EMBARGOED until 9 a.m." (b1). The option "embargo" does not say until when. If the text may be published at once: again with {"embargo":"none"}',
    hint: expect.stringContaining('embargo=none'),
  });
  expect(embargoHold(parse('markdown', 'FOR IMMEDIATE RELEASE\n\n# The bridge opens\n'), commandWith)).toBeUndefined();
});
