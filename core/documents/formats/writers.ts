import type { FormatName } from '../../../contracts/document.ts';
import { discloseDocx } from './docx/disclose.ts';
import { localiseDocx } from './docx/localise/localise.ts';
import { packDocx } from './docx/pack.ts';
import { writeDocx } from './docx/write.ts';
import type { Writer } from './format.ts';
import { discloseHtml } from './html/disclose.ts';
import { localiseHtml } from './html/localise.ts';
import { writeHtml } from './html/write.ts';
import { writeJson } from './json/write.ts';
import { discloseMarkdown } from './markdown/disclose.ts';
import { arrangeMarkdown } from './markdown/lines/arrange.ts';
import { localiseMarkdown } from './markdown/localise.ts';
import { writeMarkdown } from './markdown/write.ts';
import { discloseOdt } from './odt/disclose.ts';
import { localiseOdt } from './odt/localise.ts';
import { writeOdt } from './odt/write.ts';
import { srt, vtt } from './subtitles/dialect.ts';
import { arrangeRolling } from './subtitles/rolling.ts';
import { discloseVtt, writeSubtitles } from './subtitles/write.ts';
import { arrangeColumns } from './text/columns/arrange.ts';
import { tablesOf } from './text/columns/tables.ts';
import { discloseText, writeText } from './text/write.ts';

/** How each format is written. */
export const writers: Readonly<Record<FormatName, Writer>> = {
  text: {
    write: writeText,
    arrange: (place) => arrangeColumns(tablesOf(place.source), place),
    disclose: discloseText,
  },
  markdown: {
    write: writeMarkdown,
    arrange: arrangeMarkdown,
    localise: localiseMarkdown,
    disclose: discloseMarkdown,
  },
  html: { write: writeHtml, localise: localiseHtml, disclose: discloseHtml },
  docx: { write: writeDocx, localise: localiseDocx, disclose: discloseDocx, pack: packDocx },
  odt: { write: writeOdt, localise: localiseOdt, disclose: discloseOdt, pack: packDocx },
  srt: {
    write: (unit, parts, place) => writeSubtitles(unit, parts, place, srt),
    arrange: (place) => arrangeRolling(place, srt),
  },
  vtt: {
    write: (unit, parts, place) => writeSubtitles(unit, parts, place, vtt),
    arrange: (place) => arrangeRolling(place, vtt),
    disclose: discloseVtt,
  },
  json: { write: writeJson },
};
