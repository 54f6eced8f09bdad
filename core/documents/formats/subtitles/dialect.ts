import { escapeMarkup } from '../../../lib/xml/index.ts';
import { decoded, type Stretch } from '../html/decode.ts';

/** Differences between the two subtitle formats inside a cue. */
export interface Dialect {
  name: 'srt' | 'vtt';
  /** Whether a line ends the text of a cue. */
  blank(line: string): boolean;
  /** Matches all markup in a cue's text. */
  tags: RegExp;
  /** Decodes a text between tags. */
  decode(source: string, start: number): Iterable<Stretch>;
  /** Escapes a text, so that nothing in it reads as markup. */
  escape(text: string): string;
}

/** Override tags of Advanced SubStation Alpha, which players also read in the other formats: `{\an8}`, `{i}`, `\N`. */
const overrides = String.raw`\{\\[^{}\r\n]{0,200}\}|\{\/?[biu]\}|\{y:[^{}\r\n]{0,40}\}|\\[Nnh]`;

const srtTags = new RegExp(
  String.raw`<\/?(?:b|i|u|s|strike|font|em|strong|span|c|v|ruby|rt)(?:[ \t.][^<>\r\n]{0,300})?>|<br[ \t]{0,5}\/?>|${overrides}`,
  'gi',
);

/** SubRip has no escapes: an invisible word joiner keeps a text from being a tag. */
const joiner = '\u2060';

export const srt: Dialect = {
  name: 'srt',
  // Players trim lines before they check.
  blank: (line) => line.trim() === '',
  tags: srtTags,
  decode: (source, start) => [{ value: source, start, end: start + source.length }],
  escape: (text) =>
    text.replace(srtTags, (tag) => tag.charAt(0) + joiner + tag.slice(1)).replace(/-->/g, `--${joiner}>`),
};

export const vtt: Dialect = {
  name: 'vtt',
  // WebVTT, "cue text": only an empty line ends it.
  blank: (line) => line === '',
  // In WebVTT every `<` begins a tag; one that never ends was meant as text.
  tags: new RegExp(String.raw`<\/?[a-zA-Z0-9.][^<>\r\n]{0,1000}>|<\/>|${overrides}`, 'g'),
  decode: decoded,
  escape: (text) =>
    escapeMarkup(text).replace(new RegExp(overrides, 'g'), (tag) => tag.charAt(0) + joiner + tag.slice(1)),
};
