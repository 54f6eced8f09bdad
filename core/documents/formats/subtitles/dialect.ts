import { decoded, type Stretch } from '../html/decode.ts';
import { escapeHtml } from '../html/escape.ts';

/** What sets the two subtitle formats apart inside a cue. */
export interface Dialect {
  name: 'srt' | 'vtt';
  /** Whether a line ends the text of a cue. */
  blank(line: string): boolean;
  /** Finds everything in a cue's text that is markup. */
  tags: RegExp;
  /** What a text between tags means. */
  decode(source: string, start: number): Iterable<Stretch>;
  /** A text so that nothing in it is read as markup. */
  escape(text: string): string;
}

/** Override tags of Advanced SubStation Alpha, which players know in the other formats too: `{\an8}`, `{i}`, `\N`. */
const overrides = String.raw`\{\\[^{}\r\n]{0,200}\}|\{\/?[biu]\}|\{y:[^{}\r\n]{0,40}\}|\\[Nnh]`;

const srtTags = new RegExp(
  String.raw`<\/?(?:b|i|u|s|strike|font|em|strong|span|c|v|ruby|rt)(?:[ \t.][^<>\r\n]{0,300})?>|<br[ \t]{0,5}\/?>|${overrides}`,
  'gi',
);

/** SubRip has no escapes: a word joiner, which nobody sees, keeps a text from being a tag. */
const joiner = '\u2060';

export const srt: Dialect = {
  name: 'srt',
  // Players trim lines before they look.
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
  // Every `<` begins a tag there; one that never ends is what an author meant as text.
  tags: new RegExp(String.raw`<\/?[a-zA-Z0-9.][^<>\r\n]{0,1000}>|<\/>|${overrides}`, 'g'),
  decode: decoded,
  escape: (text) =>
    escapeHtml(text).replace(new RegExp(overrides, 'g'), (tag) => tag.charAt(0) + joiner + tag.slice(1)),
};
