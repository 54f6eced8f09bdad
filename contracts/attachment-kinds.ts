/**
 * Extensions of the attachments that are published unless the configuration says otherwise: files that programs show or
 * play. Not files that a computer runs, or in which scripts and macros run when somebody opens them after the download,
 * nor archives, which hide what is in them.
 */
export const attachmentKinds: readonly string[] = [
  // Images. Browsers download SVG, and do not run anything in it on a page.
  ...[
    'avif',
    'bmp',
    'gif',
    'heic',
    'heif',
    'ico',
    'jpeg',
    'jpg',
    'png',
    'svg',
    'tif',
    'tiff',
    'webp',
    'eps',
    'psd',
    'ai',
  ],
  // Sound and video, and their subtitles.
  ...['aac', 'flac', 'm4a', 'mp3', 'oga', 'ogg', 'opus', 'wav'],
  ...['avi', 'm4v', 'mkv', 'mov', 'mp4', 'mpeg', 'mpg', 'ogv', 'webm', 'srt', 'vtt'],
  // Documents without macros.
  ...['pdf', 'docx', 'odp', 'ods', 'odt', 'pptx', 'xlsx', 'epub'],
  // Text and data.
  ...['csv', 'geojson', 'gpx', 'ics', 'json', 'kml', 'md', 'tsv', 'txt', 'vcf', 'xml'],
];

/** The extension of a file's name, in lower case without the dot; empty if it has none. */
export function attachmentKind(name: string): string {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  return dot < 0 ? '' : file.slice(dot + 1).toLowerCase();
}
