import type { FormatName } from '../../../contracts/document.ts';
import { docxReader } from './docx/reader.ts';
import type { Reader } from './format.ts';
import { htmlReader } from './html/reader.ts';
import { jsonReader } from './json/reader.ts';
import { markdownReader } from './markdown/reader.ts';
import { srtReader, vttReader } from './subtitles/reader.ts';
import { textReader } from './text/reader.ts';

/** The reader of each format. */
export const readers: Readonly<Record<FormatName, Reader>> = {
  text: textReader,
  markdown: markdownReader,
  html: htmlReader,
  docx: docxReader,
  srt: srtReader,
  vtt: vttReader,
  json: jsonReader,
};
