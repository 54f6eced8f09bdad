import { textFormats } from '../core/support/parse.ts';
import { frames, type Hostile, inTmx, inXliff, unitOf } from './frames.ts';

export const kinds: readonly Hostile[] = [...textFormats, 'xliff', 'tmx', 'terms'];

/** Bytes of the hostile texts that stand for a megabyte of one thing. */
const mebibyte = 1024 * 1024;
/** Bytes of the others: enough for what grows with its square to take far longer than what does not. */
const many = 16 * 1024;
const deep = 100_000;

/** `whole` for the benchmark; the tests take half of the short texts' length, and fewer megabytes. */
export type Extent = 'whole' | 'part';

/** What a text is made of, again and again: all that means something to a format, a pattern or a library. */
// biome-ignore format: a table to skim
const units = [
  'word ', 'w', 'A. ', 'ab ab ', '漢', 'ا', '。', '\n', '\r\n', 'a\n', 'a\n\n', '\ta\n', ' ', '\t', '\u00a0', '\u3000',
  '\u200b', '\u00ad', '\u0301', 'a\u0301', '\u202e', '👩‍👩‍👧', '1,', '1.', '1 ', '12 000 ', '1億', '+1 2 ', '(1', 'May 5 ',
  '[', '![', ']', '](', '[a](', '[a](b) ', '[^1]', '[a]: /b\n', '*', '_', '**a *', '*a_', '`', '`a', '``a ', '~', '#', '# a\n',
  '> ', '>a\n', '- ', '- a\n', '1. ', '- [ ] a\n', '|', '|-', '|a|b', '|a\n', 'a|b\n-|-\n', 'a\n=\n', '---\n', '\\', '!', ':',
  '<', '<a', '<a b="', '</', '</a>', '<!--', '<!--a ', '-->', '<!', '<?', '<![CDATA[', '<br>', '<b>x', '<p>a', '<li>a', '<td>', '<table>',
  '<img alt=a>', '<a title="x">', '<p translate=no>', '<title>', '<svg>', '<script>', '<textarea>', '<select>', '<template>',
  '&', '&amp;', '&#', '&#x', '&x', '@', 'a@', 'a@a.', 'a.', 'http://', 'http://a ', 'www.', 'www.a ', '{{', '${', '%', '%s',
  '"', '"a ', '“', "'", '«', '(', ')', '...', '?', '!?', '\\*', '-', '—', '1:30 ', 'a/', '\t](!', '12 \n---\n', '</b>_*', 'a@b.c*漢&', '[^1]12 ', ']-->', '?\n  =\n1. <td>',
];

/** What a megabyte is tried of: what takes the most memory, each of which comes to a new process; words, blanks and lines. */
// biome-ignore format: a table to skim
const wholeMebibytes = [
  '<', '&', '<li>a', 'word ', 'w', 'A. ', '1 ', '\n', 'a\n', 'a\n\n', ' ', '漢', '[', '*a', '"a ', 'a@a.',
];

/** Those of them that take the most memory. */
const heaviest = new Set(['<', '&', 'word ', 'w', '\n', 'a\n', '漢', 'a@a.']);

const repeated = (unit: string, bytes: number) => unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));

/** Named by what is in them, with a word before it, so that no text is empty. */
const filled = (bytes: number, unit: string): [string, () => string] => [
  `${bytes / 1024} KiB of ${JSON.stringify(unit)}`,
  () => `Word ${repeated(unit, bytes)}`,
];
const shortOf = (extent: Extent) => units.map((unit) => filled(extent === 'whole' ? many : many / 2, unit));
const longOf = (extent: Extent) =>
  wholeMebibytes.filter((unit) => extent === 'whole' || heaviest.has(unit)).map((unit) => filled(mebibyte, unit));
/** Of these, what a frame is tried of: in it they come to the same code as in a text that is nothing else. */
const framed = /"(?:word |a\\n|<|&)"$/;
const bare: readonly Hostile[] = ['text', 'markdown', 'html'];

const nested = (open: string, close = '') => `${open.repeat(deep)}word${close.repeat(deep)}`;

