import type { FormatName } from '../../../contracts/document.ts';
import { docx } from './docx/index.ts';
import type { Format } from './format.ts';
import { html } from './html/index.ts';
import { json } from './json/index.ts';
import { markdown } from './markdown/index.ts';
import { srt, vtt } from './subtitles/index.ts';
import { text } from './text/index.ts';

/** Every format, for reading (`readers.ts`) and writing (`writers.ts`). */
export const formats: Readonly<Record<FormatName, Format>> = { text, markdown, html, docx, srt, vtt, json };

/** The format of each extension, lower case and without the dot. */
export const extensionFormats: ReadonlyMap<string, FormatName> = new Map(
  Object.values(formats).flatMap(({ name, extensions }) => extensions.map((extension) => [extension, name] as const)),
);

/** Returns the format of a content type, ignoring its parameters. */
export function formatOfContentType(contentType: string | undefined): FormatName | undefined {
  const mediaType = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return Object.values(formats).find(({ contentTypes }) => contentTypes.includes(mediaType))?.name;
}
