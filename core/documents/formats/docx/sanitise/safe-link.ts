/** Schemes that a link of a published document may have. */
const schemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'ftp']);

/**
 * Whether a link may stay: it leads to the web, a mailbox or a telephone, or to a place beside the document. Paths of
 * a machine and shares of a network name people, and opening a share sends its reader's credentials there.
 */
export function isSafeLink(target: string): boolean {
  // Programs drop characters that cannot be seen before they look at the scheme.
  const seen = target.replace(/[\p{Cc}\p{Cf}\s]+/gu, '');
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
  if (scheme !== undefined) return schemes.has(scheme);
  // LibreOffice writes a path of its machine relative to the document: ../../C:/Users/…
  const climbs = /^\/?(?:\.{1,2}\/)*(?:(?:users|home|volumes)|[a-z](?::|%3a))\//i;
  return !seen.includes('\\') && !seen.startsWith('//') && !climbs.test(seen);
}

/** Whether a text is, or holds, the path of a file on somebody's machine. */
export function isFilePath(text: string): boolean {
  return /(?:^|[\s"'(])(?:[a-z]:[\\/]|\\\\[^\\\s]+\\|file:|\/(?:users|home|volumes)\/)/i.test(text);
}
