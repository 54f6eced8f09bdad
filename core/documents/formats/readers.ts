import type { FormatName } from '../../../contracts/document.ts';
import { picturesOf } from './docx/pictures.ts';
import { readDocx } from './docx/read.ts';
import { sanitiseDocx } from './docx/sanitise/sanitise.ts';
import { unpackDocx } from './docx/unpack.ts';
import { orUnreadable } from './docx/unreadable.ts';
import type { Reader } from './format.ts';
import { htmlComments } from './html/comments.ts';
import { readHtml } from './html/read.ts';
import { readJson } from './json/read.ts';
import { markdownComments } from './markdown/comments.ts';
import { readMarkdown } from './markdown/read.ts';
import { odtPicturesOf } from './odt/pictures.ts';
import { readOdt } from './odt/read.ts';
import { sanitiseOdt } from './odt/sanitise.ts';
import { unpackOdt } from './odt/unpack.ts';
import { srt, vtt } from './subtitles/dialect.ts';
import { readSubtitles } from './subtitles/read.ts';
import { readText } from './text/read.ts';

/** How each format is read. */
export const readers: Readonly<Record<FormatName, Reader>> = {
  text: { parse: readText },
  markdown: { parse: readMarkdown, comments: markdownComments },
  html: { parse: (text) => readHtml(text, 0, { isPage: true }), comments: (text) => htmlComments(text) },
  docx: {
    sanitise: sanitiseDocx,
    unpack: (bytes, options) => orUnreadable(() => unpackDocx(bytes, options)),
    pictures: picturesOf,
    parse: (text) => orUnreadable(() => readDocx(text)),
  },
  odt: {
    sanitise: sanitiseOdt,
    unpack: (bytes, options) => orUnreadable(() => unpackOdt(bytes, options)),
    pictures: odtPicturesOf,
    parse: (text) => orUnreadable(() => readOdt(text)),
  },
  srt: { parse: (text) => readSubtitles(text, srt) },
  vtt: { parse: (text) => readSubtitles(text, vtt) },
  json: { parse: (text, { jsonPaths } = {}) => readJson(text, jsonPaths) },
};
