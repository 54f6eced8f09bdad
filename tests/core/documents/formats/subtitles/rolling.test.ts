import { describe, expect, test } from 'vitest';
import { vtt as vttDialect } from '../../../../../core/documents/formats/subtitles/dialect.ts';
import { subtitleBody } from '../../../../../core/publication/pages/body/subtitle-body.ts';
import { tier } from '../../../../support/runs.ts';
import { parse, readings, render, shape } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';

/** As YouTube keeps automatic captions: each line rolls up once, and its words are timed where it is first shown. */
const vtt = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:03.429 align:start position:0%
 
boats<00:00:00.960><c> of</c><00:00:01.520><c> the</c><00:00:02.159><c> river</c>

00:00:03.429 --> 00:00:03.439 align:start position:0%
boats of the river
 

00:00:03.439 --> 00:00:05.749 align:start position:0%
boats of the river
are<00:00:03.760><c.colorE5E5E5> open</c><00:00:04.000><c> to</c><00:00:04.160><c> all</c>

00:00:05.749 --> 00:00:05.759 align:start position:0%
are open to all
 

00:00:05.759 --> 00:00:08.000 align:start position:0%
are open to all
this<00:00:06.000><c> year</c>
`;

/** The same as converters write it. */
const srt = vtt
  .replace(/^[\s\S]*?\n\n/, '')
  .replace(/<[^>]*>/g, '')
  .replace(/(\d\d)\.(\d{3})/g, '$1,$2')
  .replace(/ align.*/g, '')
  .split('\n\n')
  .map((cue, index) => `${index + 1}\n${cue}`)
  .join('\n\n');

describe.each([
  ['vtt', vtt],
  ['srt', srt],
] as const)('%s that rolls', (format, text) => {
  test('is sent once, without times of words', () => {
    const document = parse(format, text);
    expect(document.units.map(({ parts }) => shape(parts))).toEqual(['boats of the river are open to all this year']);
    expect(document.title.text).toBe('boats of the river are open to all this year');
    expect(render(document, (value) => value)).toBe(text);
  });

  test.each([
    ['longer', (value: string) => `${value} ${value} ${value}`],
    ['shorter', () => 'all boats'],
    ['other', pseudo],
    ['with signs', (value: string) => value.replace('river', 'river <i> & -->')],
  ])('rolls in a translation that is %s', (_, change) => {
    const rendition = render(parse(format, text), change);
    expect(rendition).not.toMatch(/<\d|<c|boats of the river\n/);
    const shown = rendition
      .split(/\n\n/)
      .filter((cue) => cue.includes('-->'))
      .map(
        (cue) =>
          cue
            .split(/ --> .*\n/)[1]
            ?.split('\n')
            .filter((line) => line.trim() !== '') ?? [],
      );
    const lines = [shown[0], shown[2]?.slice(-1), shown[4]?.slice(-1)].flat();
    expect(shown).toEqual([[lines[0]], [lines[0]], [lines[0], lines[1]], [lines[1]], [lines[1], lines[2]]]);
    expect(lines.every((line) => line !== undefined && line.trim() !== '')).toBe(true);
  });
});

test('a page says each sentence once', () => {
  const page = (text: string) => JSON.stringify(subtitleBody(text, vttDialect));
  expect(page(vtt).match(/boats of the river/g)).toHaveLength(1);
  const rendition = render(parse('vtt', vtt), (value) => `${value}, ${value}`);
  expect(page(rendition).match(/boats of the river/g)).toHaveLength(2);
});

const cues = (lines: readonly string[], step: number, length: number) =>
  `WEBVTT\n\n${lines.map((line, index) => `00:00:${String(10 + step * index)}.000 --> 00:00:${String(10 + step * index + length)}.000\n${line}\n`).join('\n')}`;

test('lines that roll in cues of their own are one sentence', () => {
  expect(readings(parse('vtt', cues(['the boats of', 'the river are', 'open to all', 'this year'], 3, 5)))).toEqual([
    'the boats of the river are open to all this year',
  ]);
});

test('three lines that roll, and a speaker who repeats a word', () => {
  const rolling = ['WE ARE', 'WE ARE\nOPEN TO', 'WE ARE\nOPEN TO\nEVERYBODY.', 'OPEN TO\nEVERYBODY.\nGOOD.'];
  expect(readings(parse('vtt', cues(rolling, 1, 1)))).toEqual(['WE ARE OPEN TO EVERYBODY.', 'GOOD.']);
  const talk = ['Stop!', 'Stop!', 'Well, yes.', 'Who?', 'You.', 'Me?', 'Yes.'];
  expect(readings(parse('vtt', cues(talk, 1, 1))).join(' ')).toBe(talk.join(' '));
});

test('times of words of a karaoke stay', () => {
  const text = 'WEBVTT\n\n00:01.000 --> 00:09.000\nRow <00:02.000>row <00:03.000>your boat\n';
  expect(render(parse('vtt', text), (value) => value)).toBe(text);
  expect(parse('vtt', text).units[0]?.parts.filter(({ type }) => type === 'placeholder')).toHaveLength(2);
});

test('many cues take no longer than they are long', () => {
  const count = tier === 'thorough' ? 20_000 : 500;
  const many = Array.from({ length: count }, (_, index) => {
    const time = (at: number) =>
      `${String(Math.floor(at / 3600)).padStart(2, '0')}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}.000`;
    return `${time(index)} --> ${time(index + 1)}\na ${index}\na ${index + 1}\n`;
  });
  const document = parse('vtt', `WEBVTT\n\n${many.join('\n')}`);
  expect(readings(document).join(' ').split(' ')).toHaveLength(2 * (count + 1));
  expect(render(document, (value) => value.replaceAll('a', 'aa')).length).toBeGreaterThan(document.text.length);
});

test('heads and end marks of a release are not part of what is said', () => {
  const lines = [
    'EXHIBIT 99.1',
    'NEWS RELEASE',
    'the quay opens',
    'today.',
    '-more-',
    '###',
    'All came.',
    'To the',
    'press',
  ];
  const text = cues(lines, 1, 1);
  const document = parse('vtt', text);
  expect(readings(document)).toEqual([
    'EXHIBIT 99.1',
    'NEWS RELEASE',
    'the quay opens today.',
    'All came.',
    'To the press',
  ]);
  expect(document.title.text).toBe('the quay opens today.');
  expect(render(document, (value) => value)).toBe(text);
});
