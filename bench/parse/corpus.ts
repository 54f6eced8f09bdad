import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Words of a newsroom; only their markup matters here. */
const words =
  'the ferry crosses river every morning and returns before night when passengers from both banks have come home a new timetable begins in spring with more boats for schools hospitals markets Kingfisher Saltmarsh council money people said because children bicycles tide winter quay'.split(
    ' ',
  );

/** The same numbers on every machine (Park and Miller's generator). */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

type Random = (below: number) => number;

/** Inline markup, each with its frequency per hundred words. */
const inlines: readonly [number, (text: string, random: Random) => string][] = [
  [3, (text) => `*${text}*`],
  [2, (text) => `**${text}**`],
  [1, (text) => `\`${text}\``],
  [2, (text, random) => `[${text}](https://example.org/${random(10_000)} "About ${text}")`],
  [1, (text, random) => `![${text}](images/${random(1000)}.png)`],
  [1, (text) => `${text}\\*`],
  [1, (text) => `${text} &amp; ${text}`],
];

function sentence(random: Random, marked: boolean): string {
  const length = 8 + random(14);
  const said = Array.from({ length }, () => {
    const word = words[random(words.length)] ?? '';
    let place = marked ? random(100) : 100;
    for (const [share, write] of inlines) {
      if (place < share) return write(word, random);
      place -= share;
    }
    return word;
  });
  const text = said.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function paragraph(random: Random, marked: boolean): string {
  return Array.from({ length: 2 + random(4) }, () => sentence(random, marked)).join(' ');
}

const lines = (random: Random, write: (index: number) => string) =>
  Array.from({ length: 3 + random(4) }, (_, index) => write(index)).join('\n');

/** Blocks, repeated by their frequency in releases, in twelfths. */
const blocks: readonly ((random: Random) => string)[] = [
  ...Array.from({ length: 6 }, () => (random: Random) => paragraph(random, true)),
  (random) => `${'#'.repeat(1 + random(4))} ${sentence(random, false).slice(0, -1)}`,
  (random) => lines(random, () => `- ${sentence(random, true)}`),
  (random) => lines(random, (index) => `${index + 1}. ${sentence(random, true)}`),
  (random) => lines(random, () => `> ${sentence(random, true)}`),
  (random) => `\`\`\`sh\n${lines(random, () => `ferry --at ${random(24)}:00`)}\n\`\`\``,
  (random) =>
    `| place | time |\n| --- | --- |\n${lines(random, () => `| ${words[random(words.length)]} | ${random(24)} |`)}`,
];

function fill(bytes: number, seed: number, block: (random: Random) => string): string {
  const random = numbers(seed);
  const made: string[] = [];
  for (let size = 0; size < bytes; ) {
    const next = block(random);
    made.push(next);
    size += Buffer.byteLength(next) + 2;
  }
  return `${made.join('\n\n')}\n`;
}

/** Markdown with every construct that releases use. */
export function markdownCorpus(bytes: number): string {
  return fill(bytes, 1, (random) => blocks[random(blocks.length)]?.(random) ?? '');
}

/** Paragraphs hard-wrapped at 72 columns. */
export function textCorpus(bytes: number): string {
  return fill(bytes, 2, (random) =>
    paragraph(random, false)
      .replace(/(.{1,72})(?: |$)/g, '$1\n')
      .trimEnd(),
  );
}

/** The Markdown as a web page. */
export function htmlCorpus(bytes: number): string {
  const body = micromark(markdownCorpus(bytes), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return `<!doctype html>\n<html lang="en">\n<head><title>News</title></head>\n<body>\n${body}\n</body>\n</html>\n`;
}
