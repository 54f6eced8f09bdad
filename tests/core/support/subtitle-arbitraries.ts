import fc from 'fast-check';
import { prose } from './arbitraries.ts';

const eol = fc.constantFrom('\n', '\r\n', '\r');

const said = fc
  .array(
    fc.constantFrom(
      ...'The harbour of Port Ellison opens today and everybody can come to see it said Mr. Smith 12 港口将于 星期一 重新开放 。 プレス をご覧 — , ! ? ... « » خبر'.split(
        ' ',
      ),
      '<b>bold words</b>',
      '<i>not closed',
      'closed only</i>',
      '<font color="red">red</font>',
      '{\\i1}',
      '<c.loud>loud</c>',
      'end.',
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((words) => words.join(' '));

const line = fc.oneof(
  { weight: 6, arbitrary: said },
  said.map((text) => `- ${text}`),
  said.map((text) => `<i>${text}</i>`),
  said.map((text) => `♪ ${text} ♪`),
  said.map((text) => `{\\an8}${text}`),
  said.map((text) => `  ${text} `),
  prose,
);

const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }) },
  fc.tuple(said, said).map(([one, two]) => [`<i>${one}`, `${two}</i>`]),
  fc.tuple(said, said).map(([one, two]) => [`<v Ann>${one}`, two]),
);

const cue = fc.record({
  id: fc.boolean(),
  text,
  /** Milliseconds after the cue before it; less than nothing overlaps. */
  gap: fc.constantFrom(0, 40, 200, 5_000, -800),
  length: fc.constantFrom(0, 900, 2_400),
  settings: fc.constantFrom('', ' align:start position:10%', ' X1:40 X2:600'),
});

const other = fc.constantFrom(
  ['NOTE', 'a comment that stays'],
  ['STYLE', '::cue { color: red }'],
  ['REGION', 'id:fred'],
  ['99', '00:00:xx --> 00:00:99', 'Nobody knows when.'],
  ['A text that has no times.'],
);

/** Subtitle files: cues of every kind, among blocks that are none. */
function subtitles(name: 'srt' | 'vtt'): fc.Arbitrary<string> {
  const separator = name === 'srt' ? ',' : '.';
  const blocks = fc.array(fc.oneof({ weight: 6, arbitrary: cue }, other), { maxLength: 8 });
  const greeting = cue.map((each) => ({ ...each, text: ['Welcome to all of you.', ...each.text] }));
  return fc.tuple(blocks, greeting, eol, fc.boolean()).map(([more, first, end, open]) => {
    let now = 1_000;
    const written = [first, ...more].map((block, index) => {
      if (!('gap' in block)) return block;
      const start = Math.max(0, now + block.gap);
      now = start + block.length;
      const id = name === 'srt' || block.id ? [String(index + 1)] : [];
      return [...id, `${time(start, separator)} --> ${time(now, separator)}${block.settings}`, ...block.text];
    });
    const header = name === 'vtt' ? [['WEBVTT - a title', 'Kind: captions']] : [];
    const file = [...header, ...written].map((lines) => lines.join(end)).join(end + end);
    return open ? file : file + end;
  });
}

function time(milliseconds: number, separator: string): string {
  const date = new Date(milliseconds).toISOString();
  return date.slice(11, 23).replace('.', separator);
}

export const anySrt = subtitles('srt');
export const anyVtt = subtitles('vtt');