/** Ten entities, each of which is ten times the one before it. */
const entities = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghij']
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]>`;

const cues = (count: number, point: string, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => {
    const [from, to] = [0, 900].map((offset) => new Date(index * 1000 + offset).toISOString().slice(11, 23));
    return `${index + 1}\n${from?.replace('.', point)} --> ${to?.replace('.', point)}\n${text(index)}\n`;
  }).join('\n');

/** What only its own kind takes for nested, or reads again and again. */
const nestings: Partial<Record<Hostile, Record<string, () => string>>> = {
  markdown: {
    'quotes, 100,000 deep': () => nested('>'),
    'lists, 100,000 deep': () => nested('- '),
    'numbered lists, 100,000 deep': () => nested('1. '),
    'lists line by line, 1,000 deep': () =>
      Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
    'links, 100,000 deep': () => nested('[', '](a)'),
    'images, 100,000 deep': () => nested('![', '](a)'),
    'emphasis, 100,000 deep': () => nested('*', '*'),
    'strong emphasis of two kinds, 100,000 deep': () => nested('**_', '_**'),
    'HTML blocks, 100,000 deep': () => nested('<div>', '</div>'),
    'HTML in paragraphs, 10,000 deep': () => 'word <div>\n\n'.repeat(10_000),
    'drawings in blocks of their own, 10,000 deep': () => '<svg>\n\n'.repeat(10_000),
    'aliases of aliases in front matter': () =>
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`).join('\n')}\n---\nWord\n`,
    'collections in front matter, 100,000 deep': () => `---\na: ${'['.repeat(deep)}${']'.repeat(deep)}\n---\nWord\n`,
    'a front matter of a megabyte': () => `---\n${repeated('a: b\n', mebibyte)}---\nWord\n`,
  },
  html: {
    'blocks, 100,000 deep': () => nested('<div>', '</div>'),
    'marks, 100,000 deep': () => nested('<b>', '</b>'),
    'lists, 100,000 deep': () => nested('<ul><li>', '</li></ul>'),
    'tables, 100,000 deep': () => nested('<table><tr><td>', '</td></tr></table>'),
    'marks that cross blocks': () => nested('<b><p>', '</b></p>'),
    'elements that are never closed': () => nested('<i><font><nobr>'),
    'kept elements, 100,000 deep': () => nested('<p translate=no>'),
    'a tag of 100,000 attributes': () => `<p ${Array.from({ length: deep }, (_, n) => `a${n}=b`).join(' ')}>Word</p>`,
  },
  srt: {
    'marks, 100,000 deep': () => frames.srt(nested('<b>', '</b>')),
    'cues of a letter': () => cues(20_000, ',', () => 'a'),
    'a sentence of 20,000 cues': () => cues(20_000, ',', () => 'and then'),
    'cues without a blank line': () => cues(20_000, ',', () => 'a').replaceAll('\n\n', '\n'),
    'times that cannot be read': () => `${repeated('00:00:xx --> a\n', many)}${frames.srt('Word')}`,
  },
  vtt: {
    'voices, 100,000 deep': () => frames.vtt(nested('<v Ann>', '</v>')),
    'a sentence of 20,000 cues': () => `WEBVTT\n\n${cues(20_000, '.', () => 'and then')}`,
    'notes that never end': () => `WEBVTT\n\n${repeated('NOTE a\n', many)}`,
    'a header of blanks': () => `WEBVTT${repeated(' \t', many)}\n\n00:01.000 --> 00:04.000\nWord\n`,
  },
  json: {
    'lists, 100,000 deep': () => nested('[', ']'),
    'objects, 100,000 deep': () => `${'{"a":'.repeat(deep)}"Some words"${'}'.repeat(deep)}`,
    'HTML in a value, 100,000 deep': () => frames.json(nested('<div>', '</div>')),
    'choices in choices, 10,000 deep': () =>
      frames.json(`${'{n, plural, other {'.repeat(10_000)}word${'}}'.repeat(10_000)}`),
    'choices that never end': () => frames.json(repeated('{n, plural, one {a} ', many)),
    'a key 30,000 times': () => `{${Array.from({ length: 30_000 }, () => '"text": "Some words"').join(',')}}`,
    'an escape for each letter': () => `{"text": "Some words ${repeated('\\u0061', mebibyte)}"}`,
    'numbers of a megabyte': () => `{"text": "Some words", "number": ${'9'.repeat(mebibyte)}}`,
  },
  xliff: {
    'codes, 100,000 deep': () => inXliff(nested('<pc id="1">', '</pc>')),
    'elements that nobody knows, 100,000 deep': () => inXliff(nested('<a>', '</a>')),
    'segments, 20,000 of them': () =>
      inXliff(
        `Word</target></segment>${'<segment><source>a</source></segment>'.repeat(20_000)}<segment><source>a</source><target>a`,
      ),
    'entities of entities': () => `${entities}${inXliff('&j;')}`,
  },
  tmx: {
    'codes, 100,000 deep': () => inTmx(unitOf(nested('<bpt i="1">', '</bpt>'))),
    'units, 20,000 of them': () => inTmx(unitOf('Word').repeat(20_000)),
    'units that nobody closes': () => inTmx('<tu><tuv xml:lang="en"><seg>'.repeat(deep)),
    'comments before it': () => `${'<!--a-->\n<?a b?>'.repeat(deep)}${inTmx(unitOf('Word'))}`,
    'instructions that never end': () => `${'<?'.repeat(deep)}${inTmx(unitOf('Word'))}`,
    'entities of entities': () => `${entities}${inTmx(unitOf('&j;'))}`,
  },
  terms: {
    'rows, 100,000 of them': () => `en,fr\n${Array.from({ length: deep }, (_, n) => `word ${n},mot ${n}\n`).join('')}`,
    'a row of 100,000 cells': () => `en,fr\n${'a,'.repeat(deep)}\n`,
    'a header of 100,000 languages': () => `en,fr${',de'.repeat(deep)}\nword,mot\n`,
    'quotes that never end': () => `en,fr\n${'"a,'.repeat(deep)}`,
  },
};

/** Hostile texts of a kind, by name. */
export function hostileTexts(kind: Hostile, extent: Extent): Record<string, () => string> {
  const long = longOf(extent).filter(([name]) => bare.includes(kind) || framed.test(name));
  const texts = [...long, ...shortOf(extent)];
  const inFrames = texts.map(([name, make]) => [name, () => frames[kind](make())] as const);
  return Object.fromEntries([...inFrames, ...Object.entries(nestings[kind] ?? {})]);
}
