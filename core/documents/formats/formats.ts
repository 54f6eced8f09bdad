import type { FormatName } from '../../../contracts/document.ts';
import { maxDocxBytes } from '../../../contracts/limits.ts';
import type { Format } from './format.ts';

const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Every format that is read (`readers.ts`) and written (`writers.ts`). */
export const formats: Readonly<Record<FormatName, Format>> = {
  text: {
    name: 'text',
    mediaType: 'text/plain',
    extensions: ['txt', 'text'],
    contentTypes: ['text/plain'],
  },
  markdown: {
    name: 'markdown',
    mediaType: 'text/markdown',
    extensions: ['md', 'markdown', 'mdown', 'mkd', 'mdx'],
    contentTypes: ['text/markdown', 'text/x-markdown', 'text/mdx'],
  },
  html: {
    name: 'html',
    mediaType: 'text/html',
    extensions: ['html', 'htm', 'xhtml'],
    contentTypes: ['text/html', 'application/xhtml+xml'],
  },
  docx: {
    name: 'docx',
    mediaType: docxMediaType,
    extensions: ['docx'],
    contentTypes: [docxMediaType],
    container: { maxBytes: maxDocxBytes },
  },
  odt: {
    name: 'odt',
    mediaType: 'application/vnd.oasis.opendocument.text',
    extensions: ['odt'],
    contentTypes: ['application/vnd.oasis.opendocument.text'],
    container: { maxBytes: maxDocxBytes },
  },
  srt: {
    name: 'srt',
    mediaType: 'application/x-subrip',
    extensions: ['srt'],
    contentTypes: ['application/x-subrip', 'application/srt', 'text/srt', 'text/x-subrip'],
  },
  vtt: {
    name: 'vtt',
    mediaType: 'text/vtt',
    extensions: ['vtt'],
    contentTypes: ['text/vtt'],
  },
  json: {
    name: 'json',
    mediaType: 'application/json',
    extensions: ['json'],
    contentTypes: ['application/json', 'text/json'],
  },
};

/** The format of each extension, lower case and without the dot. */
export const extensionFormats: ReadonlyMap<string, FormatName> = new Map(
  Object.values(formats).flatMap(({ name, extensions }) => extensions.map((extension) => [extension, name] as const)),
);

/** Returns the format of a content type, ignoring its parameters. */
export function formatOfContentType(contentType: string | undefined): FormatName | undefined {
  const mediaType = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return Object.values(formats).find(({ contentTypes }) => contentTypes.includes(mediaType))?.name;
}
