import { type InlineDialect, inlineMark, type Mark } from './marks.ts';

const link = /(!?)\[\[([^[\]|`\r\n]{1,200}?)(?:(\\?\|)([^[\]`\r\n]{1,300}))?\]\]/g;
const blockId = /(?<=[ \t])\^[A-Za-z0-9-]{1,60}[ \t]*$/;

export const wikiLinks: InlineDialect = {
  reason:
    'Links of wikis and Obsidian by the name of a page: the name stays, and the words shown for it are translated.',
  hint: '[[',
  find: (line) =>
    [...line.matchAll(link)].flatMap(({ 0: source, 1: embed, 2: name = '', 3: bar = '', 4: words, index }): Mark[] => {
      if (embed || words === undefined || /^[\d x]*$/.test(words)) {
        return [inlineMark(index, source, embed ? { page: '' } : { text: name, page: escaped(name) })];
      }
      const opening = `[[${name}${bar}`;
      return [
        inlineMark(index, opening, { inline: 'open', page: '' }),
        inlineMark(index + source.length - 2, ']]', { inline: 'close', page: '' }),
      ];
    }),
};

export const blockIds: InlineDialect = {
  reason: 'The id of a block in Obsidian, at the end of its line.',
  hint: '^',
  find: (line) => {
    const found = blockId.exec(line.slice(-80));
    return found ? [inlineMark(line.length - found[0].length, found[0], { page: '' })] : [];
  },
};

function escaped(name: string): string {
  return name.replace(/[\\*_<&]/g, '\\$&');
}
