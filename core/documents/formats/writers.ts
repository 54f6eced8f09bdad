import type { FormatName } from '../../../contracts/document.ts';
import { docxWriter } from './docx/writer.ts';
import type { Writer } from './format.ts';
import { htmlWriter } from './html/writer.ts';
import { jsonWriter } from './json/writer.ts';
import { markdownWriter } from './markdown/writer.ts';
import { srtWriter, vttWriter } from './subtitles/writer.ts';
import { textWriter } from './text/writer.ts';

/** The writer of each format. */
export const writers: Readonly<Record<FormatName, Writer>> = {
  text: textWriter,
  markdown: markdownWriter,
  html: htmlWriter,
  docx: docxWriter,
  srt: srtWriter,
  vtt: vttWriter,
  json: jsonWriter,
};
