import { describe, expect, it, test } from 'vitest';
import { readCues } from '../../../../../core/documents/formats/subtitles/cues.ts';
import { srt as dialect } from '../../../../../core/documents/formats/subtitles/dialect.ts';
import { renderDocument } from '../../../../../core/documents/render-document.ts';
import { parse, render } from '../../../support/parse.ts';
import { engine, translate } from '../../../support/translation.ts';

function srt(cues: readonly string[], eol = '\n'): string {
  return cues
    .map((text, index) => [String(index + 1), `00:00:0${index},000 --> 00:00:0${index + 1},000`, text, ''].join(eol))
    .join(eol);
}

const texts = (text: string) =>
  Array.from(readCues(text, dialect.blank), ({ payload }) => text.slice(payload.start, payload.end));

/** The cues of a sentence, translated by replacing its first text by all of the translation. */
function rewritten(cues: string[], translation: string): string[] {
  let first = true;
  return texts(
    render(parse('srt', srt(cues)), () => {
      const value = first ? translation : '';
      first = false;
      return value;
    }),
  );
}

describe('a sentence over its cues again', () => {
  test.each<[string, string[], string, string[]]>([
    [
      'in proportion, between words',
      ['The harbour of Port Ellison opens', 'today.'],
      'Le port de Port Ellison ouvre ses portes aujourd’hui.',
      ['Le port de Port Ellison ouvre ses portes', 'aujourd’hui.'],
    ],
    [
      'rather after a comma',
      ['When the harbour opens again,', 'everybody can come and see it.'],
      'Quand le grand port rouvrira, tout le monde pourra venir le voir.',
      ['Quand le grand port rouvrira,', 'tout le monde pourra venir le voir.'],
    ],
    [
      'lines too, at most as many',
      ['The harbour of\nPort Ellison opens', 'for everybody\ntoday.'],
      'Der Hafen von Port Ellison öffnet heute für alle Leute.',
      ['Der Hafen von\nPort Ellison öffnet', 'heute für alle\nLeute.'],
    ],
    [
      'fewer lines where there are too few words',
      ['Well, of\ncourse', 'we do.'],
      'Natürlich tun',
      ['Natürlich', 'tun'],
    ],
    [
      'each cue shows something',
      ['Well, of', 'course we', 'do.'],
      'Natürlich.',
      ['Natürlich.', 'Natürlich.', 'Natürlich.'],
    ],
    [
      'Han between words, marks with the word before',
      ['The harbour opens again on Monday,', 'and everybody can visit it free of charge.'],
      '港口将于星期一重新开放，所有市民都可以免费参观。',
      ['港口将于星期一重新开放，', '所有市民都可以免费参观。'],
    ],
    ['Thai between words, too', ['The harbour opens', 'on Monday.'], 'ท่าเรือจะเปิดในวันจันทร์', ['ท่าเรือจะเปิด', 'ในวันจันทร์']],
    [
      'what is protected is never divided',
      ['See the page', 'https://example.org/a'],
      'Siehe dazu ',
      ['Siehe dazu', 'https://example.org/a'],
    ],
    [
      'no line begins like another speaker',
      ['One thing and\nanother one.'],
      'Une chose - une autre.',
      ['Une chose -\nune autre.'],
    ],
  ])('%s', (_, cues, translation, expected) => {
    expect(rewritten(cues, translation)).toEqual(expected);
  });

  it('closes at the end of a cue what it must, and opens it in the next', () => {
    const text = srt(['We met <b>old</b> friends', 'of ours today.']);
    expect(
      texts(render(parse('srt', text), (part) => (part === 'old' ? 'very old and very dear good' : part))),
    ).toEqual(['We met <b>very old and very dear</b>', '<b>good</b> friends of ours today.']);
  });

  it('keeps tags around cues and lines, and the line endings of the file', () => {
    const text = srt(['{\\an8}<i>The harbour</i>\r\n<i>opens</i>', '<i>today, friends.</i>'], '\r\n');
    expect(render(parse('srt', text), () => 'Heute öffnet, ihr lieben Freunde, der große Hafen.')).toBe(
      srt(['{\\an8}<i>Heute öffnet,</i>\r\n<i>ihr lieben</i>', '<i>Freunde, der große Hafen.</i>'], '\r\n'),
    );
  });

  it('sends an engine the sentence and nothing of the cues', async () => {
    const text = engine((request) => request.toUpperCase());
    const document = parse('srt', srt(['{\\an8}<i>The harbour</i>', '<i>opens\nagain today.</i>']));
    const { translations } = await translate(document, { engine: text });
    expect(text.sent).toEqual(['The harbour opens again today.']);
    expect(renderDocument(document, translations, 'fr')).toBe(
      srt(['{\\an8}<i>THE HARBOUR</i>', '<i>OPENS\nAGAIN TODAY.</i>']),
    );
  });
});
