import { describe, expect, it, test } from 'vitest';
import { rejection } from '../../../rejection.ts';
import { parse, render, shapes } from '../../../support/parse.ts';

/** SubRip of cues two seconds long, one right after the other. */
function srt(...cues: string[]): string {
  return cues
    .map((text, index) => `${index + 1}\n00:00:${two(index * 2)},000 --> 00:00:${two(index * 2 + 2)},000\n${text}\n`)
    .join('\n');
}

const two = (second: number) => String(second).padStart(2, '0');
const sentences = (...cues: string[]) => shapes(parse('srt', srt(...cues)));
const vtt = (...blocks: string[]) => shapes(parse('vtt', ['WEBVTT', ...blocks].join('\n\n')));

describe('what is one sentence', () => {
  test.each<[string, string[], string[]]>([
    ['over two cues', ['The harbour opens', 'today.'], ['The harbour opens today.']],
    [
      'over three, from mid-cue to mid-cue',
      ['Hello. The', 'harbour', 'opens. Bye.'],
      ['Hello.', 'The harbour opens.', 'Bye.'],
    ],
    ['each cue its own', ['Hello.', 'Bye.'], ['Hello.', 'Bye.']],
    ['an abbreviation at the end of a cue', ['We met Mr.', 'Smith.'], ['We met Mr. Smith.']],
    ['suspense that goes on', ['I was going to…', '…say that.'], ['I was going to… …say that.']],
    ['suspense that does not', ['I was going to...', 'Never mind.'], ['I was going to...', 'Never mind.']],
    ['a question in mid-sentence', ['"Why?" he asked', 'us.'], ['"Why?" he asked us.']],
    ['lines of a cue', ['The harbour\nopens today.'], ['The harbour opens today.']],
    ['lines that two people say', ['- Really?\n- Yes, it is'], ['Really?', 'Yes, it is']],
    ['a minus is no dash', ['It had\n-5 degrees.'], ['It had -5 degrees.']],
    ['songs', ['♪ La la ♪', 'and on.'], ['La la', 'and on.']],
    ['noises', ['[door opens]', 'Who is it?'], ['[door opens]', 'Who is it?']],
    ['Han without a space', ['港口将于星期一', '重新开放。'], ['港口将于星期一重新开放。']],
    [
      'no sentence ends in the whole file: cue by cue',
      ['港口将于星期一', '重新开放', '欢迎参观'],
      ['港口将于星期一', '重新开放', '欢迎参观'],
    ],
    ['italics around each cue stay outside', ['<i>The harbour</i>', '<i>opens.</i>'], ['The harbour opens.']],
    ['italics around each line stay outside', ['<i>The harbour</i>\n<i>opens.</i>'], ['The harbour opens.']],
    ['a line without text', ['The\n{\\i1}\nharbour opens. Bye.'], ['The<1/> harbour opens.', 'Bye.']],
    ['a pair that two people share', ['<b>Hello.\n- Bye</b> now.'], ['<1/>Hello.', 'Bye<1/> now.']],
    ['a template over two lines', ['Dear {{first\nname}}, hello.'], ['Dear {{first', 'name}}, hello.']],
    ['tags inside', ['The <b>big\nharbour</b> opens.'], ['The <1>big harbour</1> opens.']],
    ['a position', ['{\\an8}The harbour', '{\\an8}opens.'], ['The harbour opens.']],
    ['a tag that never ends', ['The <i>harbour', 'opens.'], ['The <1/>harbour opens.']],
  ])('%s', (_, cues, expected) => {
    expect(sentences(...cues)).toEqual(expected);
  });

  it('ends where nobody speaks for a while', () => {
    expect(
      shapes(
        parse('srt', '1\n00:00:01,000 --> 00:00:02,000\nThe harbour\n\n2\n00:00:09,000 --> 00:00:10,000\nOpens.\n'),
      ),
    ).toEqual(['The harbour', 'Opens.']);
  });

  it('is not what is said by two at once, or by two voices', () => {
    expect(
      shapes(
        parse('srt', '1\n00:00:01,000 --> 00:00:05,000\nThe harbour\n\n2\n00:00:02,000 --> 00:00:05,000\nOpens.\n'),
      ),
    ).toHaveLength(2);
    expect(vtt('00:01.000 --> 00:02.000\n<v Ann>The harbour', '00:02.000 --> 00:03.000\n<v Bob>opens.')).toHaveLength(
      2,
    );
    expect(vtt('00:01.000 --> 00:02.000\n<v Ann>The harbour', '00:02.000 --> 00:03.000\n<v Ann>opens.')).toEqual([
      'The harbour opens.',
    ]);
  });
});

describe('what WebVTT holds', () => {
  it('keeps its header, notes, styles and regions', () => {
    const text =
      'WEBVTT - Not this title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTE Not this\neither\n\nintro\n00:01.000 --> 00:02.000 region:fred\nBut this.\n';
    expect(shapes(parse('vtt', text))).toEqual(['But this.']);
    expect(render(parse('vtt', text), () => 'Mais ceci.')).toBe(text.replace('But this.', 'Mais ceci.'));
  });

  it('reads its tags, timestamps and references, and writes them again', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:09.000\n<v.loud Ann>Fish &amp; <c.x>chips</c> <00:05.000>for <lang fr>tous</lang>, <ruby>漢<rt>kan</rt></ruby> &lt;3\n';
    const document = parse('vtt', text);
    expect(shapes(document)).toEqual(['Fish & <1>chips</1> <2/>for <3>tous</3>, <4>漢<5/></4> <3']);
    expect(render(document, (part) => part.replace('Fish &', 'Fisch &'))).toBe(
      text.replace('Fish', 'Fisch').replace('&lt;3', '&lt;3'),
    );
  });
});

describe('what is wrong with a file', () => {
  test.each([
    ['times that cannot be read', '1\n00:00:xx,000 --> 00:00:02,000\nNot this\n\n'],
    ['a text without times', 'Not this\n\n'],
    ['a cue without text', '1\n00:00:01,000 --> 00:00:01,500\n\n'],
  ])('is left alone: %s', (_, wrong) => {
    expect(sentences('Hello.')).toEqual(['Hello.']);
    const text = `${wrong + srt('Hello.')}\n${wrong}`;
    expect(render(parse('srt', text), () => 'Salut.')).toBe(text.replace('Hello.', 'Salut.'));
  });

  it('needs no blank line between cues', () => {
    expect(
      shapes(parse('srt', '1\n00:00:01,000 --> 00:00:02,000\nHello.\n2\n00:00:02,000 --> 00:00:03,000\nBye.')),
    ).toEqual(['Hello.', 'Bye.']);
  });

  it('is said where there is no cue at all', () => {
    expect(rejection(() => parse('srt', 'Just a text.\n'))).toMatchObject({
      code: 'EmptyDocument',
      message: expect.stringContaining('No cue with text'),
    });
    expect(rejection(() => parse('vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n42\n')).code).toBe('EmptyDocument');
  });
});
