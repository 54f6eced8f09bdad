import { strictUrlPath, urlPath } from '../../contracts/keys.ts';

/** An address as somebody may type, copy or craft it. */
export interface Spelling {
  /** In the words of the command's output. */
  how: string;
  path: string;
}

const lower = (one: string) => one.toLowerCase();
const escapes = /%[0-9a-f]{2}/gi;

/** Every byte but slashes as an escape. */
function escaped(key: string): string {
  return [...Buffer.from(key)]
    .map((byte) => (byte === 0x2f ? '/' : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`))
    .join('');
}

/** One sign of a path as an escape. */
function escapedAt(path: string, at: number): string {
  const sign = path.charAt(at);
  return /[A-Za-z0-9._-]/.test(sign) ? path.slice(0, at) + escaped(sign) + path.slice(at + 1) : path;
}

/** In the bytes of UTF-8, which Node.js sends as they are. */
const raw = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[^\x21-\xff]/g, escaped);

/**
 * Spellings of the address of an object: those that mean it, and those that some program on the way to the bucket may
 * take for it. Each once.
 *
 * @param key of the publish bucket.
 */
export function spellingsOf(key: string): Spelling[] {
  const plain = `/${urlPath(key)}`;
  const strict = `/${strictUrlPath(key)}`;
  const slash = plain.lastIndexOf('/');
  const all: [how: string, path: string][] = [
    ['as it is published', plain],
    ['brackets and the like escaped', strict],
    ['escapes in lower case', plain.replace(escapes, lower)],
    ['all escapes in lower case', strict.replace(escapes, lower)],
    ['tilde escaped', plain.replaceAll('~', '%7E')],
    ['every byte escaped', `/${escaped(key)}`],
    ['every byte escaped in lower case', `/${escaped(key).replace(escapes, lower)}`],
    ['first letter escaped', escapedAt(plain, 1)],
    ['last letter escaped', escapedAt(plain, plain.length - 1)],
    ['dots escaped', plain.replaceAll('.', '%2E')],
    ['escaped only where it must be', plain.replace(/%(?:2[46BC]|3[ABD]|40)/g, (sign) => decodeURIComponent(sign))],
    ['bytes of UTF-8', `/${raw(key).replace(/[?#%]/g, escaped)}`],
    ['spaces as +', plain.replaceAll('%20', '+')],
    ['slashes escaped', `/${plain.slice(1).replaceAll('/', '%2F')}`],
    ['last slash escaped', `${plain.slice(0, slash)}%2f${plain.slice(slash + 1)}`],
    ['backslashes', `/${plain.slice(1).replaceAll('/', '%5C')}`],
    ['two slashes first', `/${plain}`],
    ['two slashes last', `${plain.slice(0, slash)}/${plain.slice(slash)}`],
    ['a dot segment', `/.${plain}`],
    ['an escaped dot segment', `/%2e${plain}`],
    ['a step up', `/releases/..${plain}`],
    ['an escaped step up', `/releases/%2E%2e${plain}`],
    ['escaped twice', plain.replaceAll('%', '%25')],
    ['a NUL at the end', `${plain}%00`],
    ['with a query', `${plain}?again`],
  ];
  if (key.endsWith('/index.html')) {
    const folder = plain.slice(0, -'index.html'.length);
    all.push(['as a folder', folder], ['as a folder, without its slash', folder.slice(0, -1)]);
    all.push(['as a folder, escaped', folder.replace(escapes, lower).replace(/[a-z](?=\/$)/, escaped)]);
  }
  const byPath = Map.groupBy(all, ([, path]) => path);
  return [...byPath].flatMap(([path, [first]]) => (first === undefined ? [] : [{ how: first[0], path }]));
}
